package dev.hotreload.vm;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the engine asks of the JVM's memory. To be opened before the first change; that takes some tenths of a second.
 *
 * <p>Used by one thread at a time, under the generation lock.
 */
public final class LiveHierarchy {
    /** How often it is looked for classes of arrays that somebody had made meanwhile; more than once is rare. */
    private static final int ROUNDS = 10;

    private static final int VISIBILITY = Modifier.PUBLIC | Modifier.PROTECTED | Modifier.PRIVATE;

    private final VmLayout layout;
    private final Instrumentation instrumentation;
    private final FinalMethodFlag finalMethods;
    private final AdoptionPlanner planner;
    private final Deoptimisation deoptimisation;
    private final Standstill standstill;
    private final DefinitionGate definitions;

    private LiveHierarchy(
            VmLayout layout,
            Instrumentation instrumentation,
            DefinitionGate definitions,
            FinalMethodFlag finalMethods,
            AdoptionPlanner planner,
            Deoptimisation deoptimisation) {
        this.definitions = definitions;
        this.layout = layout;
        this.instrumentation = instrumentation;
        this.finalMethods = finalMethods;
        this.planner = planner;
        this.deoptimisation = deoptimisation;
        this.standstill = new Standstill(instrumentation);
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
        new SelfTest(layout).run(instrumentation);
        DefinitionGate definitions = new DefinitionGate();
        DefinitionHooks.install(instrumentation, trusted, definitions);
        LiveHierarchy hierarchy = new LiveHierarchy(
                layout,
                instrumentation,
                definitions,
                FinalMethodFlag.find(layout),
                new AdoptionPlanner(trusted, layout, SubtypeTable.find(layout)),
                new Deoptimisation(new ConstantPools(trusted)::mentions, instrumentation));
        new ProbeAdoption(hierarchy).run();
        return hierarchy;
    }

    /** Whether a class is only there to be like one whose interfaces have changed, or like an interface that went. */
    public static boolean isOurs(Class<?> type) {
        return type.isHidden() && (type.getName().contains(Donor.NAME) || Ghosts.isGhost(type));
    }

    /**
     * Makes methods public in the JVM: private ones {@code public final}, so that they need no place in the table of
     * methods, the others {@code public}.
     *
     * @param methods names with descriptors
     * @return takes it back
     * @throws NoRoomException if the class declares no such method, or a class from there on has a place in its table
     *     that only interfaces are the reason for, and which the JVM would take away; then nothing has changed
     */
    public Runnable publish(Class<?> type, Collection<String> methods) throws NoRoomException {
        if (methods.isEmpty()) {
            return () -> {};
        }
        return definitions.without(() -> classesFrom(List.of(type)), () -> {
            List<Class<?>> concerned = classesFrom(List.of(type));
            Set<Class<?>> read = read(concerned, instrumentation.getAllLoadedClasses());
            return undisturbed(read, () -> publish(type, methods, concerned));
        });
    }

    private Runnable publish(Class<?> type, Collection<String> methods, List<Class<?>> concerned)
            throws NoRoomException {
        List<LiveMethod> found = new ArrayList<>();
        for (String each : methods) {
            int end = each.indexOf('(');
            String name = each.substring(0, end);
            String descriptor = each.substring(end);
            @Nullable LiveMethod method = layout.klass(type).method(name, descriptor);
            if (method == null) {
                throw new NoRoomException(type.getName() + " has no " + each + " in the JVM");
            }
            for (Class<?> below : concerned) {
                planner.checkLinked(below);
                if (layout.klass(below).hasMiranda(name, descriptor)) {
                    throw new NoRoomException(below.getName() + " has " + each + " from an interface in the JVM");
                }
            }
            found.add(method);
        }
        List<Integer> before = found.stream().map(LiveMethod::flags).toList();
        definitions.beginWriting();
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

    /** These and all classes below. */
    private List<Class<?>> classesFrom(Collection<Class<?>> types) {
        List<Class<?>> classes = new ArrayList<>();
        for (Class<?> each : instrumentation.getAllLoadedClasses()) {
            if (!each.isArray() && types.stream().anyMatch(type -> type.isAssignableFrom(each))) {
                classes.add(each);
            }
        }
        return classes;
    }

    /**
     * Gives each class the given interfaces, and takes all others. Classes of arrays may be made meanwhile, so it is
     * done again until nothing is left; no class is defined below before the end of that.
     *
     * @param targets all classes concerned, which are all that are loaded below one of them, too; asked again while no
     *     others can come
     * @param concerned is given what to {@link #deoptimise} when all is done or taken back; also if this fails: then it
     *     is what had changed for a moment, in which the JIT may have compiled what it saw
     * @return what was done, the last first: it is taken back in this order. Empty: all had them
     * @throws NoRoomException if one cannot have them; then nothing has changed
     */
    public Deque<Adoption> adopt(
            Supplier<Map<Class<?>, Set<Class<?>>>> targets, Consumer<? super Collection<Class<?>>> concerned)
            throws NoRoomException {
        return definitions.without(() -> targets.get().keySet(), () -> {
            Deque<Adoption> done = new ArrayDeque<>();
            boolean hasEnded = false;
            try {
                for (int i = 0; i < ROUNDS; i++) {
                    Adoption adoption = adoptOnce(targets);
                    if (adoption.isEmpty()) {
                        break;
                    }
                    done.push(adoption);
                    concerned.accept(adoption.concerned());
                }
                hasEnded = true;
                return done;
            } finally {
                if (!hasEnded) {
                    done.forEach(Adoption::revert);
                }
            }
        });
    }

    private Adoption adoptOnce(Supplier<Map<Class<?>, Set<Class<?>>>> targets) throws NoRoomException {
        Map<Class<?>, Set<Class<?>>> wanted = targets.get();
        Class<?>[] loaded = instrumentation.getAllLoadedClasses();
        Set<Class<?>> read = read(wanted.keySet(), loaded);
        wanted.values().forEach(read::addAll);
        return undisturbed(read, () -> {
            Adoption adoption = planner.plan(wanted, loaded);
            definitions.beginWriting();
            adoption.apply();
            return adoption;
        });
    }

    private <T> T undisturbed(Set<Class<?>> read, Standstill.Work<T> work) throws NoRoomException {
        try {
            return standstill.during(read, work);
        } catch (UnknownVmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All classes whose methods are looked at, to know what is to be written for these. */
    private Set<Class<?>> read(Collection<Class<?>> classes, Class<?>[] loaded) {
        Map<Long, Class<?>> interfaces = new HashMap<>();
        for (Class<?> each : loaded) {
            if (each.isInterface()) {
                interfaces.put(layout.klass(each).address(), each);
            }
        }
        Set<Class<?>> read = new LinkedHashSet<>();
        for (Class<?> type : classes) {
            for (@Nullable Class<?> each = type; each != null && read.add(each); each = each.getSuperclass()) {
                for (long address : layout.klass(each).transitiveInterfaces()) {
                    Class<?> known = interfaces.get(address);
                    if (known != null) {
                        read.add(known);
                    }
                }
            }
        }
        return read;
    }

    /**
     * Has the JIT forget what it took for granted of these classes and interfaces, after the last word is written, or
     * taken back.
     */
    public Deoptimised deoptimise(Collection<Class<?>> concerned) {
        return deoptimisation.of(concerned);
    }

    /**
     * Runs {@code redefinition} while the JVM does not look whether a class overrides a final method of these: a class
     * that was loaded before one of them got the method may, and has a place of its own in its table. One that is
     * defined meanwhile would get too short a table, so none is.
     *
     * @param methods which methods became final in the JVM, names with descriptors
     * @throws NoRoomException if a thread goes on defining one; then nothing is run
     */
    public <T> T withoutFinalChecks(Collection<Class<?>> above, Set<String> methods, Callable<T> redefinition)
            throws Exception {
        return definitions.<T, Exception>withoutOverrides(() -> classesFrom(above), methods, () -> {
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
        });
    }
}
