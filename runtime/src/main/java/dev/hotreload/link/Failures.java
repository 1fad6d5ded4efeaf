package dev.hotreload.link;

import java.util.Arrays;

/** Linkage errors as the JVM would throw them: without frames of ours. */
final class Failures {
    private Failures() {}

    /** The error that stands for a member that could not be found. */
    static IncompatibleClassChangeError asError(ReflectiveOperationException failure, int generation) {
        String message = failure.getMessage() + " (generation " + generation + ")";
        IncompatibleClassChangeError error;
        if (failure instanceof NoSuchMethodException) {
            error = new NoSuchMethodError(message);
        } else if (failure instanceof NoSuchFieldException) {
            error = new NoSuchFieldError(message);
        } else if (failure instanceof IllegalAccessException) {
            error = new IllegalAccessError(message);
        } else {
            error = new IncompatibleClassChangeError(message);
        }
        error.initCause(failure);
        return withoutOurFrames(error);
    }

    static <T extends Throwable> T withoutOurFrames(T failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        int first = 0;
        for (int i = 0; i < trace.length; i++) {
            if (trace[i].getClassName().startsWith("dev.hotreload.link.")) {
                first = i + 1;
            }
        }
        failure.setStackTrace(Arrays.copyOfRange(trace, first, trace.length));
        return failure;
    }
}
