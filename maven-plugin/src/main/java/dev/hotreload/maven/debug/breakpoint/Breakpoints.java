package dev.hotreload.maven.debug.breakpoint;

import dev.hotreload.maven.debug.application.ApplicationJvm;
import dev.hotreload.maven.debug.application.MethodCode;
import dev.hotreload.maven.debug.jdwp.CodeLocation;
import dev.hotreload.maven.debug.jdwp.EventModifier;
import dev.hotreload.maven.debug.jdwp.EventRequest;
import dev.hotreload.maven.debug.jdwp.Jdwp;
import dev.hotreload.maven.debug.jdwp.JdwpErrorException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The debugger's breakpoints, which a redefinition clears in the JVM without a word.
 *
 * <p>At each reload they are set again at once, in the new code and at the {@linkplain CodeMap same statement}, for
 * debuggers that set each breakpoint only once (jdb). Those that set theirs again, when they hear that the class was
 * prepared, put them where the user sees them; then the ones that were carried over give way. Safe for use by any
 * thread.
 */
public final class Breakpoints {

    private final ApplicationJvm jvm;
    private final Map<Integer, Breakpoint> all = new LinkedHashMap<>();
    private final Set<Long> announced = new HashSet<>();
    private final Set<Long> setAgain = new HashSet<>();

    public Breakpoints(ApplicationJvm jvm) {
        this.jvm = jvm;
    }

    /** The code of a method in which a breakpoint is about to be set, or null if it cannot be had. */
    @Nullable
    public MethodCode codeAt(CodeLocation location) throws IOException {
        MethodCode known = knownCode(location);
        if (known != null) {
            return known;
        }
        try {
            return jvm.code(location.type(), location.method());
        } catch (JdwpErrorException e) {
            // The JVM refuses the breakpoint as well, and says why.
            return null;
        }
    }

    /** The debugger has set one. */
    public void set(int id, EventRequest request, CodeLocation location, @Nullable MethodCode code) throws IOException {
        List<Breakpoint> doubles;
        synchronized (this) {
            doubles = select(one -> one.isCarried()
                    && one.jvmId() != Breakpoint.NONE
                    && one.location().equals(location));
            all.put(id, new Breakpoint(id, request, location, code));
            if (announced.contains(location.type())) {
                setAgain.add(location.type());
            }
        }
        retire(doubles);
    }

    /**
     * The debugger clears one.
     *
     * @return the id under which the JVM knows it; empty if it knows it no more
     */
    public synchronized int cleared(int id) {
        Breakpoint breakpoint = all.remove(id);
        return breakpoint == null ? id : breakpoint.jvmId();
    }

    /** The debugger clears all. */
    public synchronized void clearedAll() {
        all.clear();
    }

    /** The id that the debugger knows for one of the JVM's. */
    public synchronized int idOf(int jvmId) {
        for (Breakpoint breakpoint : all.values()) {
            if (breakpoint.isHitBy(jvmId)) {
                return breakpoint.id();
            }
        }
        return jvmId;
    }

    /** Whether it was a reload that has put a breakpoint where it is. */
    public synchronized boolean isCarried(int id) {
        Breakpoint breakpoint = all.get(id);
        return breakpoint != null && breakpoint.isCarried();
    }

    /** A breakpoint with a count was hit, and that was all. */
    public synchronized void expired(int id) {
        Breakpoint breakpoint = all.get(id);
        if (breakpoint != null
                && breakpoint.request().modifier(EventModifier.Count.class).isPresent()) {
            breakpoint.retire();
        }
    }

    /** Sets the breakpoints of a class again, because its code is new. */
    public void relinked(long type) throws IOException {
        List<Breakpoint> lost;
        synchronized (this) {
            lost = select(
                    one -> one.jvmId() != Breakpoint.NONE && one.location().type() == type);
        }
        for (Breakpoint breakpoint : lost) {
            // First out, then in: the agent takes a request at a location that it knows for one that is in force.
            jvm.clear(Jdwp.BREAKPOINT, breakpoint.jvmId());
        }
        Map<Long, MethodCode> codes = new LinkedHashMap<>();
        for (Breakpoint breakpoint : lost) {
            carry(breakpoint, codes);
        }
    }

    /** The debugger has been told that a class was prepared, and is expected to set its breakpoints in it. */
    public synchronized void announced(long type) {
        announced.add(type);
        setAgain.remove(type);
    }

    /** The debugger has done what it does about prepared classes. */
    public void handled() throws IOException {
        List<Breakpoint> superseded;
        synchronized (this) {
            superseded = select(one -> one.isCarried()
                    && one.jvmId() != Breakpoint.NONE
                    && setAgain.contains(one.location().type()));
            announced.removeAll(setAgain);
            setAgain.clear();
        }
        retire(superseded);
    }

    /** The breakpoints that the JVM has for this debugger. */
    public synchronized List<Integer> jvmIds() {
        return all.values().stream()
                .map(Breakpoint::jvmId)
                .filter(id -> id != Breakpoint.NONE)
                .toList();
    }

    private void carry(Breakpoint breakpoint, Map<Long, MethodCode> codes) throws IOException {
        CodeLocation before = breakpoint.location();
        try {
            MethodCode now = codes.get(before.method());
            if (now == null) {
                now = jvm.code(before.type(), before.method());
                codes.put(before.method(), now);
            }
            MethodCode then = breakpoint.code();
            long index = then == null ? before.index() : new CodeMap(then, now).map(before.index());
            CodeLocation location = before.at(index);
            EventRequest request = breakpoint.request().at(location);
            int jvmId = jvm.request(request);
            synchronized (this) {
                breakpoint.carry(jvmId, request, location, now);
            }
        } catch (JdwpErrorException e) {
            // The place is gone from the code. A debugger that knows the source sets another.
            synchronized (this) {
                breakpoint.retire();
            }
        }
    }

    private void retire(List<Breakpoint> breakpoints) throws IOException {
        for (Breakpoint breakpoint : breakpoints) {
            int jvmId;
            synchronized (this) {
                jvmId = breakpoint.jvmId();
                breakpoint.retire();
            }
            if (jvmId != Breakpoint.NONE) {
                jvm.clear(Jdwp.BREAKPOINT, jvmId);
            }
        }
    }

    private synchronized @Nullable MethodCode knownCode(CodeLocation location) {
        for (Breakpoint breakpoint : all.values()) {
            CodeLocation known = breakpoint.location();
            if (breakpoint.jvmId() != Breakpoint.NONE
                    && known.type() == location.type()
                    && known.method() == location.method()) {
                return breakpoint.code();
            }
        }
        return null;
    }

    private List<Breakpoint> select(Predicate<Breakpoint> condition) {
        return new ArrayList<>(all.values().stream().filter(condition).toList());
    }
}
