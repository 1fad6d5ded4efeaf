package dev.hotreload.reload;

import dev.hotreload.model.ClassState;
import dev.hotreload.plan.NextGeneration;
import dev.hotreload.reflect.FaceHooks;
import dev.hotreload.reflect.MemberHooks;
import dev.hotreload.reflect.ModifierHooks;
import dev.hotreload.reflect.TraceHooks;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;

/**
 * Hooks those classes of the JDK that need it only once members or lambdas are added or removed, before that becomes
 * current.
 *
 * <p>Used by the applying thread only.
 */
final class JdkHooks {
    private final Instrumentation instrumentation;
    private final HookRoutes routes;
    /** What is hooked stays so, whichever engine is asked. */
    private static volatile boolean areMembersHooked;

    private static volatile boolean areTracesHooked;
    private static volatile boolean areModifiersHooked;
    private static volatile boolean areFacesHooked;

    /** @param routes has those that are hooked ask the right engine */
    JdkHooks(Instrumentation instrumentation, HookRoutes routes) {
        this.instrumentation = instrumentation;
        this.routes = routes;
    }

    static boolean areMembersHooked() {
        return areMembersHooked;
    }

    static boolean areTracesHooked() {
        return areTracesHooked;
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
        if (!areMembersHooked && (!next.changedMembers().isEmpty() || haveOtherModifiers)) {
            routes.installMembers();
            MemberHooks.install(instrumentation);
            areMembersHooked = true;
        }
        // HotSpot tells nothing of frames of an earlier version, which an exception may have been made with.
        if (!next.redefined().isEmpty()) {
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
            routes.installTraces();
            TraceHooks.install(instrumentation);
            areTracesHooked = true;
        }
    }

    private static boolean hasOtherModifiers(ClassState state) {
        return state.current().declaredAccess() != state.first().declaredAccess();
    }
}
