package dev.hotreload.launch;

import java.nio.file.Path;

/**
 * One module of the application: a project of the Maven reactor whose classes can be reloaded.
 *
 * @param name the artifact id, as the user reads it in messages
 * @param classes the module's output directory (usually {@code target/classes}), absolute; it need not exist yet
 */
public record LaunchModule(String name, Path classes) {}
