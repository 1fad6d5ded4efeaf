package dev.hotreload.outcome;

import dev.hotreload.change.ChangedClass;
import dev.hotreload.message.RefusalTexts;
import dev.hotreload.plan.RefusedChange;
import dev.hotreload.report.NotLive;
import java.util.List;

/** Says why a change set is not live, for whoever asks later; its report has said so at once. */
public final class NotLiveReports {
    private NotLiveReports() {}

    /** Of a set that holds changes which cannot be applied. */
    public static List<NotLive> refused(List<String> modules, List<RefusedChange> refusals) {
        return refusals.stream()
                .map(refused -> new NotLive(
                        NotLive.Why.REFUSED,
                        String.join(", ", modules),
                        GenerationReports.place(refused),
                        refused.refusal().reason(),
                        refused.refusal().advice()))
                .toList();
    }

    /** Of a set that the JVM did not take. */
    public static List<NotLive> failed(List<String> modules, List<ChangedClass> classes, TransactionFailure failure) {
        return List.of(new NotLive(
                NotLive.Why.REFUSED,
                String.join(", ", modules),
                classes.isEmpty()
                        ? ""
                        : GenerationReports.binaryName(classes.get(0).internalName()),
                RefusalTexts.failed(String.valueOf(failure.getMessage()), classes.size() > 1, failure.getCause()),
                RefusalTexts.restart()));
    }
}
