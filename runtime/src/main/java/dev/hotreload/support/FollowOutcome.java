package dev.hotreload.support;

import dev.hotreload.report.FollowedChange;
import java.util.List;

/**
 * What came of following one generation.
 *
 * @param changes what the frameworks have now, and have no longer
 * @param notes what did not become live
 */
public record FollowOutcome(List<FollowedChange> changes, List<String> notes) {
    /** Of applications without supports. */
    static final FollowOutcome NOTHING = new FollowOutcome(List.of(), List.of());

    /** Copies the lists. */
    public FollowOutcome {
        changes = List.copyOf(changes);
        notes = List.copyOf(notes);
    }
}
