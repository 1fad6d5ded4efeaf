package dev.hotreload.reload;

import dev.hotreload.change.ChangedClass;
import dev.hotreload.loader.ApplicationLoaders;
import dev.hotreload.loop.Loops;
import dev.hotreload.outcome.AppliedGeneration;
import dev.hotreload.outcome.ForwardingListener;
import dev.hotreload.outcome.ReloadListener;
import java.util.function.Predicate;

/**
 * Has looped methods run again, after everybody else has heard of the generation; called by the thread that applies it.
 *
 * <p>A generation can matter to a run if it changed a class that has been used so far: of a class that is not
 * initialised no method has run, so no run can have called it, and what calls it from now on is changed, too.
 * Interfaces without default methods are never initialised, so it is enough that they are loaded. Any run may have read
 * a resource.
 */
final class LoopedReloads extends ForwardingListener {
    private final Loops loops;
    private final ApplicationLoaders loaders;
    private final Predicate<Class<?>> isInitialised;

    LoopedReloads(ReloadListener next, Loops loops, ApplicationLoaders loaders, Predicate<Class<?>> isInitialised) {
        super(next);
        this.loops = loops;
        this.loaders = loaders;
        this.isInitialised = isInitialised;
    }

    @Override
    public void applied(AppliedGeneration generation) {
        super.applied(generation);
        boolean canMatter = !generation.resources().isEmpty()
                || generation.classes().stream().anyMatch(this::isUsed);
        loops.applied(generation.number(), canMatter);
    }

    private boolean isUsed(ChangedClass changed) {
        Class<?> live = loaders.findLive(changed.internalName());
        return live != null && (live.isInterface() || isInitialised.test(live));
    }
}
