package dev.hotreload.maven.compile.javac;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * What came of one call of javac.
 *
 * @param succeeded whether there was no error
 * @param diagnostics errors and warnings in the order in which javac found them
 * @param output what javac said besides, usually nothing
 * @param classes the class files by internal name
 * @param files what annotation processors wrote, sources and resources, by where it belongs
 */
public record Compilation(
        boolean succeeded,
        List<Diagnostic<? extends JavaFileObject>> diagnostics,
        String output,
        Map<String, CompiledClass> classes,
        Map<Path, byte[]> files) {

    /** Copies the collections. */
    public Compilation {
        diagnostics = List.copyOf(diagnostics);
        classes = Map.copyOf(classes);
        files = Map.copyOf(files);
    }

    /** A compilation that did not come as far as the compiler, for the reason in {@code output}. */
    static Compilation failed(String output) {
        return new Compilation(false, List.of(), output, Map.of(), Map.of());
    }

    /** A class file. */
    public static final class CompiledClass {

        private final byte[] content;
        private final @Nullable Path source;

        /**
         * @param content its bytes
         * @param source what it was compiled from; null if an annotation processor made it
         */
        public CompiledClass(byte[] content, @Nullable Path source) {
            this.content = content;
            this.source = source;
        }

        /** Its bytes. */
        public byte[] content() {
            return content;
        }

        /** What it was compiled from; null if an annotation processor made it. */
        public @Nullable Path source() {
            return source;
        }
    }
}
