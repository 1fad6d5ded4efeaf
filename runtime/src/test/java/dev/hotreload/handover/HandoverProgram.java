package dev.hotreload.handover;

import dev.hotreload.api.Migrate;
import dev.hotreload.cases.MemoryCompiler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All cases as one program of two versions, compiled in memory. */
final class HandoverProgram {
    private final Map<String, byte[]> staying;
    private final Map<String, byte[]> first;
    private final Map<String, byte[]> second;

    HandoverProgram(List<HandoverCase> cases) {
        Map<String, String> staying = new HashMap<>();
        Map<String, String> first = new HashMap<>();
        Map<String, String> second = new HashMap<>();
        for (HandoverCase each : cases) {
            staying.putAll(each.staying());
            first.putAll(each.sources(1));
            second.putAll(each.sources(2));
        }
        try (MemoryCompiler compiler = new MemoryCompiler()) {
            this.staying = compiler.compile(staying, Map.of(), List.of());
            Map<String, byte[]> classPath = new HashMap<>(this.staying);
            classPath.put("dev/hotreload/api/Migrate.class", migrate());
            this.first = compiler.compile(first, classPath, List.of());
            this.second = compiler.compile(second, classPath, List.of());
        }
    }

    private static byte[] migrate() {
        try (InputStream in = Objects.requireNonNull(Migrate.class.getResourceAsStream("Migrate.class"))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The loaders of the classes that stay, of a program that starts. */
    TestLoader stayingLoader() {
        return new TestLoader(0, staying, HandoverProgram.class.getClassLoader());
    }

    /** The loader of a generation. */
    TestLoader loader(int number, TestLoader stays) {
        return new TestLoader(number, number == 1 ? first : second, stays);
    }

    /** Makes a loader's classes a generation. */
    static LoaderGeneration add(Handover handover, TestLoader loader) {
        LoaderGeneration generation = handover.add(loader);
        loader.generation = generation;
        if (loader.getParent() instanceof TestLoader stays) {
            stays.generation = generation;
        }
        return generation;
    }

    /** What {@code make} returns. */
    static Object make(TestLoader loader, HandoverCase file) throws Throwable {
        return call(loader, file.packageName() + ".Make", "make");
    }

    /** What {@code drive} prints. */
    static String drive(TestLoader loader, HandoverCase file, @Nullable Object kept) throws Throwable {
        return String.valueOf(call(loader, file.packageName() + ".Drive", "drive", kept));
    }

    private static Object call(TestLoader loader, String type, String name, @Nullable Object... arguments)
            throws Throwable {
        Class<?>[] parameters = arguments.length == 0 ? new Class<?>[0] : new Class<?>[] {Object.class};
        Method method = loader.loadClass(type).getDeclaredMethod(name, parameters);
        method.setAccessible(true);
        try {
            return method.invoke(null, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** The access that an agent takes through its instrumentation. */
    static MethodHandles.Lookup trusted() {
        try {
            Class<?> type = Class.forName("sun.misc.Unsafe");
            Field instance = type.getDeclaredField("theUnsafe");
            instance.setAccessible(true);
            Object unsafe = instance.get(null);
            Field field = MethodHandles.Lookup.class.getDeclaredField("IMPL_LOOKUP");
            Object base = type.getMethod("staticFieldBase", Field.class).invoke(unsafe, field);
            Object offset = type.getMethod("staticFieldOffset", Field.class).invoke(unsafe, field);
            return (MethodHandles.Lookup)
                    type.getMethod("getObject", Object.class, long.class).invoke(unsafe, base, offset);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("this JDK has no such lookup", e);
        }
    }
}
