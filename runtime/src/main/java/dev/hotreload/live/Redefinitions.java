package dev.hotreload.live;

import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Redefines classes, and keeps account of how often each was redefined: HotSpot counts, too, and stack traces say by that
 * number which version of a class a frame is of.
 *
 * <p>Safe for use by any thread.
 */
public final class Redefinitions {
    private final Instrumentation instrumentation;
    private final Map<Class<?>, GivenClass> given = Collections.synchronizedMap(new WeakHashMap<>());

    public Redefinitions(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    /**
     * Redefines the classes, all or none.
     *
     * @throws UnmodifiableClassException if one can never be redefined
     * @throws ClassNotFoundException never; {@link Instrumentation#redefineClasses} declares it
     */
    public void redefine(List<ClassDefinition> definitions) throws UnmodifiableClassException, ClassNotFoundException {
        instrumentation.redefineClasses(definitions.toArray(ClassDefinition[]::new));
        for (ClassDefinition definition : definitions) {
            Class<?> type = definition.getDefinitionClass();
            given.put(type, new GivenClass(1 + times(type), definition.getDefinitionClassFile()));
        }
    }

    /**
     * Has the JVM take a class as it is.
     *
     * @throws UnmodifiableClassException if it can never be redefined
     */
    public void retransform(Class<?> type) throws UnmodifiableClassException {
        instrumentation.retransformClasses(type);
        GivenClass last = given.get(type);
        given.put(type, new GivenClass(1 + times(type), last == null ? null : last.classFile()));
    }

    /** What the JVM was given last; null if the class is as it was defined. */
    public @Nullable GivenClass last(Class<?> type) {
        return given.get(type);
    }

    private int times(Class<?> type) {
        GivenClass last = given.get(type);
        return last == null ? 0 : last.times();
    }
}
