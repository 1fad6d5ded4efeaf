package dev.hotreload.random;

import dev.hotreload.random.model.Edit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Makes a failing program small: fewer versions, a shorter drive, shorter bodies, fewer edits, for as long as it fails
 * and time is left.
 */
final class Minimiser {

    private final Predicate<RandomProgram> fails;
    private final Instant end;

    /**
     * @param fails whether a program still fails, in the same way
     */
    Minimiser(Predicate<RandomProgram> fails, Duration time) {
        this.fails = fails;
        this.end = Instant.now().plus(time);
    }

    /** The smallest failing program that was found. */
    RandomProgram minimise(RandomProgram program, int failedVersion) {
        RandomProgram small = withShortBodies(withoutDrives(shorter(program.upTo(failedVersion))));
        RandomProgram few = small;
        small = withoutEmptyVersions(few, withoutSome(small.edits(), rest -> withoutEmptyVersions(few, rest)));
        return withShortBodies(withoutDrives(small));
    }

    private RandomProgram withoutDrives(RandomProgram program) {
        List<String> driven = new ArrayList<>(program.parts());
        driven.removeAll(program.undriven());
        Function<List<String>, RandomProgram> with = parts -> {
            Set<String> undriven = new HashSet<>(program.parts());
            parts.forEach(undriven::remove);
            return program.without(undriven);
        };
        return with.apply(withoutSome(driven, with));
    }

    private RandomProgram withShortBodies(RandomProgram program) {
        List<String> tags = new ArrayList<>(program.tags());
        Function<List<String>, RandomProgram> with = full -> {
            Set<String> muted = new HashSet<>(program.muted());
            muted.addAll(tags);
            full.forEach(muted::remove);
            return program.muting(muted);
        };
        return with.apply(withoutSome(tags, with));
    }

    /** With as many steps in one as possible. */
    private RandomProgram shorter(RandomProgram program) {
        RandomProgram shortest = withoutEmptyVersions(program, program.edits());
        for (int merged = shortest.versions() - 2; merged > 0; merged /= 2) {
            for (int first = shortest.versions() - 1 - merged; first >= 0; first -= merged) {
                RandomProgram candidate = merged(shortest, first, merged);
                if (isSmaller(candidate)) {
                    shortest = candidate;
                }
            }
        }
        return shortest;
    }

    /** So many steps after the first one become part of it. */
    private RandomProgram merged(RandomProgram program, int first, int count) {
        return withoutEmptyVersions(
                program,
                program.edits().stream()
                        .map(edit -> edit.step() > first && edit.step() <= first + count ? edit.inStep(first) : edit)
                        .toList());
    }

    /** Delta debugging: tries to leave out all, halves, quarters and so on, until no single one can be left out. */
    private <T> List<T> withoutSome(List<T> all, Function<List<T>, RandomProgram> with) {
        List<T> needed = new ArrayList<>(all);
        for (int size = Math.max(1, needed.size()); size > 0; size /= 2) {
            for (int from = needed.size() - size; from > -size; from -= size) {
                List<T> rest = new ArrayList<>(needed);
                rest.subList(Math.max(0, from), Math.max(0, from + size)).clear();
                if (isSmaller(with.apply(rest))) {
                    needed = rest;
                }
            }
        }
        return needed;
    }

    private boolean isSmaller(RandomProgram candidate) {
        return Instant.now().isBefore(end) && candidate.versions() > 1 && fails.test(candidate);
    }

    /** The program with these edits, without versions in which nothing changes. */
    private static RandomProgram withoutEmptyVersions(RandomProgram program, List<Edit> edits) {
        List<Integer> steps = edits.stream()
                .map(Edit::step)
                .filter(step -> step > 0)
                .distinct()
                .sorted()
                .toList();
        return program.with(edits.stream()
                .map(edit -> edit.inStep(steps.indexOf(edit.step()) + 1))
                .toList());
    }
}
