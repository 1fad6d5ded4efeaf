package dev.hotreload.boot;

import org.jspecify.annotations.Nullable;

/**
 * What the JVM has told of a class, and never tells otherwise. A native look-up that is hooked is no intrinsic of the
 * JIT any more; asked each time, it would take a hundred times as long.
 *
 * <p>Safe for use by any thread: who finds nothing asks the JVM, which gives all the same answer.
 */
final class ClassFacts {
    private static final ClassValue<ClassFacts> ALL = new ClassValue<>() {
        @Override
        protected ClassFacts computeValue(Class<?> type) {
            return new ClassFacts();
        }
    };

    private static final Object NONE = new Object();

    private @Nullable Object superclass;
    private @Nullable Boolean isInterface;

    static ClassFacts of(Class<?> type) {
        return ALL.get(type);
    }

    boolean lacksSuperclass() {
        return superclass == null;
    }

    void keepSuperclass(@Nullable Class<?> jvm) {
        superclass = jvm == null ? NONE : jvm;
    }

    @Nullable
    Class<?> superclass() {
        return superclass instanceof Class<?> known ? known : null;
    }

    boolean lacksIsInterface() {
        return isInterface == null;
    }

    void keepIsInterface(boolean jvm) {
        isInterface = jvm;
    }

    boolean isInterface() {
        return Boolean.TRUE.equals(isInterface);
    }
}
