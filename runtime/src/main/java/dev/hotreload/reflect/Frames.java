package dev.hotreload.reflect;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/** Access to the frames of a stack trace that the JVM has just filled in. Safe for use by any thread. */
public final class Frames {
    private final VarHandle backtrace;
    private final VarHandle type;
    private final VarHandle className;
    private final VarHandle methodName;
    private final VarHandle fileName;
    private final VarHandle lineNumber;

    /**
     * @param trusted reaches every member of every class
     * @throws ReflectiveOperationException if this JDK's stack traces are made otherwise
     */
    public Frames(MethodHandles.Lookup trusted) throws ReflectiveOperationException {
        Class<?> frame = StackTraceElement.class;
        backtrace = trusted.findVarHandle(Throwable.class, "backtrace", Object.class);
        type = trusted.findVarHandle(frame, "declaringClassObject", Class.class);
        className = trusted.findVarHandle(frame, "declaringClass", String.class);
        methodName = trusted.findVarHandle(frame, "methodName", String.class);
        fileName = trusted.findVarHandle(frame, "fileName", String.class);
        lineNumber = trusted.findVarHandle(frame, "lineNumber", int.class);
    }

    /** What the JVM keeps of the stack that it made a trace of. */
    public Backtrace backtrace(Object source) {
        return new Backtrace(source instanceof Throwable thrown ? backtrace.get(thrown) : source);
    }

    /** The class of a frame; null once the JDK has finished the trace. */
    public @Nullable Class<?> type(StackTraceElement frame) {
        return (Class<?>) type.get(frame);
    }

    /** Gives a frame the (binary) name of another class. */
    public void nameClass(StackTraceElement frame, String name) {
        className.set(frame, name);
    }

    /** Gives a frame another method's name. */
    public void name(StackTraceElement frame, String name) {
        methodName.set(frame, name);
    }

    /** Gives a frame its place in the sources. */
    public void place(StackTraceElement frame, @Nullable String file, int line) {
        fileName.set(frame, file);
        lineNumber.set(frame, line);
    }
}
