package dev.hotreload.memory;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.model.ClassSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Java sources of package {@code p}, compiled in memory by the JDK that runs the test. */
public final class Compiled implements ClassSource {
    private static final Pattern NAME = Pattern.compile("\\b(?:class|@?interface|enum|record)\\s+(\\w+)");
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    /** It is not safe for use by several threads, and tests run beside one another. */
    private static final ThreadLocal<StandardJavaFileManager> FILES =
            ThreadLocal.withInitial(() -> COMPILER.getStandardFileManager(null, null, null));

    private final Map<String, ClassFile> types;

    private Compiled(Map<String, ClassFile> types) {
        this.types = types;
    }

    /** Compiles type declarations, each of which becomes a source file of package {@code p}. */
    public static Compiled of(String... declarations) {
        List<JavaFileObject> sources = new ArrayList<>();
        for (String declaration : declarations) {
            Matcher name = NAME.matcher(declaration);
            if (!name.find()) {
                throw new IllegalArgumentException("declares no type: " + declaration);
            }
            sources.add(new Source(name.group(1), "package p;\n" + declaration));
        }
        Map<String, Output> outputs = new TreeMap<>();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        JavaFileManager manager = new Memory(outputs);
        List<String> options = List.of("-proc:none", "-g", "-nowarn", "--release", "17");
        if (!COMPILER.getTask(null, manager, problems, options, null, sources).call()) {
            throw new IllegalArgumentException(problems.getDiagnostics().toString());
        }
        Map<String, ClassFile> types = new TreeMap<>();
        outputs.forEach((name, output) -> types.put(name.replace('.', '/'), ClassFile.parse(output.bytes())));
        return new Compiled(types);
    }

    /** These classes, and those of {@code others} that are not among them. */
    public Compiled or(Compiled others) {
        Map<String, ClassFile> all = new TreeMap<>(others.types);
        all.putAll(types);
        return new Compiled(all);
    }

    /** A class by its name below package {@code p}: {@code A$1} is {@code p/A$1}. */
    public ClassFile type(String name) {
        ClassFile type = types.get("p/" + name);
        if (type == null) {
            throw new IllegalArgumentException("there is no " + name + ", but " + types.keySet());
        }
        return type;
    }

    /** All classes, by internal name. */
    public Map<String, ClassFile> types() {
        return types;
    }

    @Override
    public @Nullable ClassFile find(String internalName) {
        ClassFile own = types.get(internalName);
        if (own != null) {
            return own;
        }
        try (InputStream in = ClassLoader.getSystemResourceAsStream(internalName + ".class")) {
            return in == null ? null : ClassFile.outline(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean isModules(String internalName) {
        return types.containsKey(internalName);
    }

    @Override
    public boolean isInModulesPackage(String internalName) {
        return internalName.startsWith("p/");
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("memory:///p/" + name + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Output extends SimpleJavaFileObject {
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();

        Output(String binaryName) {
            super(URI.create("memory:///" + binaryName.replace('.', '/') + ".class"), Kind.CLASS);
        }

        @Override
        public OutputStream openOutputStream() {
            return content;
        }

        byte[] bytes() {
            return content.toByteArray();
        }
    }

    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, Output> outputs;

        Memory(Map<String, Output> outputs) {
            super(FILES.get());
            this.outputs = outputs;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, @Nullable FileObject sibling) {
            return outputs.computeIfAbsent(className, Output::new);
        }
    }
}
