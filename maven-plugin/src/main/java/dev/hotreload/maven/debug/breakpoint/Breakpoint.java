package dev.hotreload.maven.debug.breakpoint;

import dev.hotreload.maven.debug.application.MethodCode;
import dev.hotreload.maven.debug.jdwp.CodeLocation;
import dev.hotreload.maven.debug.jdwp.EventRequest;
import org.jspecify.annotations.Nullable;

/** One breakpoint that the debugger has set, and where it is now. Used under the lock of {@link Breakpoints}. */
public final class Breakpoint {

    /** Where there is none in the JVM. */
    public static final int NONE = 0;

    private final int id;
    private int jvmId;
    private int formerJvmId;
    private EventRequest request;
    private CodeLocation location;
    private @Nullable MethodCode code;
    private boolean isCarried;

    /**
     * @param id the id of the request, as the debugger knows it
     * @param code the code that it was set in, or null if that could not be had
     */
    Breakpoint(int id, EventRequest request, CodeLocation location, @Nullable MethodCode code) {
        this.id = id;
        this.jvmId = id;
        this.request = request;
        this.location = location;
        this.code = code;
    }

    int id() {
        return id;
    }

    /** The id of the JVM's request that stands for it now, or {@link #NONE}. */
    int jvmId() {
        return jvmId;
    }

    /**
     * Whether an event of this request of the JVM's is a hit of this breakpoint; one may be under way from old code.
     */
    boolean isHitBy(int requestOfEvent) {
        return requestOfEvent != NONE && (requestOfEvent == jvmId || requestOfEvent == formerJvmId);
    }

    CodeLocation location() {
        return location;
    }

    EventRequest request() {
        return request;
    }

    @Nullable
    MethodCode code() {
        return code;
    }

    /** Whether a reload has moved it, and not the debugger set it. */
    boolean isCarried() {
        return isCarried;
    }

    /** Takes it to new code. */
    void carry(int newJvmId, EventRequest newRequest, CodeLocation newLocation, @Nullable MethodCode newCode) {
        formerJvmId = jvmId;
        jvmId = newJvmId;
        request = newRequest;
        location = newLocation;
        code = newCode;
        isCarried = true;
    }

    /** Takes it out of the JVM; the debugger may still clear it. */
    void retire() {
        formerJvmId = jvmId;
        jvmId = NONE;
    }
}
