package dev.hotreload.reload;

import dev.hotreload.boot.Linker;
import dev.hotreload.boot.MemberView;
import dev.hotreload.boot.ReflectionView;
import dev.hotreload.boot.TraceView;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the hooks of the JVM can ask one engine. Attached to its loaders, so that it is there as long as their classes.
 *
 * <p>Safe for use by any thread.
 */
final class EngineViews {
    private final Linker linker;
    private final ReflectionView reflection;
    private final BinaryOperator<Object> cloning;
    private final Supplier<MemberView> makesMembers;
    private final Supplier<TraceView> makesTraces;
    private volatile @Nullable MemberView members;
    private volatile @Nullable TraceView traces;

    /**
     * @param cloning gives a clone fields of its own
     * @param members makes what the hooked users of members ask; a start does not pay for it
     * @param traces the same for stack traces
     */
    EngineViews(
            Linker linker,
            ReflectionView reflection,
            BinaryOperator<Object> cloning,
            Supplier<MemberView> members,
            Supplier<TraceView> traces) {
        this.linker = linker;
        this.reflection = reflection;
        this.cloning = cloning;
        this.makesMembers = members;
        this.makesTraces = traces;
    }

    Linker linker() {
        return linker;
    }

    ReflectionView reflection() {
        return reflection;
    }

    BinaryOperator<Object> cloning() {
        return cloning;
    }

    MemberView members() {
        MemberView made = members;
        if (made == null) {
            synchronized (this) {
                made = members;
                if (made == null) {
                    made = makesMembers.get();
                    members = made;
                }
            }
        }
        return made;
    }

    TraceView traces() {
        TraceView made = traces;
        if (made == null) {
            synchronized (this) {
                made = traces;
                if (made == null) {
                    made = makesTraces.get();
                    traces = made;
                }
            }
        }
        return made;
    }
}
