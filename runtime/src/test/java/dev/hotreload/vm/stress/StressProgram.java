package dev.hotreload.vm.stress;

import dev.hotreload.live.TrustedLookup;
import dev.hotreload.vm.Adoption;
import dev.hotreload.vm.LiveHierarchy;
import dev.hotreload.vm.NoRoomException;
import java.io.Serializable;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.Set;
import org.objectweb.asm.Opcodes;

/**
 * Gives {@link Foo} and the classes below it interfaces and takes them again, while other threads ask, call, allocate and define
 * classes. Runs in a JVM of its own, as an agent; prints {@code OK} or the first wrong answer.
 */
final class StressProgram {
    private static final int OBJECTS = 4_000;
    private static final int COMPARING = 2;
    private static final int DEFINING = 2;
    private static final List<String> METHODS = List.of("run()V", "one()I", "twice()I");

    @SuppressWarnings("NullAway.Init") // the JVM calls premain first
    private static Instrumentation instrumentation;

    private final StressState state = new StressState();
    private final LiveHierarchy hierarchy;
    private int changes;
    private int redefinitions;
    private int noRoom;

    private StressProgram(LiveHierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    /** Called by the JVM. */
    public static void premain(String options, Instrumentation given) {
        instrumentation = given;
    }

    /**
     * Runs.
     *
     * @param args the duration in seconds, and the pause between two changes in milliseconds
     */
    public static void main(String[] args) {
        try {
            long start = System.nanoTime();
            LiveHierarchy hierarchy =
                    LiveHierarchy.open(TrustedLookup.open(instrumentation).trusted(), instrumentation);
            System.out.println("opened in " + (System.nanoTime() - start) / 1_000_000 + " ms");
            new StressProgram(hierarchy).run(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
        } catch (Throwable e) {
            e.printStackTrace(System.out);
            System.exit(2);
        }
    }

    private void run(int seconds, int pause) throws Exception {
        Object[] objects = new Object[OBJECTS];
        for (int i = 0; i < OBJECTS; i++) {
            objects[i] = i % 4 == 0 ? new Foo() : i % 4 == 1 ? new Bar() : i % 4 == 2 ? new Other() : new Baz();
            if (i % 7 == 0) {
                // So that it has an identity hash code in its header.
                System.identityHashCode(objects[i]);
            }
        }
        prepare();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < COMPARING; i++) {
            threads.add(new Thread(new Comparing(state, objects, i)));
        }
        threads.add(new Thread(new Allocating(state)));
        for (int i = 0; i < DEFINING; i++) {
            threads.add(new Thread(new Defining(state, i)));
        }
        threads.forEach(Thread::start);
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        while (System.nanoTime() < end && state.wrong.get() == 0) {
            Thread.sleep(pause);
            state.epoch.incrementAndGet();
            boolean isChanged;
            synchronized (state.generation) {
                isChanged = change();
            }
            // If it was refused, the classes are as before, which two steps more say.
            state.epoch.addAndGet(isChanged ? 1 : 3);
        }
        state.isStopped = true;
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.printf(
                "%s changes %d, without room %d, redefinitions below %d, compared %d, defined %d, refused %d%n",
                state.wrong.get() == 0 ? "OK" : "WRONG " + state.firstWrong(),
                changes,
                noRoom,
                redefinitions,
                state.compared.get(),
                state.defined.get(),
                state.refused.get());
        System.exit(state.wrong.get() == 0 ? 0 : 3);
    }

    private void prepare() throws Exception {
        redefine(1, Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL);
        hierarchy.publish(Foo.class, METHODS);
        redefine(1, Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL);
    }

    private static void redefine(int step, int access) throws Exception {
        instrumentation.redefineClasses(new ClassDefinition(Foo.class, FooVersions.with(step, access)));
    }

    /**
     * Adds the interfaces, or removes them; now and then as the engine does when the JVM refuses what comes after.
     *
     * @return false if there was no memory for it, so that nothing has changed
     */
    private boolean change() throws Exception {
        boolean isAdopted = StressState.isAdopted(state.epoch.get() + 1);
        Map<Class<?>, Set<Class<?>>> targets = new LinkedHashMap<>();
        List<Class<?>> concerned = new ArrayList<>(List.of(Runnable.class, Twice.class, RandomAccess.class));
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (Foo.class.isAssignableFrom(type) && !type.isArray()) {
                targets.put(type, wanted(type, isAdopted));
                concerned.add(type);
            }
        }
        Adoption adoption;
        try {
            adoption = hierarchy.plan(targets);
        } catch (NoRoomException e) {
            noRoom++;
            return false;
        }
        adoption.apply();
        if (changes % 6 == 5) {
            adoption.revert();
            hierarchy.plan(targets).apply();
        }
        if (changes % 2 == 0) {
            hierarchy.withoutFinalChecks(List.of(Foo.class), () -> {
                instrumentation.redefineClasses(
                        new ClassDefinition(
                                Foo.class, FooVersions.with(changes % 100 + 1, Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL)),
                        new ClassDefinition(Bar.class, FooVersions.compiled(Bar.class)),
                        new ClassDefinition(Baz.class, FooVersions.compiled(Baz.class)));
                return null;
            });
            redefinitions++;
        } else {
            redefine(changes % 100 + 1, Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL);
        }
        if (changes % 7 == 3) {
            refuse();
        }
        hierarchy.withoutFinalChecks(List.of(Foo.class), () -> {
            hierarchy.deoptimise(concerned);
            return null;
        });
        changes++;
        return true;
    }

    /** What no engine does: the JVM must see that Bar overrides a final method. */
    private void refuse() throws Exception {
        try {
            instrumentation.redefineClasses(new ClassDefinition(Bar.class, FooVersions.compiled(Bar.class)));
            state.wrong("a redefinition of Bar was let in");
        } catch (LinkageError asItShould) {
            redefinitions++;
        }
    }

    /** A class that names an interface itself keeps it. */
    private static Set<Class<?>> wanted(Class<?> type, boolean isAdopted) {
        Set<Class<?>> wanted = new LinkedHashSet<>(Set.of(Serializable.class));
        for (Class<?> each : type.getInterfaces()) {
            if (!dev.hotreload.boot.Seat.class.isAssignableFrom(each)) {
                wanted.add(each);
            }
        }
        if (isAdopted) {
            wanted.addAll(List.of(Runnable.class, Twice.class, RandomAccess.class));
        }
        return wanted;
    }
}
