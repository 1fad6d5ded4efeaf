package dev.hotreload.reload;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.Set;

/** Access to members of every class, as the JVM's own linkage has it. */
public final class TrustedLookup {
    private final MethodHandles.Lookup lookup;

    private TrustedLookup(MethodHandles.Lookup lookup) {
        this.lookup = lookup;
    }

    /**
     * Takes the access that {@code java.lang.invoke} has itself; an agent may open any package to itself.
     *
     * @throws ReflectiveOperationException if this JDK has no such lookup
     */
    public static TrustedLookup open(Instrumentation instrumentation) throws ReflectiveOperationException {
        Module own = TrustedLookup.class.getModule();
        instrumentation.redefineModule(
                Object.class.getModule(),
                Set.of(),
                Map.of(),
                Map.of("java.lang.invoke", Set.of(own)),
                Set.of(),
                Map.of());
        Field field = MethodHandles.Lookup.class.getDeclaredField("IMPL_LOOKUP");
        field.setAccessible(true);
        return new TrustedLookup((MethodHandles.Lookup) field.get(null));
    }

    /** A lookup with {@code type}'s own access. */
    public MethodHandles.Lookup in(Class<?> type) {
        return lookup.in(type);
    }
}
