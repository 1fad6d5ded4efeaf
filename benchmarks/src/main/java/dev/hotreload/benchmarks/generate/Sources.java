package dev.hotreload.benchmarks.generate;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Sources, in memory, compiled together into a directory. */
public final class Sources {

    private static final String SUFFIX = ".java";

    private final Map<String, String> sources = new LinkedHashMap<>();

    /** Adds the class {@code binaryName}. */
    public Sources add(String binaryName, String source) {
        sources.put(binaryName, source);
        return this;
    }

    /** Adds all sources below a source root. */
    public Sources addAll(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(SUFFIX)).toList()) {
                String path = root.relativize(file).toString();
                String binaryName = path.substring(0, path.length() - SUFFIX.length())
                        .replace(root.getFileSystem().getSeparator(), ".");
                add(binaryName, Files.readString(file));
            }
        }
        return this;
    }

    /**
     * Compiles for Java 17, so that every measured JDK can run the classes.
     *
     * @throws IOException if the directory cannot be written
     * @throws IllegalStateException if the compiler finds an error
     */
    public Path compile(Path directory) throws IOException {
        Files.createDirectories(directory);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of("-d", directory.toString(), "--release", "17", "-proc:none", "-g");
        List<JavaFileObject> files = sources.entrySet().stream()
                .map(entry -> (JavaFileObject) new Source(entry.getKey(), entry.getValue()))
                .toList();
        if (!compiler.getTask(null, null, null, options, null, files).call()) {
            throw new IllegalStateException("generated classes do not compile: " + sources.keySet());
        }
        return directory;
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String content;

        Source(String binaryName, String content) {
            super(URI.create("memory:///" + binaryName.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
            this.content = content;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return content;
        }
    }
}
