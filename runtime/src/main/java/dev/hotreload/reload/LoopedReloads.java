package dev.hotreload.reload;

import dev.hotreload.change.ChangedClass;
import dev.hotreload.live.TrustedLookup;
import dev.hotreload.loader.ApplicationLoaders;
import dev.hotreload.loop.Loops;
import dev.hotreload.message.ErrorTexts;
import dev.hotreload.outcome.AppliedGeneration;
import dev.hotreload.outcome.ForwardingListener;
import dev.hotreload.outcome.ReloadListener;

/**
 * Has looped methods run again, after everybody else has heard of the generation; called by the thread that applies it.
 *
 * <p>A generation can matter to a run if it changed a class that has been used so far: of a class that is not initialised no
 * method has run, so no run can have called it, and what calls it from now on is changed, too. Interfaces without default
 * methods are never initialised, so it is enough that they are loaded. Any run may have read a resource.
 */
final class LoopedReloads extends ForwardingListener {
    private final Loops loops;
    private final ApplicationLoaders loaders;
    private final TrustedLookup lookup;

    LoopedReloads(ReloadListener next, Loops loops, ApplicationLoaders loaders, TrustedLookup lookup) {
        super(next);
        this.loops = loops;
        this.loaders = loaders;
        this.lookup = lookup;
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
        if (live == null || live.isInterface()) {
            return live != null;
        }
        try {
            return lookup.isInitialised(live);
        } catch (Throwable e) {
            // Throwable, as method handles declare it. A run too many does no harm.
            internalError(ErrorTexts.looping(), e);
            return true;
        }
    }
}
