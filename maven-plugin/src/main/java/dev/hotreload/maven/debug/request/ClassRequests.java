package dev.hotreload.maven.debug.request;

import dev.hotreload.maven.debug.application.ApplicationJvm;
import dev.hotreload.maven.debug.jdwp.EventModifier;
import dev.hotreload.maven.debug.jdwp.EventRequest;
import dev.hotreload.maven.debug.jdwp.Jdwp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The debugger's requests for class prepare and class unload events, which reloads answer, too.
 *
 * <p>Their counts are kept here, because the JVM sees only some of the events that count. Safe for use by any thread.
 */
public final class ClassRequests {

    private final ApplicationJvm jvm;
    private final Map<Integer, Counted> requests = new LinkedHashMap<>();

    /** A request, and how many events from now is the one to report; 0: all are. */
    private static final class Counted {
        final EventRequest request;
        int remaining;

        Counted(EventRequest request) {
            this.request = request;
            this.remaining = request.modifier(EventModifier.Count.class)
                    .map(EventModifier.Count::count)
                    .orElse(0);
        }
    }

    /** A request that wants to hear of a class. */
    public record Match(int id, int policy) {}

    public ClassRequests(ApplicationJvm jvm) {
        this.jvm = jvm;
    }

    static boolean areKept(int kind) {
        return kind == Jdwp.CLASS_PREPARE || kind == Jdwp.CLASS_UNLOAD;
    }

    /** The request as the JVM gets it: it reports all events, and the gateway counts. */
    static EventRequest withoutCount(EventRequest request) {
        return request.with(modifiers -> {
            modifiers.removeIf(EventModifier.Count.class::isInstance);
            return modifiers;
        });
    }

    /** The debugger has made one. */
    synchronized void set(int id, EventRequest request) {
        requests.put(id, new Counted(request));
    }

    /** The debugger has cleared one. */
    synchronized void cleared(int id) {
        requests.remove(id);
    }

    /** The first request of a kind for all classes that suspends nothing: the one that JDI makes for itself. */
    public synchronized OptionalInt unlimited(int kind) {
        return requests.entrySet().stream()
                .filter(one -> one.getValue().request.equals(new EventRequest(kind, Jdwp.SUSPEND_NONE, List.of())))
                .mapToInt(Map.Entry::getKey)
                .findFirst();
    }

    /**
     * The requests of a kind that want to hear of a class, in the order in which they were made. Counts them: those
     * whose last event this is are over.
     */
    public List<Match> matching(int kind, PrepareFilter filter) throws IOException {
        Map<Integer, EventRequest> candidates = new LinkedHashMap<>();
        synchronized (this) {
            requests.forEach((id, counted) -> {
                if (counted.request.kind() == kind) {
                    candidates.put(id, counted.request);
                }
            });
        }
        List<Match> matches = new ArrayList<>();
        for (Map.Entry<Integer, EventRequest> candidate : candidates.entrySet()) {
            if (filter.accepts(candidate.getValue()) && counts(kind, candidate.getKey())) {
                matches.add(new Match(candidate.getKey(), candidate.getValue().policy()));
            }
        }
        return matches;
    }

    /** Whether an event of the JVM's is to be reported, by its request's count. */
    public boolean counts(int kind, int id) throws IOException {
        boolean isLast;
        synchronized (this) {
            @Nullable Counted counted = requests.get(id);
            if (counted == null || counted.remaining == 0) {
                return true;
            }
            counted.remaining--;
            isLast = counted.remaining == 0;
            if (isLast) {
                requests.remove(id);
            }
        }
        if (isLast) {
            jvm.clear(kind, id);
        }
        return isLast;
    }
}
