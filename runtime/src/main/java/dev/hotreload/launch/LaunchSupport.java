package dev.hotreload.launch;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One support of a framework that the application has.
 *
 * @param className binary name of its class
 * @param jar the jar that has it; empty: it is on the application's own class path
 */
public record LaunchSupport(String className, Optional<Path> jar) {}
