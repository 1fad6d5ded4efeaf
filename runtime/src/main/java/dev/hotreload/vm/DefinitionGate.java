package dev.hotreload.vm;

import dev.hotreload.boot.DefinitionView;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Keeps everybody, libraries included, from defining classes below some classes for a while: the JVM lays such a class
 * out by what the one above has, and fills its tables later; what changes in between would have it write behind their
 * ends.
 *
 * <p>Nobody waits for ever: a class may hold what a change is waiting for. One that has waited for long is let in, and
 * the change is refused if it has not written anything yet. While it writes it waits for nothing, and everybody waits
 * for it. While the JVM does not look for overrides of final methods, which may take long, one that has such an
 * override is refused as the JVM does.
 *
 * <p>Supertypes are compared by name, whatever loader they are of. A class that cannot be read counts as one below.
 *
 * <p>Safe for use by any thread.
 */
final class DefinitionGate implements DefinitionView {
    /** How long a change waits for classes that are being defined: one may be waiting for what the change holds. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(2);

    /** How long a class waits for a change: it may hold what the change is waiting for. */
    private static final long LONG_PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final long longPatience;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /**
     * For each thread, the supertypes of the classes that it is defining, the innermost first; null if they are not
     * known.
     */
    private final Map<Thread, Deque<Definition>> defining = new HashMap<>();

    private Set<String> closed = Set.of();
    private @Nullable Thread owner;
    private Set<String> finalMethods = Set.of();
    private boolean isWriting;
    private boolean isBreached;

    DefinitionGate() {
        this(LONG_PATIENCE);
    }

    /** @param longPatience how long a class waits, in nanoseconds */
    DefinitionGate(long longPatience) {
        this.longPatience = longPatience;
    }

    /**
     * A class that is being defined.
     *
     * @param supertypes null if they are not known
     * @param methods reads the methods that may override others, names with descriptors
     */
    private record Definition(@Nullable Set<String> supertypes, Supplier<Set<String>> methods) {
        boolean concerns(Set<String> names) {
            return !names.isEmpty() && (supertypes == null || !Collections.disjoint(supertypes, names));
        }
    }

    @Override
    public void begin(ByteBuffer classFile) {
        Definition definition = definition(classFile);
        lock.lock();
        try {
            Thread current = Thread.currentThread();
            // Who waits for this thread's outer definition would wait for ever for one that waits for it.
            BooleanSupplier isFree = () -> owner == current || !definition.concerns(closed) || isConcerned(current);
            boolean isLetIn = await(isFree, longPatience);
            while (!isLetIn && isWriting) {
                isLetIn = await(isFree, longPatience);
            }
            if (!isLetIn) {
                breach(definition);
            }
            defining.computeIfAbsent(current, each -> new ArrayDeque<>()).push(definition);
        } finally {
            lock.unlock();
        }
    }

    private void breach(Definition definition) {
        Set<String> overriding = new TreeSet<>(finalMethods);
        overriding.retainAll(definition.methods().get());
        if (!overriding.isEmpty()) {
            throw new IncompatibleClassChangeError("class overrides what is final in the JVM: " + overriding);
        }
        isBreached = true;
    }

    /**
     * Called by who changes something, before the first word is written and when there is nothing more to wait for.
     *
     * @throws NoRoomException if a class has been let in that should have waited
     */
    void beginWriting() throws NoRoomException {
        lock.lock();
        try {
            if (isBreached) {
                throw NoRoomException.forNow("a thread has defined a class below one of them");
            }
            isWriting = true;
        } finally {
            lock.unlock();
        }
    }

    private static Definition definition(ByteBuffer classFile) {
        byte[] bytes = new byte[classFile.remaining()];
        classFile.get(bytes);
        try {
            ClassReader reader = new ClassReader(bytes);
            Set<String> supertypes = new HashSet<>(List.of(reader.getInterfaces()));
            supertypes.add(String.valueOf(reader.getSuperName()));
            return new Definition(supertypes, () -> methods(reader));
        } catch (RuntimeException unreadable) {
            return new Definition(null, Set::of);
        }
    }

    private static Set<String> methods(ClassReader reader) {
        Set<String> methods = new HashSet<>();
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public @Nullable MethodVisitor visitMethod(
                            int access,
                            String name,
                            String descriptor,
                            @Nullable String signature,
                            String @Nullable [] exceptions) {
                        if ((access & (Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC)) == 0) {
                            methods.add(name + descriptor);
                        }
                        return null;
                    }
                },
                ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return methods;
    }

    private boolean isConcerned(Thread thread) {
        return defining.getOrDefault(thread, new ArrayDeque<>()).stream().anyMatch(each -> each.concerns(closed));
    }

    @Override
    public void end() {
        lock.lock();
        try {
            Thread current = Thread.currentThread();
            Deque<Definition> ofThread = defining.get(current);
            // None if it began before we were asked.
            if (ofThread != null) {
                ofThread.pop();
                if (ofThread.isEmpty()) {
                    defining.remove(current);
                }
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Does {@code work} while no class is being defined whose superclass, or one of whose interfaces, is one of these.
     *
     * @param types asked again until no other classes come, which had been defined before the gate was closed
     * @throws NoRoomException if a thread does not finish defining one
     */
    <T, E extends Exception> T without(Supplier<Collection<Class<?>>> types, Work<T, E> work)
            throws NoRoomException, E {
        Set<String> names = names(types.get());
        Set<String> before = close(names);
        try {
            for (Set<String> now = names(types.get()); !names.containsAll(now); now = names(types.get())) {
                names.addAll(now);
                close(names);
            }
            return work.run();
        } finally {
            reopen(before);
        }
    }

    /**
     * The same while the JVM does not look for overrides of these methods, names with descriptors. {@code work} may
     * wait for others, and for as long as it wants.
     */
    <T, E extends Exception> T withoutOverrides(
            Supplier<Collection<Class<?>>> types, Set<String> methods, Work<T, E> work) throws NoRoomException, E {
        return without(types, () -> {
            setFinalMethods(methods);
            try {
                return work.run();
            } finally {
                setFinalMethods(Set.of());
            }
        });
    }

    private void setFinalMethods(Set<String> methods) {
        lock.lock();
        try {
            finalMethods = methods;
        } finally {
            lock.unlock();
        }
    }

    /** What is done meanwhile. */
    @FunctionalInterface
    interface Work<T, E extends Exception> {
        T run() throws NoRoomException, E;
    }

    private static Set<String> names(Collection<Class<?>> types) {
        Set<String> names = new HashSet<>();
        types.forEach(each -> names.add(each.getName().replace('.', '/')));
        return names;
    }

    /** Returns what was closed before, by the same thread. */
    private Set<String> close(Set<String> names) throws NoRoomException {
        lock.lock();
        try {
            Thread current = Thread.currentThread();
            if (owner != null && owner != current) {
                throw NoRoomException.forNow("another thread changes classes");
            }
            Set<String> before = closed;
            Set<String> all = new HashSet<>(before);
            all.addAll(names);
            owner = current;
            closed = all;
            boolean isQuiet = await(
                    () -> defining.keySet().stream().noneMatch(each -> each != current && isConcerned(each)), PATIENCE);
            if (!isQuiet) {
                reopen(before);
                throw NoRoomException.forNow("a thread is defining a class below one of them");
            }
            return before;
        } finally {
            lock.unlock();
        }
    }

    private void reopen(Set<String> before) {
        lock.lock();
        try {
            closed = before;
            isWriting = false;
            if (before.isEmpty()) {
                owner = null;
                isBreached = false;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits, interrupted or not. */
    private boolean await(BooleanSupplier condition, long nanos) {
        boolean isInterrupted = false;
        long end = System.nanoTime() + nanos;
        while (!condition.getAsBoolean() && end - System.nanoTime() > 0) {
            try {
                changed.awaitNanos(end - System.nanoTime());
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
        return condition.getAsBoolean();
    }
}
