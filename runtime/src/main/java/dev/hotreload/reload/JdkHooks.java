package dev.hotreload.reload;

import dev.hotreload.boot.MemberHook;
import dev.hotreload.boot.MemberView;
import dev.hotreload.boot.StackTraceHook;
import dev.hotreload.boot.TraceView;
import dev.hotreload.model.ClassState;
import dev.hotreload.plan.NextGeneration;
import dev.hotreload.reflect.FaceHooks;
import dev.hotreload.reflect.MemberHooks;
import dev.hotreload.reflect.ModifierHooks;
import dev.hotreload.reflect.TraceHooks;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.function.Supplier;

/**
 * Hooks those classes of the JDK that need it only once members or lambdas are added or removed, before that becomes current.
 *
 * <p>Used by the applying thread only.
 */
final class JdkHooks {
    private final Instrumentation instrumentation;
    private final Supplier<MemberView> members;
    private final Supplier<TraceView> traces;
    /** What is hooked stays so, whichever engine is asked. */
    private static volatile boolean hooked;

    private static volatile boolean areTracesHooked;
    private static volatile boolean areModifiersHooked;
    private static volatile boolean areFacesHooked;

    /**
     * @param members makes what the hooked users of members ask
     * @param traces makes what hooked stack traces ask
     */
    JdkHooks(Instrumentation instrumentation, Supplier<MemberView> members, Supplier<TraceView> traces) {
        this.instrumentation = instrumentation;
        this.members = members;
        this.traces = traces;
    }

    /** Has those that are hooked ask this engine. */
    void takeOver() {
        if (hooked) {
            MemberHook.install(members.get());
        }
        if (areTracesHooked) {
            StackTraceHook.install(traces.get());
        }
    }

    /**
     * Hooks what {@code next} needs.
     *
     * @throws UnmodifiableClassException if the JVM does not allow it
     * @throws ClassNotFoundException if this JDK has other classes
     */
    void prepare(NextGeneration next) throws UnmodifiableClassException, ClassNotFoundException {
        boolean haveOtherModifiers = next.redefined().stream().anyMatch(JdkHooks::hasOtherModifiers);
        if (!areModifiersHooked && haveOtherModifiers) {
            ModifierHooks.modifiersChange(instrumentation);
            areModifiersHooked = true;
        }
        if (!areFacesHooked && next.redefined().stream().anyMatch(ClassState::isFace)) {
            FaceHooks.facesCome(instrumentation);
            areFacesHooked = true;
        }
        // What makes objects must know which classes became abstract.
        if (!hooked && (!next.changedMembers().isEmpty() || haveOtherModifiers)) {
            MemberHook.install(members.get());
            MemberHooks.install(instrumentation);
            hooked = true;
        }
        if (hasOtherFrames(next)) {
            hookTraces();
        }
    }

    /**
     * Hooks stack traces, which leave the frames out that dispatch or loop.
     *
     * @throws UnmodifiableClassException if the JVM does not allow it
     */
    void hookTraces() throws UnmodifiableClassException {
        if (!areTracesHooked) {
            StackTraceHook.install(traces.get());
            TraceHooks.install(instrumentation);
            areTracesHooked = true;
        }
    }

    private static boolean hasOtherModifiers(ClassState state) {
        return state.current().declaredAccess() != state.first().declaredAccess();
    }

    /** Whether stack traces get frames that are not as in a fresh JVM: of added methods, lambdas included, or of renamed ones. */
    private static boolean hasOtherFrames(NextGeneration next) {
        return !next.changedMembers().isEmpty()
                || next.redefined().stream()
                        .anyMatch(state -> !state.current().compiledNames().isEmpty()
                                || !state.first()
                                        .methods()
                                        .keySet()
                                        .containsAll(state.current().methods().keySet()));
    }
}
