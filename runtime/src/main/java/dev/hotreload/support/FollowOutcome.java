package dev.hotreload.support;

import dev.hotreload.report.FollowedChange;
import java.util.List;
import java.util.Set;

/**
 * What came of following one generation.
 *
 * @param changes what the frameworks have now, and have no longer
 * @param filled the added fields that live objects have got values in: internal name of the class and name of the
 *     field, with a dot between
 * @param notes what did not become live
 */
public record FollowOutcome(List<FollowedChange> changes, Set<String> filled, List<String> notes) {
    /** Of applications without supports. */
    static final FollowOutcome NOTHING = new FollowOutcome(List.of(), Set.of(), List.of());

    /** Copies the lists. */
    public FollowOutcome {
        changes = List.copyOf(changes);
        filled = Set.copyOf(filled);
        notes = List.copyOf(notes);
    }
}
