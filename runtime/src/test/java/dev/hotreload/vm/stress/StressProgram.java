package dev.hotreload.vm.stress;

import dev.hotreload.define.BootClasses;
import dev.hotreload.live.TrustedLookup;
import dev.hotreload.vm.Adoption;
import dev.hotreload.vm.LiveHierarchy;
import dev.hotreload.vm.NoRoomException;
import java.io.Serializable;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * Gives {@link Foo} and the classes below it interfaces and takes them again, while other threads ask, call, allocate
 * and define classes. Runs in a JVM of its own, as an agent; prints {@code OK} or the first wrong answer.
 */
final class StressProgram {
    private static final int OBJECTS = 4_000;
    private static final int COMPARING = 2;
    private static final int DEFINING = 2;
    private static final int BEFORE_REFUSAL_MILLIS = 200;
    private static final List<String> METHODS = List.of("run()V", "one()I", "twice()I");

    @SuppressWarnings("NullAway.Init") // the JVM calls premain first
    private static Instrumentation given;

    @SuppressWarnings("NullAway.Init")
    private static MethodHandles.Lookup trusted;

    private final Instrumentation instrumentation;
    private final StressState state;
    private final LiveHierarchy hierarchy;
    private volatile byte @Nullable [] fooNow;
    private int changes;
    private int undone;
    private boolean isTakenBack;
    private int redefinitions;
    private final Map<String, Integer> noRoom = new TreeMap<>();

    private StressProgram(Instrumentation instrumentation, LiveHierarchy hierarchy, boolean isFirstTaken) {
        this.instrumentation = instrumentation;
        this.hierarchy = hierarchy;
        this.state = new StressState(isFirstTaken);
    }

    /** Called by the JVM. */
    public static void premain(String options, Instrumentation instrumentation) throws Exception {
        given = instrumentation;
        trusted = TrustedLookup.open(given).trusted();
        BootClasses.define(true, false);
    }

    /**
     * Runs.
     *
     * @param args the duration in seconds, the pause between two changes in milliseconds, and whether interfaces may go
     *     with which the classes were defined: a JVM that verifies its heap finds their methods in the table of
     *     methods, and ends
     */
    public static void main(String[] args) {
        try {
            // By a loader that is none of the JDK's, whose classes are known to be no application's.
            Method run = StressLoader.load(StressProgram.class)
                    .getDeclaredMethod("run", Instrumentation.class, MethodHandles.Lookup.class, String[].class);
            run.setAccessible(true);
            run.invoke(null, given, trusted, args);
        } catch (ReflectiveOperationException e) {
            e.printStackTrace(System.out);
            System.exit(2);
        }
    }

    /** Called by {@link #main}. */
    @SuppressWarnings("UnusedMethod")
    static void run(Instrumentation instrumentation, MethodHandles.Lookup trusted, String[] args) {
        try {
            long start = System.nanoTime();
            LiveHierarchy hierarchy = LiveHierarchy.open(trusted, instrumentation);
            System.out.println("opened in " + (System.nanoTime() - start) / 1_000_000 + " ms");
            new StressProgram(instrumentation, hierarchy, Boolean.parseBoolean(args[2]))
                    .run(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
        } catch (Throwable e) {
            e.printStackTrace(System.out);
            System.exit(2);
        }
    }

    private void run(int seconds, int pause) throws Exception {
        Object[] objects = new Object[OBJECTS];
        for (int i = 0; i < OBJECTS; i++) {
            objects[i] = switch (i % 5) {
                case 0 -> new Foo();
                case 1 -> new Bar();
                case 2 -> new Other();
                case 3 -> new Whole();
                default -> new Baz();
            };
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
        threads.add(new Thread(new MakingArrays(state)));
        threads.forEach(Thread::start);
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        while (System.nanoTime() < end && state.wrong.get() == 0) {
            Thread.sleep(pause);
            state.epoch.incrementAndGet();
            boolean isChanged = change();
            // If it was refused, the classes are as before, which two steps more say.
            state.epoch.addAndGet(isChanged ? 1 : 3);
        }
        state.isStopped = true;
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.printf(
                "%s changes %d, taken back half done %d, without room %s, redefinitions below %d, compared %d, defined %d, refused %d, arrays %d%n",
                state.wrong.get() == 0 ? "OK" : "WRONG " + state.firstWrong(),
                changes,
                undone,
                noRoom,
                redefinitions,
                state.compared.get(),
                state.defined.get(),
                state.refused.get(),
                state.arrays.get());
        System.exit(state.wrong.get() == 0 ? 0 : 3);
    }

    private void prepare() throws Exception {
        instrumentation.addTransformer(new FooOfNow(), true);
        redefine(1, Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL);
        hierarchy.publish(Foo.class, METHODS);
        redefine(1, Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL);
    }

    private void redefine(int step, int access) throws Exception {
        redefine(new ClassDefinition(Foo.class, FooVersions.with(step, access)));
    }

    private void redefine(ClassDefinition foo, ClassDefinition... others) throws Exception {
        List<ClassDefinition> all = new ArrayList<>(List.of(others));
        all.add(foo);
        fooNow = foo.getDefinitionClassFile();
        instrumentation.redefineClasses(all.toArray(ClassDefinition[]::new));
    }

    /**
     * Has the JVM retransform Foo from its class file of now, as the engine does: else it goes by the one without its
     * methods.
     */
    private final class FooOfNow implements ClassFileTransformer {
        @Override
        public byte @Nullable [] transform(
                @Nullable ClassLoader loader,
                String name,
                @Nullable Class<?> redefined,
                @Nullable ProtectionDomain domain,
                byte[] classFile) {
            return redefined == Foo.class ? fooNow : null;
        }
    }

    /**
     * Adds the interfaces, or removes them; now and then as the engine does when the JVM refuses what comes after.
     *
     * @return false if there was no memory for it, so that nothing has changed
     */
    private boolean change() throws Exception {
        boolean isAdopted = StressState.isAdopted(state.epoch.get() + 1);
        List<Class<?>> concerned = new ArrayList<>(
                List.of(Runnable.class, Twice.class, RandomAccess.class, Greets.class, One.class, Extra.class));
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (isConcerned(type)) {
                concerned.add(type);
            }
        }
        Set<Class<?>> touched = new LinkedHashSet<>();
        try {
            Deque<Adoption> adoptions = adopt(isAdopted, touched);
            if (changes % 6 == 5) {
                adoptions.forEach(Adoption::revert);
                adopt(isAdopted, touched);
            }
            if (changes % 4 == 2 && !isTakenBack) {
                // As when the JVM refuses the new code. The JIT has time to compile what it sees meanwhile.
                isTakenBack = true;
                Thread.sleep(BEFORE_REFUSAL_MILLIS);
                adoptions.forEach(Adoption::revert);
                undone++;
                deoptimise(touched);
                return false;
            }
            isTakenBack = false;
        } catch (NoRoomException e) {
            if (!touched.isEmpty()) {
                undone++;
                deoptimise(touched);
            }
            noRoom.merge(String.valueOf(e.getMessage()), 1, Integer::sum);
            return false;
        }
        if (changes % 2 == 0) {
            withoutFinalChecks(() -> {
                redefine(
                        new ClassDefinition(
                                Foo.class, FooVersions.with(changes % 100 + 1, Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL)),
                        new ClassDefinition(Bar.class, FooVersions.compiled(Bar.class)),
                        new ClassDefinition(Baz.class, FooVersions.compiled(Baz.class)),
                        new ClassDefinition(Partial.class, FooVersions.compiled(Partial.class)),
                        new ClassDefinition(Whole.class, FooVersions.compiled(Whole.class)));
                return null;
            });
            redefinitions++;
        } else {
            redefine(changes % 100 + 1, Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL);
        }
        if (changes % 7 == 3) {
            refuse();
        }
        deoptimise(concerned);
        changes++;
        return true;
    }

    private Deque<Adoption> adopt(boolean isAdopted, Set<Class<?>> touched) throws NoRoomException {
        return hierarchy.adopt(() -> targets(isAdopted), touched::addAll);
    }

    private void deoptimise(Collection<Class<?>> concerned) throws Exception {
        withoutFinalChecks(() -> {
            hierarchy.deoptimise(concerned);
            return null;
        });
    }

    /**
     * Until it is done: a thread may define a class for longer than others wait for it, and the engine would refuse a
     * change.
     */
    private void withoutFinalChecks(Callable<Object> redefinition) throws Exception {
        while (true) {
            try {
                hierarchy.withoutFinalChecks(List.of(Foo.class), Set.copyOf(METHODS), redefinition);
                return;
            } catch (NoRoomException e) {
                if (!e.isForNow()) {
                    throw e;
                }
                noRoom.merge(String.valueOf(e.getMessage()), 1, Integer::sum);
            }
        }
    }

    private Map<Class<?>, Set<Class<?>>> targets(boolean isAdopted) {
        Map<Class<?>, Set<Class<?>>> targets = new LinkedHashMap<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (isConcerned(type)) {
                targets.put(type, wanted(type, isAdopted));
            }
        }
        return targets;
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

    private static boolean isConcerned(Class<?> type) {
        return (Named.class.isAssignableFrom(type) || Partial.class.isAssignableFrom(type))
                && !type.isArray()
                && !LiveHierarchy.isOurs(type);
    }

    /** A class that names an interface itself keeps it. */
    private Set<Class<?>> wanted(Class<?> type, boolean isAdopted) {
        Set<Class<?>> wanted = new LinkedHashSet<>();
        for (Class<?> each : type.getInterfaces()) {
            if (!dev.hotreload.boot.Seat.class.isAssignableFrom(each) && each != Greets.class && each != Extra.class) {
                wanted.add(each);
            }
        }
        if (Partial.class.isAssignableFrom(type)) {
            wanted.add(Both.class);
            if (isAdopted) {
                wanted.add(One.class);
            }
            if (state.hasFirst(isAdopted)) {
                wanted.add(Extra.class);
            }
        } else if (!Foo.class.isAssignableFrom(type)) {
            if (isAdopted) {
                wanted.add(Twice.class);
            }
        } else {
            wanted.addAll(List.of(Serializable.class, Named.class));
            if (isAdopted) {
                wanted.addAll(List.of(Runnable.class, Twice.class, RandomAccess.class));
            }
            if (state.hasFirst(isAdopted)) {
                wanted.add(Greets.class);
            }
        }
        return wanted;
    }
}
