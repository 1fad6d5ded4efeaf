package dev.hotreload.reload;

import dev.hotreload.boot.MemberHook;
import dev.hotreload.boot.MemberView;
import dev.hotreload.plan.NextGeneration;
import dev.hotreload.reflect.MemberHooks;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.function.Supplier;

/**
 * Hooks those classes of the JDK that need it only once members are added or removed, before that becomes current.
 *
 * <p>Used by the applying thread only.
 */
final class JdkHooks {
    private final Instrumentation instrumentation;
    private final Supplier<MemberView> members;
    private boolean hooked;

    /** @param members makes what the hooked users of members ask */
    JdkHooks(Instrumentation instrumentation, Supplier<MemberView> members) {
        this.instrumentation = instrumentation;
        this.members = members;
    }

    /**
     * Hooks what {@code next} needs.
     *
     * @throws UnmodifiableClassException if the JVM does not allow it
     * @throws ClassNotFoundException if this JDK has other classes
     */
    void prepare(NextGeneration next) throws UnmodifiableClassException, ClassNotFoundException {
        if (!hooked && !next.changedMembers().isEmpty()) {
            MemberHook.install(members.get());
            MemberHooks.install(instrumentation);
            hooked = true;
        }
    }
}
