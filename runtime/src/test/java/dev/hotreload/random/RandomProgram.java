package dev.hotreload.random;

import dev.hotreload.random.model.Drives;
import dev.hotreload.random.model.Edit;
import dev.hotreload.random.model.EditKind;
import dev.hotreload.random.model.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A program and its changes, as the edits that make it from nothing.
 *
 * @param edits in their order; those of step 0 make the first version, those of step n version n + 1
 * @param undriven the parts of the drives that are left out
 */
record RandomProgram(List<Edit> edits, Set<String> undriven) {

    private static final int FIRST_TYPES = 6;
    private static final int FIRST_EDITS = 25;
    private static final int MOST_EDITS = 8;

    RandomProgram {
        edits = List.copyOf(edits);
        undriven = Set.copyOf(undriven);
    }

    /** The program of a seed. */
    static RandomProgram of(long seed, int steps) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Edit> edits = new ArrayList<>();
        for (int i = 0; i < FIRST_TYPES; i++) {
            edits.add(new Edit(0, EditKind.ADD_TYPE, random.nextLong()));
        }
        for (int i = 0; i < FIRST_EDITS; i++) {
            edits.add(new Edit(0, kind(random), random.nextLong()));
        }
        for (int step = 1; step <= steps; step++) {
            for (int i = random.nextInt(1, MOST_EDITS + 1); i > 0; i--) {
                edits.add(new Edit(step, kind(random), random.nextLong()));
            }
        }
        return new RandomProgram(edits, Set.of());
    }

    /** How many versions there are. */
    int versions() {
        return 1 + edits.stream().mapToInt(Edit::step).max().orElse(0);
    }

    /** The names of all parts of the drives. */
    Set<String> parts() {
        Program program = new Program();
        Drives drives = new Drives(program);
        Set<String> parts = new TreeSet<>();
        for (int version = 1; version <= versions(); version++) {
            apply(version, program);
            parts.addAll(drives.next(version).keySet());
        }
        return parts;
    }

    private void apply(int version, Program program) {
        edits.stream().filter(edit -> edit.step() == version - 1).forEach(edit -> edit.apply(program));
    }

    /** The program and its drives in the format of the cases. */
    String sections() {
        StringBuilder text = new StringBuilder("\n=== modules ===\ncore\napp\n");
        text.append("\n=== generations ===\n").append(versions() - 1).append('\n');
        text.append("\n=== kept ===\n").append(Drives.KEPT);
        Program program = new Program();
        Drives drives = new Drives(program);
        Map<String, String> before = new TreeMap<>();
        for (int version = 1; version <= versions(); version++) {
            apply(version, program);
            Map<String, String> files = files(program);
            writeChanged(text, version, before, files);
            text.append("\n=== drive v").append(version).append(" ===\n");
            drives.next(version).forEach((name, part) -> {
                if (!undriven.contains(name)) {
                    text.append("{\n").append(part).append("}\n");
                }
            });
            before = files;
        }
        return text.toString();
    }

    private static void writeChanged(
            StringBuilder text, int version, Map<String, String> before, Map<String, String> files) {
        files.forEach((path, source) -> {
            if (!source.equals(before.get(path))) {
                text.append("\n=== v%d %s ===%n".formatted(version, path)).append(source);
            }
        });
        before.keySet().stream()
                .filter(path -> !files.containsKey(path))
                .forEach(path -> text.append("\n=== v%d %s deleted ===%n".formatted(version, path)));
    }

    private static Map<String, String> files(Program program) {
        Map<String, String> files = new TreeMap<>(program.sources(Program.APPLICATION));
        program.sources(Program.CORE).forEach((path, source) -> files.put(Program.CORE + ":" + path, source));
        return files;
    }

    private static EditKind kind(SplittableRandom random) {
        int total = 0;
        for (EditKind kind : EditKind.values()) {
            total += kind.weight();
        }
        int chosen = random.nextInt(total);
        for (EditKind kind : EditKind.values()) {
            chosen -= kind.weight();
            if (chosen < 0) {
                return kind;
            }
        }
        throw new AssertionError();
    }
}
