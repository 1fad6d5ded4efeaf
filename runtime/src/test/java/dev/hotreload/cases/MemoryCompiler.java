package dev.hotreload.cases;

import dev.hotreload.cases.forked.CaseSupport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles sources into class files without touching a directory, with the JDK that runs. Used by one thread. */
public final class MemoryCompiler implements AutoCloseable {

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);

    /** With the JDK that runs. */
    public MemoryCompiler() {
        try {
            Path support = Path.of(CaseSupport.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(support));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Compiles sources.
     *
     * @param sources path to content; what is no source is left alone
     * @param classPath class files by path, beside those of the JDK and of the cases' words
     * @return class files by path
     * @throws IllegalArgumentException with the compiler's messages if they do not compile
     */
    public Map<String, byte[]> compile(
            Map<String, String> sources, Map<String, byte[]> classPath, List<String> options) {
        List<Source> units = new ArrayList<>();
        sources.forEach((path, text) -> {
            if (path.endsWith(".java")) {
                units.add(new Source(path, text));
            }
        });
        if (units.isEmpty()) {
            return Map.of();
        }
        List<String> arguments =
                new ArrayList<>(List.of("-g", "-nowarn", "-proc:none", "-implicit:none", "-Xlint:none"));
        arguments.addAll(options);
        StringWriter said = new StringWriter();
        MemoryFiles output = new MemoryFiles(files, classPath);
        if (!compiler.getTask(said, output, null, arguments, null, units).call()) {
            throw new IllegalArgumentException(said.toString());
        }
        return output.written();
    }

    @Override
    public void close() {
        try {
            files.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has class files in memory beside those of the class path, and keeps what is written. */
    private static final class MemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, byte[]> classPath;
        private final Map<String, Written> written = new TreeMap<>();

        MemoryFiles(JavaFileManager files, Map<String, byte[]> classPath) {
            super(files);
            this.classPath = classPath;
        }

        Map<String, byte[]> written() {
            Map<String, byte[]> classFiles = new TreeMap<>();
            written.forEach((path, file) -> classFiles.put(path, file.bytes.toByteArray()));
            return classFiles;
        }

        @Override
        public Iterable<JavaFileObject> list(
                Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
                throws IOException {
            List<JavaFileObject> all = new ArrayList<>();
            super.list(location, packageName, kinds, recurse).forEach(all::add);
            if (location == StandardLocation.CLASS_PATH && kinds.contains(JavaFileObject.Kind.CLASS)) {
                String directory = packageName.isEmpty() ? "" : packageName.replace('.', '/') + "/";
                classPath.forEach((path, bytes) -> {
                    if (path.startsWith(directory) && path.indexOf('/', directory.length()) < 0) {
                        all.add(new Read(path, bytes));
                    }
                });
            }
            return all;
        }

        @Override
        public String inferBinaryName(Location location, JavaFileObject file) {
            return file instanceof Read read ? read.binaryName() : super.inferBinaryName(location, file);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            String path = className.replace('.', '/') + kind.extension;
            return written.computeIfAbsent(path, Written::new);
        }
    }

    private static URI uri(String path) {
        return URI.create("memory:///" + path.replace("$", "%24"));
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String path, String text) {
            super(uri(path), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Read extends SimpleJavaFileObject {
        private final String path;
        private final byte[] bytes;

        Read(String path, byte[] bytes) {
            super(uri(path), Kind.CLASS);
            this.path = path;
            this.bytes = bytes;
        }

        String binaryName() {
            return path.substring(0, path.length() - Kind.CLASS.extension.length())
                    .replace('/', '.');
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(bytes);
        }
    }

    private static final class Written extends SimpleJavaFileObject {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Written(String path) {
            super(uri(path), Kind.CLASS);
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }
    }
}
