package dev.hotreload.renewal;

import dev.hotreload.live.TrustedLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gives the JVM the exit code that the last {@code main} stands for, when it ends because nothing runs any more: 1 if
 * that method threw something, else 0. The JVM's launcher itself goes by the first one. {@code System.exit} has its
 * own, as ever.
 *
 * <p>Each program's main thread says what became of it; the JVM asks at its end.
 */
final class ExitCode {
    /** Behind those of the JDK, which are 0 to 2; there is room for ten. */
    private static final int LAST_SLOT = 9;

    /** The name that the JVM gives the thread that waits for the end of all others. */
    private static final String NOTHING_RUNS = "DestroyJavaVM";

    private final AtomicInteger code = new AtomicInteger();

    /** @throws ReflectiveOperationException if this JDK has no such hooks */
    ExitCode(TrustedLookup lookup) throws ReflectiveOperationException {
        Runnable last = () -> {
            if (Thread.currentThread().getName().equals(NOTHING_RUNS)) {
                Runtime.getRuntime().halt(code.get());
            }
        };
        try {
            lookup.trusted()
                    .findStatic(
                            Class.forName("java.lang.Shutdown"),
                            "add",
                            MethodType.methodType(void.class, int.class, boolean.class, Runnable.class))
                    .invoke(LAST_SLOT, true, last);
        } catch (ReflectiveOperationException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new ReflectiveOperationException(e);
        }
    }

    /** A {@code main} that tells what became of it. */
    MethodHandle watching(MethodHandle main) throws ReflectiveOperationException {
        MethodHandle ended = MethodHandles.lookup()
                .findVirtual(ExitCode.class, "ended", MethodType.methodType(void.class, Throwable.class))
                .bindTo(this);
        return MethodHandles.tryFinally(main, ended);
    }

    @SuppressWarnings("unused") // by its handle
    private void ended(Throwable thrown) {
        code.set(thrown == null ? 0 : 1);
    }
}
