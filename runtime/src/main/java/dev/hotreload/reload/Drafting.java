package dev.hotreload.reload;

import dev.hotreload.change.ChangeSet;
import dev.hotreload.change.ChangedClassPath;
import dev.hotreload.change.ModuleChanges;
import dev.hotreload.change.ParsedFiles;
import dev.hotreload.change.UnfinishedNests;
import dev.hotreload.define.ClassSources;
import dev.hotreload.define.Definitions;
import dev.hotreload.generation.Generation;
import dev.hotreload.loader.ApplicationLoaders;
import dev.hotreload.model.ClassSource;
import dev.hotreload.outcome.OldFrames;
import dev.hotreload.plan.KnownCalls;
import dev.hotreload.plan.NextGeneration;
import dev.hotreload.plan.Planner;
import dev.hotreload.plan.Refusals;
import dev.hotreload.plan.RefusedChange;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.MethodTooLargeException;

/**
 * Reads change sets and plans what becomes of them, without changing anything.
 *
 * <p>While a set may still grow, its draft can be made ahead of time, in the quiet period that must pass anyway.
 *
 * <p>Used by one thread at a time.
 */
final class Drafting {
    private final ApplicationLoaders loaders;
    private final Definitions definitions;
    private final ClassSources sources;
    private final RecentNests recent;
    private final KnownCalls calls;
    private @Nullable Draft ahead;

    Drafting(
            ApplicationLoaders loaders,
            Definitions definitions,
            ClassSources sources,
            RecentNests recent,
            KnownCalls calls) {
        this.calls = calls;
        this.recent = recent;
        this.loaders = loaders;
        this.definitions = definitions;
        this.sources = sources;
    }

    /** Drafts ahead of time; the next draft of the very same changes is this one. */
    void makeAhead(Generation before, ModuleChanges changes) {
        ahead = make(before, changes, calls);
    }

    /** Drafts changes that nobody has made, and looks at the program as if they were to be applied. */
    void rehearse(Generation before, ModuleChanges changes) {
        Draft draft = make(before, changes, KnownCalls.NONE);
        OldFrames.before(draft.changeSet().classes());
    }

    /** The draft of {@code changes}, on top of {@code before}. */
    Draft draft(Generation before, ModuleChanges changes) {
        Draft made = ahead;
        ahead = null;
        boolean isUsable = made != null && made.isOf(before, changes) && !isOutdated(made);
        return isUsable && made != null ? made : make(before, changes, calls);
    }

    /** Whether a class has been loaded that the draft took for not loaded, so that it is in the way of its plan. */
    boolean isOutdated(Draft draft) {
        NextGeneration next = draft.next();
        return draft.notLive().stream().anyMatch(internalName -> loaders.findLive(internalName) != null)
                || (next != null
                        && !definitions
                                .mentioning(next.mentions(), draft.before().model(), draft.defined())
                                .isEmpty());
    }

    private Draft make(Generation before, ModuleChanges changes, KnownCalls asked) {
        int defined = definitions.count();
        Set<String> notLive = new HashSet<>();
        Predicate<String> isLive = isLive(notLive);
        ChangedClassPath classPath = new ChangedClassPath(loaders.contents(), changes);
        long noticed = changes.detectedNanos();
        Set<String> written = changes.classes();
        ParsedFiles parsed = new ParsedFiles();
        ChangeSet changeSet = ChangeSet.read(
                before, classPath, parsed, isLive, topLevel -> recent.before(topLevel, noticed, written));
        boolean isEmpty = changeSet.classes().isEmpty() && changes.resources().isEmpty();
        Planned planned = plan(before, before.number() + 1, classPath, changeSet, isLive, asked, isEmpty);
        return new Draft(
                before,
                changes,
                changeSet,
                planned.refusals(),
                planned.next(),
                UnfinishedNests.first(classPath, parsed),
                defined,
                notLive);
    }

    /** The draft of what follows in the running generation: {@code changeSet} has no files of modules. */
    Draft follow(Generation running, ChangeSet changeSet) {
        int defined = definitions.count();
        Set<String> notLive = new HashSet<>();
        ChangedClassPath classPath = new ChangedClassPath(loaders.contents(), ModuleChanges.NONE);
        Planned planned =
                plan(running, running.number(), classPath, changeSet, isLive(notLive), KnownCalls.NONE, false);
        return new Draft(
                running,
                ModuleChanges.NONE,
                changeSet,
                planned.refusals(),
                planned.next(),
                Optional.empty(),
                defined,
                notLive);
    }

    private Predicate<String> isLive(Set<String> notLive) {
        return internalName -> {
            boolean live = loaders.findLive(internalName) != null;
            if (!live) {
                notLive.add(internalName);
            }
            return live;
        };
    }

    private record Planned(
            List<RefusedChange> refusals, @Nullable NextGeneration next) {}

    private Planned plan(
            Generation before,
            int number,
            ChangedClassPath classPath,
            ChangeSet changeSet,
            Predicate<String> isLive,
            KnownCalls asked,
            boolean isEmpty) {
        ClassSource source = sources.of(classPath, changeSet.names());
        List<RefusedChange> refusals =
                new Refusals(before, source, definitions, definitions, isLive, definitions::isReloadable).of(changeSet);
        if (!refusals.isEmpty() || isEmpty) {
            return new Planned(refusals, null);
        }
        Planner planner = new Planner(source, definitions, definitions, isLive, asked, before, number, changeSet);
        try {
            return new Planned(List.of(), planner.plan());
        } catch (ClassTooLargeException e) {
            return new Planned(List.of(Refusals.tooLarge(e)), null);
        } catch (MethodTooLargeException e) {
            return new Planned(List.of(Refusals.tooLarge(e)), null);
        }
    }
}
