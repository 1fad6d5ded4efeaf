package dev.hotreload.maven.debug.reload;

import dev.hotreload.maven.debug.application.ApplicationJvm;
import dev.hotreload.maven.debug.application.LoadedType;
import dev.hotreload.maven.debug.application.RuntimeThreads;
import dev.hotreload.maven.debug.application.Suspensions;
import dev.hotreload.maven.debug.breakpoint.Breakpoints;
import dev.hotreload.maven.debug.jdwp.CompositeEvent;
import dev.hotreload.maven.debug.jdwp.Jdwp;
import dev.hotreload.maven.debug.relay.EventGate;
import dev.hotreload.maven.debug.request.ClassRequests;
import dev.hotreload.maven.debug.request.PrepareFilter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows the debugger a reloaded class as one that was unloaded and prepared again, as the JVM itself would report it.
 *
 * <p>That makes debuggers forget what they know of the class (line tables above all) and set their breakpoints again.
 */
public final class ClassSwap {

    private final ApplicationJvm jvm;
    private final ClassRequests requests;
    private final Breakpoints breakpoints;
    private final RuntimeThreads threads;
    private final Suspensions suspensions;
    private final EventGate gate;
    private final UnloadFence fence;

    public ClassSwap(
            ApplicationJvm jvm,
            ClassRequests requests,
            Breakpoints breakpoints,
            RuntimeThreads threads,
            Suspensions suspensions,
            EventGate gate,
            UnloadFence fence) {
        this.jvm = jvm;
        this.requests = requests;
        this.breakpoints = breakpoints;
        this.threads = threads;
        this.suspensions = suspensions;
        this.gate = gate;
        this.fence = fence;
    }

    /** Swaps all classes of these names. */
    public void swap(List<String> binaryNames) throws IOException {
        List<LoadedType> types = new ArrayList<>();
        for (String binaryName : binaryNames) {
            types.addAll(jvm.types(LoadedType.signature(binaryName)));
        }
        for (LoadedType type : types) {
            breakpoints.relinked(type.id());
            unload(type, requests.matching(Jdwp.CLASS_UNLOAD, filter(type)));
        }
        fence.await();
        for (LoadedType type : types) {
            prepare(type, requests.matching(Jdwp.CLASS_PREPARE, filter(type)));
        }
    }

    private PrepareFilter filter(LoadedType type) throws IOException {
        return new PrepareFilter(jvm, type, threads.eventThread());
    }

    /** Class unload events never suspend; the agent says so, whatever was asked for. */
    private void unload(LoadedType type, List<ClassRequests.Match> matches) throws IOException {
        if (!matches.isEmpty()) {
            byte[] content = jvm.body().string(type.signature()).bytes();
            gate.passSynthesised(new CompositeEvent(
                    Jdwp.SUSPEND_NONE,
                    matches.stream()
                            .map(match -> new CompositeEvent.Event(Jdwp.CLASS_UNLOAD, match.id(), 0, content))
                            .toList()));
        }
    }

    private void prepare(LoadedType type, List<ClassRequests.Match> matches) throws IOException {
        if (matches.isEmpty()) {
            return;
        }
        long thread = threads.eventThread();
        byte[] content = jvm.body()
                .object(thread)
                .int8(type.tag())
                .object(type.id())
                .string(type.signature())
                .int32(type.status())
                .bytes();
        int policy =
                matches.stream().mapToInt(ClassRequests.Match::policy).max().orElse(Jdwp.SUSPEND_NONE);
        if (policy != Jdwp.SUSPEND_NONE) {
            breakpoints.announced(type.id());
            suspend(policy, thread);
        }
        gate.passSynthesised(new CompositeEvent(
                policy,
                matches.stream()
                        .map(match -> new CompositeEvent.Event(Jdwp.CLASS_PREPARE, match.id(), thread, content))
                        .toList()));
    }

    private void suspend(int policy, long thread) throws IOException {
        if (policy == Jdwp.SUSPEND_ALL) {
            jvm.suspendAll();
            suspensions.suspended();
            threads.resumeAll();
        } else {
            jvm.suspend(thread);
        }
    }
}
