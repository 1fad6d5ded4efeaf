package dev.hotreload.vm;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps everybody from redefining some classes for a while: other agents and debuggers may do so at any time, and the
 * JVM then frees what we are reading.
 *
 * <p>HotSpot marks all classes of a redefinition before it asks anybody for their class files, and a redefinition of
 * one that is marked waits ({@code VM_RedefineClasses::lock_classes}). So the work is done when we are asked for the
 * class file of the first of them, which is a class of our own; then that redefinition is made to fail, and no class
 * has changed.
 */
final class Standstill {
    private static final byte[] NO_CLASS_FILE = {0};

    private final Instrumentation instrumentation;

    /** One after the other, so that two do not wait for each other's classes. */
    private final ReentrantLock lock = new ReentrantLock();

    Standstill(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    /** What is done meanwhile. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws NoRoomException, UnknownVmException;
    }

    /** The class that is asked for. */
    private static final class Anchor {}

    private static final class AsTransformer<T> implements ClassFileTransformer {
        private final Work<T> work;
        private final Thread owner = Thread.currentThread();
        private @Nullable T result;
        private @Nullable Throwable failure;
        private boolean hasRun;

        AsTransformer(Work<T> work) {
            this.work = work;
        }

        @Override
        public byte @Nullable [] transform(
                @Nullable ClassLoader loader,
                String name,
                @Nullable Class<?> redefined,
                @Nullable ProtectionDomain domain,
                byte[] classFile) {
            if (redefined != Anchor.class || Thread.currentThread() != owner) {
                return null;
            }
            if (!hasRun) {
                hasRun = true;
                try {
                    result = work.run();
                } catch (Throwable e) {
                    failure = e;
                }
            }
            return NO_CLASS_FILE;
        }
    }

    /**
     * Does {@code work} while none of the classes is redefined.
     *
     * @throws NoRoomException if the work throws it, or the JVM does not let it be done
     * @throws UnknownVmException if the work throws it
     */
    <T> T during(Collection<Class<?>> classes, Work<T> work) throws NoRoomException, UnknownVmException {
        List<Class<?>> held = new ArrayList<>(List.of(Anchor.class));
        classes.stream().filter(instrumentation::isModifiableClass).distinct().forEach(held::add);
        AsTransformer<T> transformer = new AsTransformer<>(work);
        lock.lock();
        instrumentation.addTransformer(transformer, true);
        try {
            instrumentation.retransformClasses(held.toArray(Class<?>[]::new));
        } catch (ClassFormatError asItShould) {
            // None of them has changed.
        } catch (UnmodifiableClassException | LinkageError | RuntimeException e) {
            if (!transformer.hasRun) {
                throw new NoRoomException("the JVM does not keep classes from being redefined: " + e);
            }
        } finally {
            instrumentation.removeTransformer(transformer);
            lock.unlock();
        }
        return result(transformer);
    }

    private static <T> T result(AsTransformer<T> transformer) throws NoRoomException, UnknownVmException {
        Throwable failure = transformer.failure;
        if (failure instanceof NoRoomException noRoom) {
            throw noRoom;
        } else if (failure instanceof UnknownVmException unknown) {
            throw unknown;
        } else if (failure instanceof RuntimeException exception) {
            throw exception;
        } else if (failure instanceof Error error) {
            throw error;
        }
        T result = transformer.result;
        if (result == null) {
            throw new NoRoomException("the JVM does not keep classes from being redefined");
        }
        return result;
    }
}
