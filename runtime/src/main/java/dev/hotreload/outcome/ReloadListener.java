package dev.hotreload.outcome;

import dev.hotreload.change.ChangedClass;
import dev.hotreload.plan.RefusedChange;
import java.util.List;

/** Hears what became of each change set; called by the thread that applies it. */
public interface ReloadListener {

    void applied(AppliedGeneration generation);

    /**
     * A change set holds changes that cannot be applied.
     *
     * @param stillRunning the generation that goes on
     * @param modules the names of the modules that changed, in class path order
     */
    void refused(int stillRunning, List<String> modules, List<ChangedClass> classes, List<RefusedChange> refusals);

    /** The JVM did not take a change set; otherwise as {@link #refused}. */
    void failed(int stillRunning, List<String> modules, List<ChangedClass> classes, TransactionFailure failure);

    /**
     * A bug of ours, after which the reload goes on.
     *
     * @param doing what was being done, to be read after "while"
     */
    void internalError(String doing, Throwable failure);
}
