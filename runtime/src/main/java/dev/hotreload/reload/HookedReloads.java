package dev.hotreload.reload;

import dev.hotreload.api.Reload;
import dev.hotreload.change.ChangedClass;
import dev.hotreload.hook.ReloadHooks;
import dev.hotreload.outcome.ApplicationListeners;
import dev.hotreload.outcome.AppliedGeneration;
import dev.hotreload.outcome.ForwardingListener;
import dev.hotreload.outcome.ReloadListener;
import dev.hotreload.outcome.TransactionFailure;
import java.util.List;

/**
 * Has the application's methods called that are to be called after a reload; used by the thread that applies changes.
 */
final class HookedReloads extends ForwardingListener {
    private final ReloadHooks hooks;

    HookedReloads(ReloadListener next, ReloadHooks hooks) {
        super(next);
        this.hooks = hooks;
    }

    @Override
    public void applied(AppliedGeneration applied) {
        super.applied(applied);
        hooks.after(ApplicationListeners.reload(
                applied.number(), applied.modules(), applied.classes(), applied.resources()));
    }

    /** Those that were called before it must not wait for ever. */
    @Override
    public void failed(int stillRunning, List<String> modules, List<ChangedClass> classes, TransactionFailure failure) {
        super.failed(stillRunning, modules, classes, failure);
        hooks.after(new Reload(stillRunning, modules, List.of(), List.of()));
    }
}
