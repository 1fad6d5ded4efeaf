package dev.hotreload.weave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.classfile.FieldInitialisers;
import dev.hotreload.classfile.FieldInitialisers.Initialiser;
import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.MethodKey;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.ClassNode;

/**
 * The initialisers of fields are found in whatever style they are written, and evaluate for an object that no
 * constructor has made to what a new object has.
 */
@Execution(ExecutionMode.CONCURRENT) // sources in, text out
class InitialiserStylesTest {
    @TempDir
    Path directory;

    static Stream<Arguments> compilers() {
        return Stream.of(
                Arguments.of("javac with lines", ToolProvider.getSystemJavaCompiler(), "-g"),
                Arguments.of("javac without lines", ToolProvider.getSystemJavaCompiler(), "-g:none"),
                Arguments.of("Eclipse's with lines", new EclipseCompiler(), "-g"),
                Arguments.of("Eclipse's without lines", new EclipseCompiler(), "-g:none"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("compilers")
    void eachFieldHasTheValueOfANewObject(String name, JavaCompiler compiler, String debug) throws Exception {
        List<InitialiserSources.Sample> samples = InitialiserSources.all();
        Map<String, byte[]> classes = compile(compiler, debug, samples);
        List<String> wrong = new ArrayList<>();
        for (InitialiserSources.Sample sample : samples) {
            try {
                check(sample, classes, !debug.equals("-g:none"), wrong);
            } catch (ReflectiveOperationException | LinkageError e) {
                wrong.add(sample.name() + ": " + (e.getCause() == null ? e : e.getCause()));
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static void check(
            InitialiserSources.Sample sample, Map<String, byte[]> classes, boolean hasLines, List<String> wrong)
            throws ReflectiveOperationException {
        Woven woven = new Woven(classes);
        Object made = woven.loadClass(sample.name()).getMethod("make").invoke(null);
        Class<?> type = made.getClass();
        Object raw = woven.copyOfWhatIsCaptured(made);
        Map<FieldKey, Initialiser> found = woven.initialisers(type.getName());
        for (String field : List.of("first", "counted", "f")) {
            boolean isFound = found.keySet().stream().anyMatch(key -> key.name().equals(field));
            if (!isFound && !(sample.isOfCaptured() && hasNothingCaptured(type))) {
                wrong.add(sample.name() + ": " + field + " is lost");
            }
        }
        if (found.keySet().stream().anyMatch(key -> key.name().equals("set")) && sample.set() && hasLines) {
            wrong.add(sample.name() + ": set has none in the source");
        }
        for (FieldKey key : found.keySet()) {
            Method initialiser = type.getDeclaredMethod(initialiser(key).name());
            initialiser.setAccessible(true);
            Field field = field(type, key.name());
            field.set(raw, initialiser.invoke(raw));
            boolean isCount = key.name().equals("counted") || key.name().equals("set");
            if (!isCount && !text(field.get(raw)).equals(text(field.get(made)))) {
                wrong.add(sample.name() + ": " + key.name() + " is " + text(field.get(raw)));
            }
        }
    }

    /** ECJ keeps no variable that only initialisers use: no object that exists has its value. */
    private static boolean hasNothingCaptured(Class<?> type) {
        return Stream.of(type.getDeclaredFields())
                .noneMatch(field -> field.getName().startsWith("val$"));
    }

    private static String text(Object value) {
        if (value instanceof Supplier<?> supplier) {
            return text(supplier.get());
        }
        if (value.getClass().isArray()) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < Array.getLength(value); i++) {
                text.append(Array.get(value, i)).append(' ');
            }
            return text.toString();
        }
        return value.toString();
    }

    private static Field field(Class<?> type, String name) throws ReflectiveOperationException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    private static MethodKey initialiser(FieldKey key) {
        return new MethodKey("init$" + key.name(), "()" + key.descriptor());
    }

    /** Defines the classes with a method for each initialiser. */
    private static final class Woven extends ClassLoader {
        private final Map<String, byte[]> classes;
        private final Map<String, Map<FieldKey, Initialiser>> found = new HashMap<>();

        Woven(Map<String, byte[]> classes) {
            this.classes = classes;
        }

        Map<FieldKey, Initialiser> initialisers(String binaryName) {
            return found.getOrDefault(binaryName, Map.of());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] compiled = classes.get(name);
            if (compiled == null) {
                throw new ClassNotFoundException(name);
            }
            ClassNode type = new ClassNode();
            new ClassReader(compiled).accept(type, ClassReader.EXPAND_FRAMES);
            Map<FieldKey, Initialiser> initialisers = FieldInitialisers.ofInstances(type);
            initialisers.forEach((key, value) -> type.methods.add(InitialiserMethod.write(value, initialiser(key))));
            found.put(name, initialisers);
            ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
            type.accept(writer);
            byte[] woven = writer.toByteArray();
            return defineClass(name, woven, 0, woven.length);
        }

        /** An object with default values, but for the synthetic fields. */
        Object copyOfWhatIsCaptured(Object made) throws ReflectiveOperationException {
            Field unsafe = field(Class.forName("sun.misc.Unsafe"), "theUnsafe");
            Object raw = unsafe.getType()
                    .getMethod("allocateInstance", Class.class)
                    .invoke(unsafe.get(null), made.getClass());
            for (Field field : made.getClass().getDeclaredFields()) {
                if (field.isSynthetic()) {
                    field.setAccessible(true);
                    Object value = field.get(made);
                    // Final fields of local classes are set by reflection here only.
                    field.set(raw, value);
                }
            }
            return raw;
        }
    }

    /** ECJ takes only sources that are files. */
    private Map<String, byte[]> compile(JavaCompiler compiler, String debug, List<InitialiserSources.Sample> samples)
            throws Exception {
        List<Path> sources = new ArrayList<>();
        for (InitialiserSources.Sample sample : samples) {
            sources.add(Files.writeString(directory.resolve(sample.name() + ".java"), sample.source()));
        }
        Map<String, ByteArrayOutputStream> written = new HashMap<>();
        StringBuilder messages = new StringBuilder();
        try (StandardJavaFileManager standard = compiler.getStandardFileManager(null, null, null);
                JavaFileManager manager = new InMemory(standard, written)) {
            boolean isDone = compiler.getTask(
                            null,
                            manager,
                            diagnostic -> messages.append(diagnostic).append('\n'),
                            List.of(debug, "--release", "17", "-proc:none", "-nowarn"),
                            null,
                            standard.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(isDone).as(messages.toString()).isTrue();
        }
        Map<String, byte[]> classes = new HashMap<>();
        written.forEach((className, bytes) -> classes.put(className, bytes.toByteArray()));
        return classes;
    }

    private static final class InMemory extends ForwardingJavaFileManager<StandardJavaFileManager> {
        private final Map<String, ByteArrayOutputStream> written;

        InMemory(StandardJavaFileManager standard, Map<String, ByteArrayOutputStream> written) {
            super(standard);
            this.written = written;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    written.put(className.replace('/', '.'), bytes);
                    return bytes;
                }
            };
        }
    }
}
