package dev.hotreload.vm;

import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Has the JVM throw away code that the JIT compiled with the answer of a subtype check as a constant: it records no
 * dependency for that, because a class's interfaces do not change.
 *
 * <p>A retransformation throws away all code that has a method of the class in it. So the classes whose constant pools
 * have an interface that came or went, or a class that has it, are retransformed as they are, and {@code Object} and
 * {@code Class}, whose methods are everywhere. What is left is code of a library that checks against a constant of
 * another class and has met one class only: it answers as before until it is compiled again, which is wrong and not
 * unsafe.
 *
 * <p>A JVM with {@code -XX:+WhiteBoxAPI}, and its class, throws away all code instead.
 */
final class Deoptimisation {
    private static final List<String> WHITE_BOXES = List.of("jdk.test.whitebox.WhiteBox", "sun.hotspot.WhiteBox");

    private final BiPredicate<Class<?>, Set<Class<?>>> mentions;
    private final Instrumentation instrumentation;

    /** @param mentions whether a class has used one of the given classes */
    Deoptimisation(BiPredicate<Class<?>, Set<Class<?>>> mentions, Instrumentation instrumentation) {
        this.mentions = mentions;
        this.instrumentation = instrumentation;
    }

    /**
     * Throws it away.
     *
     * @param concerned the interfaces that came and went, and the classes that have them
     */
    Deoptimised of(Collection<Class<?>> concerned) {
        Set<Class<?>> all = Set.copyOf(concerned);
        List<Class<?>> classes = new ArrayList<>(List.of(Object.class, Class.class));
        for (Class<?> each : instrumentation.getAllLoadedClasses()) {
            if (each != Object.class
                    && each != Class.class
                    && instrumentation.isModifiableClass(each)
                    && (all.contains(each) || mentions.test(each, all))) {
                classes.add(each);
            }
        }
        List<Class<?>> kept = withoutFillingPools(classes);
        List<Class<?>> retransformed = new ArrayList<>(classes);
        retransformed.removeAll(kept);
        return new Deoptimised(retransformed, whiteBox() ? List.of() : kept);
    }

    /** Those that could not be. */
    private List<Class<?>> withoutFillingPools(List<Class<?>> classes) {
        NanConstants transformer = new NanConstants();
        instrumentation.addTransformer(transformer, true);
        try {
            return retransform(classes);
        } finally {
            instrumentation.removeTransformer(transformer);
        }
    }

    /**
     * All together; if one cannot be, the others must not keep their code for it. Of thousands it is found by halves:
     * each call stops the program.
     *
     * @return those that could not be
     */
    private List<Class<?>> retransform(List<Class<?>> classes) {
        if (isRetransformed(classes.toArray(Class<?>[]::new))) {
            return List.of();
        }
        if (classes.size() == 1) {
            return classes;
        }
        int middle = classes.size() / 2;
        List<Class<?>> kept = new ArrayList<>(retransform(classes.subList(0, middle)));
        kept.addAll(retransform(classes.subList(middle, classes.size())));
        return kept;
    }

    /**
     * False if a static initialiser has failed, another agent makes of a class what the JVM does not take, or its
     * constant pool is full: the JVM adds to it with each retransformation. Its code stays as it is then: stale at
     * worst.
     */
    private boolean isRetransformed(Class<?>... classes) {
        try {
            instrumentation.retransformClasses(classes);
            return true;
        } catch (UnmodifiableClassException | RuntimeException | LinkageError | InternalError e) {
            return false;
        }
    }

    /** False if there is none. */
    private static boolean whiteBox() {
        for (String name : WHITE_BOXES) {
            try {
                @Nullable ClassLoader boot = null;
                Class<?> type = Class.forName(name, true, boot);
                Object whiteBox = type.getMethod("getWhiteBox").invoke(null);
                type.getMethod("deoptimizeAll").invoke(whiteBox);
                return true;
            } catch (ClassNotFoundException notGiven) {
                // The usual case.
            } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException | LinkageError e) {
                // Given, and not for use: the retransformation must do.
            }
        }
        return false;
    }
}
