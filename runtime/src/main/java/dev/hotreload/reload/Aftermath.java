package dev.hotreload.reload;

import dev.hotreload.change.ChangeSet;
import dev.hotreload.enums.LiveEnums;
import dev.hotreload.model.ClassState;
import dev.hotreload.outcome.FieldNotes;
import dev.hotreload.outcome.Notes;
import dev.hotreload.outcome.StaleStatics;
import dev.hotreload.plan.NextGeneration;
import dev.hotreload.support.FollowOutcome;
import dev.hotreload.support.Supports;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What is done once a generation is current: the JDK and libraries forget what they have derived, generated classes
 * follow, enums are completed, static fields are initialised again, frameworks follow. Nothing of it can undo the
 * generation; what cannot be done becomes a note. Used by the thread that applies.
 */
final class Aftermath {
    private final Forgetting forgetting;
    private final GeneratedFollowers followers;
    private final LiveEnums enums;
    private final LoadedClasses loaded;
    private final Reinitialiser reinitialiser;
    private final Supports supports;

    Aftermath(
            Forgetting forgetting,
            GeneratedFollowers followers,
            LiveEnums enums,
            LoadedClasses loaded,
            Reinitialiser reinitialiser,
            Supports supports) {
        this.forgetting = forgetting;
        this.followers = followers;
        this.enums = enums;
        this.loaded = loaded;
        this.reinitialiser = reinitialiser;
        this.supports = supports;
    }

    /**
     * What came of it.
     *
     * @param notes what the user must know
     * @param outcome what frameworks have done
     * @param followed how long these took
     */
    record Result(List<String> notes, FollowOutcome outcome, Duration followed) {}

    /** Does it. */
    Result of(ChangeSet changeSet, Set<String> resources, NextGeneration next, Commit commit) {
        // Before initialisers run that may ask for members by name.
        List<String> notForgotten = forgetting.forget(changeSet.classes(), resources);
        List<String> notes = new ArrayList<>(commit.notes());
        notes.addAll(followers.follow(changeSet.classes()));
        notes.addAll(Notes.of(changeSet.classes()));
        notes.addAll(Notes.ofLeftBehind(changeSet));
        notes.addAll(Notes.ofLost(next.callersByLost()));
        notes.addAll(next.notes());
        notes.addAll(enums.completeAll());
        reinitialiser.initialiseAbove(changeSet.classes(), next.generation().model());
        notes.addAll(StaleStatics.notes(
                changeSet.classes(),
                next.generation().model()::find,
                loaded::ofModules,
                loaded::isInitialised,
                next.reinitialised()));
        notes.addAll(reinitialiser.run(next.reinitialised()));
        notes.addAll(notForgotten);
        long start = System.nanoTime();
        FollowOutcome outcome = supports.follow(changeSet.classes(), resources);
        notes.addAll(FieldNotes.of(changeSet.classes(), (internalName, field) -> {
            ClassState state = next.generation().model().state(internalName);
            return outcome.filled().contains(internalName + "." + field.name())
                    || (state != null && state.first().fields().containsKey(field));
        }));
        notes.addAll(outcome.notes());
        return new Result(notes, outcome, Duration.ofNanos(System.nanoTime() - start));
    }
}
