package dev.hotreload.live;

import dev.hotreload.boot.Linker;
import dev.hotreload.link.CalledMethods;
import dev.hotreload.link.CurrentMembers;
import dev.hotreload.link.EngineLinker;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * Makes the linker when the first call site of relinked code is linked, so that an application's start does not pay.
 *
 * <p>Called by any thread that links a call site.
 */
public final class LazyLinker implements Linker {
    private final CurrentMembers members;
    private final CalledMethods called;
    private volatile @Nullable EngineLinker linker;

    /** @param called is told of first calls of changed methods */
    public LazyLinker(CurrentMembers members, CalledMethods called) {
        this.members = members;
        this.called = called;
    }

    @Override
    public CallSite link(MethodHandles.Lookup caller, String name, MethodType type, Object[] arguments)
            throws Throwable {
        return linker().link(caller, name, type, arguments);
    }

    private EngineLinker linker() {
        EngineLinker made = linker;
        if (made == null) {
            synchronized (this) {
                made = linker;
                if (made == null) {
                    made = new EngineLinker(members, called);
                    linker = made;
                }
            }
        }
        return made;
    }
}
