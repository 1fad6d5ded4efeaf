package dev.hotreload.reload;

import dev.hotreload.classfile.MethodKey;
import dev.hotreload.model.ClassState;
import dev.hotreload.transform.LoadedClassTransformer;
import dev.hotreload.weave.LibraryWeaver;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes classes of libraries and of the JDK dispatch to overrides that were added to the application's classes.
 *
 * <p>They are retransformed and not redefined, so whatever other agents made of them is kept.
 *
 * <p>The engine says what must dispatch; {@link #changed} is called by any thread that loads or retransforms a
 * class.
 */
final class LibraryDispatch implements LoadedClassTransformer {
    private final Instrumentation instrumentation;
    private final Map<String, Set<MethodKey>> dispatched = new ConcurrentHashMap<>();
    private final Set<Class<?>> dispatching = new HashSet<>();

    LibraryDispatch(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    /**
     * Lets the given classes dispatch. It changes nothing for as long as the model knows of no override.
     *
     * @throws UnmodifiableClassException if the JVM does not let a class be changed
     */
    void dispatch(Collection<ClassState> libraries) throws UnmodifiableClassException, ClassNotFoundException {
        Map<String, Set<MethodKey>> before = new HashMap<>(dispatched);
        List<Class<?>> changed = new ArrayList<>();
        for (ClassState library : libraries) {
            if (!library.overridden().equals(dispatched.put(library.internalName(), library.overridden()))) {
                String binaryName = library.internalName().replace('/', '.');
                changed.add(Class.forName(binaryName, false, ClassLoader.getSystemClassLoader()));
            }
        }
        if (!changed.isEmpty()) {
            if (dispatching.isEmpty()) {
                instrumentation.addTransformer(this, true);
            }
            dispatching.addAll(changed);
            try {
                instrumentation.retransformClasses(changed.toArray(Class<?>[]::new));
            } catch (UnmodifiableClassException | RuntimeException | Error e) {
                dispatched.clear();
                dispatched.putAll(before);
                throw e;
            }
        }
    }

    /**
     * Has all of them run their own code again.
     *
     * @throws UnmodifiableClassException if the JVM does not let a class be changed
     */
    void end() throws UnmodifiableClassException {
        if (!dispatching.isEmpty()) {
            instrumentation.removeTransformer(this);
            instrumentation.retransformClasses(dispatching.toArray(Class<?>[]::new));
            dispatching.clear();
        }
    }

    @Override
    public byte @Nullable [] changed(String internalName, @Nullable Class<?> redefined, byte[] classFile) {
        Set<MethodKey> methods = dispatched.get(internalName);
        return methods == null ? null : LibraryWeaver.dispatching(classFile, methods);
    }
}
