package dev.hotreload.link;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.lang.invoke.SwitchPoint;

/** A call site with one answer, which is looked up at its first call and again after a generation changed it. */
final class RelinkableSite extends MutableCallSite {
    private static final MethodHandle RELINK;

    static {
        try {
            RELINK = MethodHandles.lookup()
                    .findVirtual(RelinkableSite.class, "relink", MethodType.methodType(MethodHandle.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final CurrentMembers members;
    private final String name;
    private final String descriptor;
    private final CurrentMembers.Linking<MethodHandle> answer;
    private final MethodHandle fallback;

    RelinkableSite(
            CurrentMembers members,
            String name,
            String descriptor,
            MethodType type,
            CurrentMembers.Linking<MethodHandle> answer) {
        super(type);
        this.members = members;
        this.name = name;
        this.descriptor = descriptor;
        this.answer = answer;
        this.fallback = MethodHandles.foldArguments(MethodHandles.exactInvoker(type), RELINK.bindTo(this));
        setTarget(fallback);
    }

    /** Called by the site itself when it has no valid answer; returns what to call now. */
    MethodHandle relink() {
        try {
            return members.whileStable(() -> {
                SwitchPoint validity = members.validity(name, descriptor);
                MethodHandle target = answer.run().asType(type());
                setTarget(validity.guardWithTest(target, fallback));
                return target;
            });
        } catch (ReflectiveOperationException e) {
            throw Failures.asError(e, members.generation());
        } catch (IncompatibleClassChangeError e) {
            throw Failures.withoutOurFrames(e);
        }
    }
}
