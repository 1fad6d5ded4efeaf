package dev.hotreload.reload;

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

    private FlightRecordings() {}

    /** The name of one that is running and may meet such a method; empty if none is. */
    static Optional<String> dangerous() {
        boolean mayBe = Runtime.version().feature() > LAST_SOUND
                && ModuleLayer.boot().findModule("jdk.jfr").isPresent();
        return mayBe ? Recorder.running() : Optional.empty();
    }

    /** Not loaded in a JVM without the module. */
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
