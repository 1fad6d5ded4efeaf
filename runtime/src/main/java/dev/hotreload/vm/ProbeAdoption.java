package dev.hotreload.vm;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Gives {@link Probe}, which nobody else uses, an interface and takes it again, and asks interpreted and compiled code.
 * If anything is not as it should be, no class of the application is touched.
 */
final class ProbeAdoption {
    /** Enough for both compilers; that they have compiled is likely and not needed. */
    private static final int CALLS = 20_000;

    private final LiveHierarchy hierarchy;

    ProbeAdoption(LiveHierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    /** @throws UnknownVmException if the probe does not become what it should */
    void run() throws UnknownVmException {
        Probe probe = new Probe(3);
        Probe.Below below = new Probe.Below(4);
        expect(() -> answers(probe, false, 3) && answers(below, false, 4), "before");
        try {
            hierarchy.publish(Probe.class, List.of("number()I", "twice()I"));
            adopt(Set.of(Probe.Role.class));
            expect(() -> answers(probe, true, 3) && answers(below, true, 4), "adopted");
            adopt(Set.of());
            expect(() -> answers(probe, false, 3) && answers(below, false, 4), "removed");
        } catch (NoRoomException | IllegalStateException e) {
            throw new UnknownVmException("a probe class cannot be given an interface: " + e.getMessage(), e);
        }
    }

    private void adopt(Set<Class<?>> interfaces) throws NoRoomException {
        Map<Class<?>, Set<Class<?>>> targets = new LinkedHashMap<>();
        targets.put(Probe.class, interfaces);
        targets.put(Probe.Below.class, interfaces);
        Set<Class<?>> concerned = new LinkedHashSet<>();
        hierarchy.adopt(() -> targets, concerned::addAll);
        hierarchy.deoptimise(concerned);
    }

    /** Interpreted at first, compiled later. */
    private static boolean answers(Probe object, boolean isRole, int number) {
        boolean isRight = true;
        for (int i = 0; i < CALLS; i++) {
            isRight &= Probe.isRole(object) == isRole
                    && Probe.Role.class.isInstance(object) == isRole
                    && Probe.isNewOne(number) == isRole;
            if (isRole) {
                isRight &= Probe.call(object) == 3 * number;
            }
        }
        return isRight && (isRole || failsToCast(object));
    }

    private static boolean failsToCast(Object object) {
        try {
            return Probe.call(object) < 0;
        } catch (ClassCastException asItShould) {
            return true;
        }
    }

    private static void expect(BooleanSupplier isRight, String when) throws UnknownVmException {
        if (!isRight.getAsBoolean()) {
            throw new UnknownVmException("a probe class is not what it should be (" + when + ")");
        }
    }
}
