package dev.hotreload.reload;

import dev.hotreload.content.ModuleContent;
import java.util.List;

/** Hears what became of each change set; called by the thread that applies it. */
interface ReloadListener {

    void applied(AppliedGeneration generation);

    /** A change set holds changes that cannot be applied; {@code stillRunning} is the generation that goes on. */
    void refused(int stillRunning, ModuleContent module, List<ChangedClass> classes, List<RefusedChange> refusals);

    /** The JVM did not take a change set. */
    void failed(int stillRunning, ModuleContent module, List<ChangedClass> classes, TransactionFailure failure);
}
