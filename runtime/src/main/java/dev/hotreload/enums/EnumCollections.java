package dev.hotreload.enums;

import dev.hotreload.boot.EnumSlots;
import dev.hotreload.live.TrustedLookup;
import dev.hotreload.transform.LoadedClassTransformer;
import dev.hotreload.weave.EnumCollectionWeaver;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes the JDK's {@code EnumSet} and {@code EnumMap} keep what they hold when constants come, go or move.
 *
 * <p>The JDK is left as it is until the constants of some enum change.
 *
 * <p>Woven by the engine, one thread at a time; {@link #changed} is called by any thread that loads or
 * retransforms a class.
 */
public final class EnumCollections implements LoadedClassTransformer {
    private final Instrumentation instrumentation;
    private final TrustedLookup lookup;
    /** The JVM has one of each, for all generations of the application. */
    private static volatile boolean isWoven;

    public EnumCollections(Instrumentation instrumentation, TrustedLookup lookup) {
        this.instrumentation = instrumentation;
        this.lookup = lookup;
    }

    /**
     * Weaves the collections, the first time.
     *
     * @throws UnmodifiableClassException if the JVM does not let a class be changed
     * @throws ReflectiveOperationException if this JDK's enums are made otherwise
     */
    void weave() throws UnmodifiableClassException, ReflectiveOperationException {
        synchronized (EnumCollections.class) {
            if (!isWoven) {
                weaveNow();
            }
        }
    }

    private void weaveNow() throws UnmodifiableClassException, ReflectiveOperationException {
        EnumSlots.install(numberOf());
        // Links its call before the collections depend on it, some of which the linkage itself may use.
        Objects.checkIndex(EnumSlots.slot(Thread.State.NEW), Thread.State.values().length);
        List<Class<?>> woven = new ArrayList<>();
        for (String internalName : EnumCollectionWeaver.CLASSES) {
            woven.add(Class.forName(internalName.replace('/', '.')));
        }
        instrumentation.addTransformer(this, true);
        isWoven = true;
        try {
            instrumentation.retransformClasses(woven.toArray(Class<?>[]::new));
        } catch (UnmodifiableClassException | RuntimeException | Error e) {
            isWoven = false;
            instrumentation.removeTransformer(this);
            throw e;
        }
    }

    /** {@code (Enum)int}: reads what the field {@code ordinal} holds. */
    MethodHandle numberOf() throws ReflectiveOperationException {
        return lookup.trusted().findGetter(Enum.class, "ordinal", int.class);
    }

    /** {@code (Enum, int)void}: assigns the field {@code ordinal}. */
    MethodHandle numberSetter() throws ReflectiveOperationException {
        return lookup.finalSetter(Enum.class, "ordinal", int.class);
    }

    /**
     * Has code compiled anew that was compiled with the ordinals of constants, which the JIT takes for constants, too:
     * all of it has a method of {@code Enum} inlined.
     */
    void forgetCompiledOrdinals() throws UnmodifiableClassException {
        instrumentation.retransformClasses(Enum.class);
    }

    @Override
    public byte @Nullable [] changed(String internalName, @Nullable Class<?> redefined, byte[] classFile) {
        boolean concerns = isWoven && EnumCollectionWeaver.CLASSES.contains(internalName);
        return concerns ? EnumCollectionWeaver.weave(classFile) : null;
    }
}
