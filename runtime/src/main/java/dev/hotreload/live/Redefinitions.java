package dev.hotreload.live;

import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Redefines classes, and keeps account of how often each was redefined: HotSpot counts, too, and stack traces say by
 * that number which version of a class a frame is of.
 *
 * <p>Safe for use by any thread.
 */
public final class Redefinitions {
    private final Instrumentation instrumentation;
    private final BiFunction<String, byte[], byte[]> last;
    private final Map<Class<?>, GivenVersions> given = Collections.synchronizedMap(new WeakHashMap<>());

    private volatile Around around = new Around() {
        @Override
        public <T> T call(Iterable<Class<?>> types, Callable<T> redefinition) throws Exception {
            return redefinition.call();
        }
    };

    /** Does something before and after classes are redefined or retransformed. */
    @FunctionalInterface
    public interface Around {
        <T> T call(Iterable<Class<?>> types, Callable<T> redefinition) throws Exception;
    }

    /** @param last has the last word about what the JVM gets, by the class's internal name */
    public Redefinitions(Instrumentation instrumentation, BiFunction<String, byte[], byte[]> last) {
        this.instrumentation = instrumentation;
        this.last = last;
    }

    /** From now on, {@code guard} is around each redefinition. */
    public void around(Around guard) {
        around = guard;
    }

    /** Runs something that has these classes taken by the JVM anew. */
    public <T> T within(Iterable<Class<?>> types, Callable<T> redefinition) throws Exception {
        return around.call(types, redefinition);
    }

    private void guarded(List<Class<?>> types, Callable<@Nullable Void> redefinition)
            throws UnmodifiableClassException, ClassNotFoundException {
        try {
            within(types, redefinition);
        } catch (UnmodifiableClassException | ClassNotFoundException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Redefines the classes, all or none.
     *
     * @throws UnmodifiableClassException if one can never be redefined
     * @throws ClassNotFoundException never; {@link Instrumentation#redefineClasses} declares it
     */
    public void redefine(List<ClassDefinition> definitions) throws UnmodifiableClassException, ClassNotFoundException {
        List<ClassDefinition> given = definitions.stream().map(this::last).toList();
        guarded(
                given.stream()
                        .<Class<?>>map(ClassDefinition::getDefinitionClass)
                        .toList(),
                () -> {
                    instrumentation.redefineClasses(given.toArray(ClassDefinition[]::new));
                    return null;
                });
        for (ClassDefinition definition : given) {
            versions(definition.getDefinitionClass()).redefined(definition.getDefinitionClassFile());
        }
    }

    private ClassDefinition last(ClassDefinition definition) {
        Class<?> type = definition.getDefinitionClass();
        byte[] classFile = definition.getDefinitionClassFile();
        byte[] woven = last.apply(LiveMembers.internalName(type), classFile);
        return woven == classFile ? definition : new ClassDefinition(type, woven);
    }

    /**
     * Has the JVM take a class as it is.
     *
     * @throws UnmodifiableClassException if it can never be redefined
     */
    public void retransform(Class<?> type) throws UnmodifiableClassException {
        try {
            guarded(List.of(type), () -> {
                instrumentation.retransformClasses(type);
                return null;
            });
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
        retransformed(type);
    }

    /** The JVM has taken a class as it is. */
    public void retransformed(Class<?> type) {
        versions(type).retransformed();
    }

    /**
     * A version of a class by HotSpot's number for it; null if it is not known any more.
     *
     * @param definition the class file with which the class was defined, without what has the last word
     */
    public @Nullable GivenClass version(Class<?> type, int number, Supplier<byte[]> definition) {
        return versions(type).version(number, () -> last.apply(LiveMembers.internalName(type), definition.get()));
    }

    private GivenVersions versions(Class<?> type) {
        return given.computeIfAbsent(type, redefined -> new GivenVersions());
    }
}
