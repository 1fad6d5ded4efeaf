package dev.hotreload.reload;

import java.lang.instrument.Instrumentation;
import java.util.Optional;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;

/**
 * Flight recordings of this JVM, in which an added method can end it.
 *
 * <p>JFR takes the line of a frame from the method that has the frame's number in its class ({@code
 * JfrStackFrame::resolve_lineno}). HotSpot gives a number to each changed method, too, so an added one may have a
 * higher number than its class has methods; such a method is not found ({@code InstanceKlass::method_with_orig_idnum}),
 * and the JVM ends with SIGSEGV in {@code Method::line_number_from_bci}. Seen on 25.0.3, not on 17.0.15.
 */
final class FlightRecordings {
    private static final int LAST_SOUND = 17;
    private static final String RECORDER = "jdk.jfr.FlightRecorder";

    private FlightRecordings() {}

    /**
     * The name of one that is running and may meet such a method; empty if none is.
     *
     * @param instrumentation knows whether JFR is used: asking JFR itself would load it, for a tenth of a second
     */
    static Optional<String> dangerous(Instrumentation instrumentation) {
        boolean mayBe = Runtime.version().feature() > LAST_SOUND && isUsed(instrumentation);
        return mayBe ? Recorder.running() : Optional.empty();
    }

    private static boolean isUsed(Instrumentation instrumentation) {
        for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
            if (loaded.getClassLoader() == null && loaded.getName().equals(RECORDER)) {
                return true;
            }
        }
        return false;
    }

    /** Not loaded in a JVM that does not use it. */
    private static final class Recorder {
        static Optional<String> running() {
            return FlightRecorder.isInitialized()
                    ? FlightRecorder.getFlightRecorder().getRecordings().stream()
                            .filter(recording -> recording.getState() == RecordingState.RUNNING)
                            .map(Recording::getName)
                            .findFirst()
                    : Optional.empty();
        }
    }
}
