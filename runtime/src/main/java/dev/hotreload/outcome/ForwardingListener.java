package dev.hotreload.outcome;

import dev.hotreload.change.ChangedClass;
import dev.hotreload.plan.RefusedChange;
import java.util.List;

/** Passes on what it hears; those that do more override it. Called as {@link ReloadListener} is. */
public abstract class ForwardingListener implements ReloadListener {
    private final ReloadListener next;

    protected ForwardingListener(ReloadListener next) {
        this.next = next;
    }

    @Override
    public void applied(AppliedGeneration generation) {
        next.applied(generation);
    }

    @Override
    public void refused(
            int stillRunning, List<String> modules, List<ChangedClass> classes, List<RefusedChange> refusals) {
        next.refused(stillRunning, modules, classes, refusals);
    }

    @Override
    public void failed(int stillRunning, List<String> modules, List<ChangedClass> classes, TransactionFailure failure) {
        next.failed(stillRunning, modules, classes, failure);
    }

    @Override
    public void internalError(String doing, Throwable failure) {
        next.internalError(doing, failure);
    }
}
