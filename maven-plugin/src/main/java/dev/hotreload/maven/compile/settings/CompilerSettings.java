package dev.hotreload.maven.compile.settings;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the compiler of one module's main sources is told.
 *
 * @param roots the directories of sources, those that annotation processors fill left out
 * @param includes Ant-like patterns of sources; empty: all
 * @param excludes Ant-like patterns of sources that are not compiled
 * @param classes where the class files belong
 * @param generated where the sources of annotation processors belong
 * @param encoding of the sources
 * @param options all other options, in javac's form
 * @param classPath without the module's own classes; other modules are in it as their output directories
 * @param processorPath where annotation processors are looked for; empty: on the class path
 */
public record CompilerSettings(
        List<Path> roots,
        List<String> includes,
        List<String> excludes,
        Path classes,
        Path generated,
        Charset encoding,
        List<String> options,
        List<Path> classPath,
        List<Path> processorPath) {

    /** Whether the sources declare a module (JPMS). */
    public boolean isModule() {
        return roots.stream().anyMatch(root -> Files.exists(root.resolve("module-info.java")));
    }

    /** Copies the lists. */
    public CompilerSettings {
        roots = List.copyOf(roots);
        includes = List.copyOf(includes);
        excludes = List.copyOf(excludes);
        options = List.copyOf(options);
        classPath = List.copyOf(classPath);
        processorPath = List.copyOf(processorPath);
    }
}
