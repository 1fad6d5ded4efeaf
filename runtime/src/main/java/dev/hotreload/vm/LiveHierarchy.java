package dev.hotreload.vm;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What the engine asks of the JVM's memory. To be opened before the first change; that takes some tenths of a second.
 *
 * <p>Used by one thread at a time, under the generation lock.
 */
public final class LiveHierarchy {
    private static final int VISIBILITY = Modifier.PUBLIC | Modifier.PROTECTED | Modifier.PRIVATE;

    private final VmLayout layout;
    private final Instrumentation instrumentation;
    private final FinalMethodFlag finalMethods;
    private final AdoptionPlanner planner;
    private final Deoptimisation deoptimisation;

    private LiveHierarchy(
            VmLayout layout, Instrumentation instrumentation, FinalMethodFlag finalMethods, AdoptionPlanner planner) {
        this.layout = layout;
        this.instrumentation = instrumentation;
        this.finalMethods = finalMethods;
        this.planner = planner;
        this.deoptimisation = new Deoptimisation(layout, instrumentation);
    }

    /**
     * Reads the JVM's tables, compares what they say with what is known, and tries all on a class of our own.
     *
     * @param trusted has access to everything
     * @throws UnknownVmException if this JVM is not as expected; then only classes of our own were touched, or none
     */
    public static LiveHierarchy open(MethodHandles.Lookup trusted, Instrumentation instrumentation)
            throws UnknownVmException {
        Gate.check();
        Memory memory = new Memory(trusted);
        VmLayout layout = VmLayout.of(memory, new VmTables(memory, new VmSymbols(trusted)));
        new SelfTest(layout).run();
        LiveHierarchy hierarchy = new LiveHierarchy(
                layout,
                instrumentation,
                FinalMethodFlag.find(layout),
                new AdoptionPlanner(trusted, layout, SubtypeTable.find(layout)));
        new ProbeAdoption(hierarchy).run();
        return hierarchy;
    }

    /** Whether a class is only there to be like one whose interfaces have changed. */
    public static boolean isOurs(Class<?> type) {
        return type.isHidden() && type.getName().contains(Donor.NAME);
    }

    /**
     * Makes methods public in the JVM: private ones {@code public final}, so that they need no place in the table of methods,
     * the others {@code public}.
     *
     * @param methods names with descriptors
     * @return takes it back
     * @throws NoRoomException if the class declares no such method; then nothing has changed
     */
    public Runnable publish(Class<?> type, Collection<String> methods) throws NoRoomException {
        List<LiveMethod> found = new ArrayList<>();
        for (String each : methods) {
            int end = each.indexOf('(');
            @Nullable LiveMethod method = layout.klass(type).method(each.substring(0, end), each.substring(end));
            if (method == null) {
                throw new NoRoomException(type.getName() + " has no " + each + " in the JVM");
            }
            found.add(method);
        }
        List<Integer> before = found.stream().map(LiveMethod::flags).toList();
        for (LiveMethod method : found) {
            int flags = method.flags();
            int now = (flags & ~VISIBILITY) | Modifier.PUBLIC | (Modifier.isPrivate(flags) ? Modifier.FINAL : 0);
            layout.memory().putShort(method.flagsAddress(), now);
        }
        Safepoint.pass();
        return () -> {
            for (int i = 0; i < before.size(); i++) {
                layout.memory().putShort(found.get(i).flagsAddress(), before.get(i));
            }
            Safepoint.pass();
        };
    }

    /**
     * Plans that each class has the given interfaces and no others. Nothing is written yet.
     *
     * @throws NoRoomException if one cannot have them
     */
    public Adoption plan(Map<Class<?>, Set<Class<?>>> targets) throws NoRoomException {
        return planner.plan(targets, instrumentation.getAllLoadedClasses());
    }

    /**
     * Has the JIT forget what it took for granted of these classes and interfaces, after the last word is written.
     *
     * @return the classes that were retransformed for it
     */
    public List<Class<?>> deoptimise(Collection<Class<?>> concerned) {
        return deoptimisation.of(concerned);
    }

    /**
     * Runs {@code redefinition} while the JVM does not look whether a class overrides a final method of these: a class that was
     * loaded before one of them got the method may, and has a place of its own in its table.
     *
     * <p>A class that is defined below them in the meantime by no loader of ours, and overrides such a method, would get too
     * short a table. The loaders of the application wait.
     */
    public <T> T withoutFinalChecks(Collection<Class<?>> above, Callable<T> redefinition) throws Exception {
        Set<LiveKlass> cleared = new LinkedHashSet<>();
        for (Class<?> each : above) {
            LiveKlass klass = layout.klass(each);
            if (finalMethods.isSet(klass)) {
                cleared.add(klass);
            }
        }
        cleared.forEach(klass -> finalMethods.set(klass, false));
        try {
            return redefinition.call();
        } finally {
            cleared.forEach(klass -> finalMethods.set(klass, true));
        }
    }
}
