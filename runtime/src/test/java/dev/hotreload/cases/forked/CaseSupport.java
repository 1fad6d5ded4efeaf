package dev.hotreload.cases.forked;

import java.util.List;

/** Short words for the statements of a case; all of them are imported statically. Safe for use by any thread. */
public final class CaseSupport {

    private static final List<String> NOT_SHOWN =
            List.of("java.", "javax.", "jdk.", "sun.", CaseSupport.class.getPackageName() + ".");

    private CaseSupport() {}

    /** Statements that may throw. */
    @FunctionalInterface
    public interface Statements {
        /** Runs them. */
        void run() throws Throwable;
    }

    /** An expression that may throw. */
    @FunctionalInterface
    public interface Expression<T> {
        /** Evaluates it. */
        T evaluate() throws Throwable;
    }

    /** Prints the values in one line, separated by spaces. */
    public static void print(Object... values) {
        StringBuilder line = new StringBuilder();
        for (Object value : values) {
            line.append(line.length() == 0 ? "" : " ").append(value);
        }
        System.out.println(line);
    }

    /** Runs the statements and prints what they throw: its class and message. */
    public static void thrown(Statements statements) {
        try {
            statements.run();
            print("threw nothing");
        } catch (Throwable e) {
            print("threw", e);
        }
    }

    /** Prints the throwable, its causes and the stack frames that are not the JDK's. */
    public static void trace(Throwable throwable) {
        for (Throwable e = throwable; e != null; e = e.getCause()) {
            print(e == throwable ? "threw" : "caused by", e);
            for (StackTraceElement frame : e.getStackTrace()) {
                if (NOT_SHOWN.stream().noneMatch(frame.getClassName()::startsWith)) {
                    print("  at", frame);
                }
            }
        }
    }

    /** Evaluates where a checked exception is not allowed, as in a field's initialiser. */
    public static <T> T unchecked(Expression<T> expression) {
        try {
            return expression.evaluate();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts a daemon thread. */
    public static Thread start(Runnable task) {
        Thread thread = new Thread(task, "started by the case");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Waits until the thread has ended. */
    public static void join(Thread thread) throws InterruptedException {
        thread.join(10_000);
        if (thread.isAlive()) {
            throw new IllegalStateException(thread + " is still running");
        }
    }
}
