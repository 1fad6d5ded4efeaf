package dev.hotreload.reload;

import dev.hotreload.change.UnfinishedNests;
import dev.hotreload.patch.Patches;
import dev.hotreload.plan.NextGeneration;
import dev.hotreload.plan.RefusedChange;
import java.util.List;
import java.util.Optional;

/**
 * What is to become of a draft, before anything is changed.
 *
 * @param refusals of {@link Kind#REFUSED}, one or more
 */
record Verdict(Kind kind, List<RefusedChange> refusals) {
    /** What it can be. */
    enum Kind {
        /** The rest of the set seems to be missing, and may come. */
        WAITS_FOR_REST,
        /** Classes of a nest are certainly missing. */
        WAITS_FOR_NEST,
        /** It cannot be applied. */
        REFUSED,
        /** No class and no resource is other than before. */
        CHANGES_NOTHING,
        /** It can be applied. */
        APPLICABLE
    }

    /**
     * The verdict on a draft.
     *
     * @param resolved what is applied of the set
     * @param waiting for what there is still time
     */
    static Verdict on(Draft draft, Patches.Resolved resolved, Waiting waiting) {
        Optional<UnfinishedNests.Unfinished> nest = draft.unfinished();
        if (nest.isPresent() && waiting == Waiting.FOR_REST) {
            return of(Kind.WAITS_FOR_REST);
        }
        if (nest.isPresent() && nest.get().isCertain() && waiting == Waiting.FOR_NEST) {
            return of(Kind.WAITS_FOR_NEST);
        }
        if (!draft.refusals().isEmpty()) {
            return new Verdict(Kind.REFUSED, draft.refusals());
        }
        NextGeneration next = draft.next();
        if (next == null) {
            return of(Kind.CHANGES_NOTHING);
        }
        if (waiting == Waiting.FOR_REST && MissingMembers.areExpected(draft.changeSet(), next)) {
            return of(Kind.WAITS_FOR_REST);
        }
        List<RefusedChange> inVain = MissingMembers.inVain(resolved, next, draft.changeSet());
        return inVain.isEmpty() ? of(Kind.APPLICABLE) : new Verdict(Kind.REFUSED, inVain);
    }

    private static Verdict of(Kind kind) {
        return new Verdict(kind, List.of());
    }
}
