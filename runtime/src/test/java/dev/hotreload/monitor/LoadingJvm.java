package dev.hotreload.monitor;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.IllegalClassFormatException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a test says that the JVM has loaded: its own JVM has had all by then. */
final class LoadingJvm {
    private final List<ClassFileTransformer> transformers = new CopyOnWriteArrayList<>();
    private final Class<?>[] loaded;

    LoadingJvm(Class<?>... loaded) {
        this.loaded = loaded.clone();
    }

    Instrumentation instrumentation() {
        return (Instrumentation) Proxy.newProxyInstance(
                LoadingJvm.class.getClassLoader(),
                new Class<?>[] {Instrumentation.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getAllLoadedClasses" -> loaded.clone();
                    case "addTransformer" -> transformers.add((ClassFileTransformer) arguments[0]);
                    case "removeTransformer" -> transformers.remove(arguments[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    /** Has the boot loader load a class, by its internal name. */
    void load(String internalName) throws IllegalClassFormatException {
        for (ClassFileTransformer transformer : transformers) {
            transformer.transform(null, internalName, null, null, new byte[0]);
        }
    }

    boolean isListenedTo() {
        return !transformers.isEmpty();
    }
}
