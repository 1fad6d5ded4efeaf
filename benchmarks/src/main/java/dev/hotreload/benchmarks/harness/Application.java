package dev.hotreload.benchmarks.harness;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An application that can be launched.
 *
 * @param mainClass binary name of its main class
 * @param classes the output directory of its one module
 * @param libraries the jars it needs
 */
public record Application(String mainClass, Path classes, List<Path> libraries) {

    /** The flat class path in order. */
    public List<Path> classPath() {
        return Stream.concat(Stream.of(classes), libraries.stream()).toList();
    }

    String classPathArgument() {
        return classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
