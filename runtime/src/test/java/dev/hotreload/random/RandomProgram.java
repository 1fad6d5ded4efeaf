package dev.hotreload.random;

import dev.hotreload.random.model.Drives;
import dev.hotreload.random.model.Edit;
import dev.hotreload.random.model.EditKind;
import dev.hotreload.random.model.KeptSection;
import dev.hotreload.random.model.Program;
import dev.hotreload.random.model.Without;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A program and its changes, as the edits that make it from nothing.
 *
 * @param edits in their order; those of step 0 make the first version, those of step n version n + 1
 * @param undriven the parts of the drives that are left out
 * @param muted the tags of bodies that are written as their tags alone
 * @param release the Java version of its class files
 * @param isBackwards whether the last version is the first one, and each edit is taken back
 */
record RandomProgram(List<Edit> edits, Set<String> undriven, Set<String> muted, int release, boolean isBackwards) {

    private static final Pattern TAGGED = Pattern.compile("String t(b\\w+) = ");
    private static final int FIRST_TYPES = 6;
    private static final int FIRST_EDITS = 25;
    private static final int MOST_EDITS = 8;
    private static final int OLDEST_RELEASE = 17;
    /** One in so many steps is refused. */
    private static final int REFUSED = 12;
    /** One in so many steps adds or removes an interface besides. */
    private static final int INTERFACES = Integer.getInteger("hotreload.random.interfaces", 4);
    /** One in so many steps brings a new superclass above a class, or takes one away; none if it is 0. */
    private static final int SUPERCLASSES = Integer.getInteger("hotreload.random.superclasses", 5);

    private static final List<EditKind> OF_SUPERCLASSES = List.of(
            EditKind.EXTRACT_SUPERCLASS,
            EditKind.EXTRACT_SUPERCLASS,
            EditKind.INSERT_SUPERCLASS,
            EditKind.INSERT_SUPERCLASS,
            EditKind.REMOVE_SUPERCLASS);
    /** So that they are other ones than those of the interfaces. */
    private static final long SALT = 0x9E3779B97F4A7C15L;

    RandomProgram {
        edits = List.copyOf(edits);
        undriven = Set.copyOf(undriven);
        muted = Set.copyOf(muted);
    }

    /**
     * The program of a seed. Every other one has class files of the JDK's own version: javac then gives inner classes
     * their outer object only if they use it (JDK-8271623).
     */
    static RandomProgram of(long seed, int steps, int feature) {
        int release = seed % 2 == 0 ? OLDEST_RELEASE : feature;
        SplittableRandom random = new SplittableRandom(seed);
        SplittableRandom interfaces = new SplittableRandom(~seed);
        SplittableRandom superclasses = new SplittableRandom(seed ^ SALT);
        List<Edit> edits = new ArrayList<>();
        for (int i = 0; i < FIRST_TYPES; i++) {
            edits.add(new Edit(0, EditKind.ADD_TYPE, random.nextLong()));
        }
        for (int i = 0; i < FIRST_EDITS; i++) {
            edits.add(new Edit(0, kind(random), random.nextLong()));
        }
        for (int step = 1; step <= steps; step++) {
            if (random.nextInt(REFUSED) == 0) {
                edits.add(new Edit(step, EditKind.CHANGE_HIERARCHY, random.nextLong()));
                continue;
            }
            for (int i = random.nextInt(1, MOST_EDITS + 1); i > 0; i--) {
                edits.add(new Edit(step, kind(random), random.nextLong()));
            }
            if (interfaces.nextInt(INTERFACES) == 0) {
                EditKind kind = interfaces.nextInt(3) == 0 ? EditKind.REMOVE_INTERFACE : EditKind.ADD_INTERFACE;
                edits.add(new Edit(step, kind, interfaces.nextLong()));
            }
            if (SUPERCLASSES > 0 && superclasses.nextInt(SUPERCLASSES) == 0) {
                EditKind kind = OF_SUPERCLASSES.get(superclasses.nextInt(OF_SUPERCLASSES.size()));
                edits.add(new Edit(step, kind, superclasses.nextLong()));
            }
        }
        boolean isBackwards = seed / 2 % 2 == 1;
        edits.removeIf(edit -> !Without.isMade(edit.kind()) || (isBackwards && isForwards(edit.kind())));
        return new RandomProgram(edits, Set.of(), Set.of(), release, isBackwards);
    }

    /** Whether a running program cannot take it back: a class keeps the superclass that it was loaded with. */
    private static boolean isForwards(EditKind kind) {
        return kind == EditKind.CHANGE_HIERARCHY || OF_SUPERCLASSES.contains(kind);
    }

    /** Of other edits. */
    RandomProgram with(List<Edit> others) {
        return new RandomProgram(others, undriven, muted, release, isBackwards);
    }

    /** With other parts of the drives left out. */
    RandomProgram without(Set<String> parts) {
        return new RandomProgram(edits, parts, muted, release, isBackwards);
    }

    /** With other bodies written as their tags alone. */
    RandomProgram muting(Set<String> tags) {
        return new RandomProgram(edits, undriven, tags, release, isBackwards);
    }

    /** How many versions there are. */
    int versions() {
        return 1 + edits.stream().mapToInt(Edit::step).max().orElse(0);
    }

    /** The names of all parts of the drives. */
    Set<String> parts() {
        Program program = new Program(muted);
        Drives drives = new Drives(program);
        Set<String> parts = new TreeSet<>();
        for (int version = 1; version <= versions(); version++) {
            apply(version, program);
            if (!program.isRefused()) {
                parts.addAll(drives.next(version).keySet());
            }
        }
        return parts;
    }

    /** The tags of all bodies that are written in full. */
    Set<String> tags() {
        return TAGGED.matcher(sections())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The versions that a running program cannot be reloaded to, and the module of the class that keeps it from that:
     * it goes on as the version before.
     */
    Map<Integer, String> refused() {
        Program program = new Program(muted);
        Map<Integer, String> refused = new HashMap<>();
        for (int version = 1; version <= versions(); version++) {
            apply(version, program);
            int number = version;
            program.refusedModule().ifPresent(module -> refused.put(number, module));
        }
        return refused;
    }

    /** Makes the version before become this one. */
    private void apply(int version, Program program) {
        if (isBackwards) {
            program.become(made(versions() - version));
        } else {
            edit(version - 1, program);
        }
    }

    /** What the edits up to a step make. */
    private Program made(int last) {
        Program program = new Program(muted);
        for (int step = 0; step <= last; step++) {
            edit(step, program);
        }
        return program;
    }

    private void edit(int step, Program program) {
        program.next();
        edits.stream().filter(edit -> edit.step() == step).forEach(edit -> edit.apply(program));
    }

    /** Without what is done after a version, which may become the last one. */
    RandomProgram upTo(int version) {
        int first = isBackwards ? versions() - version : 0;
        int last = isBackwards ? versions() : version - 1;
        return with(edits.stream()
                .filter(edit -> edit.step() <= last)
                .map(edit -> edit.inStep(Math.max(0, edit.step() - first)))
                .toList());
    }

    /** The program and its drives in the format of the cases. */
    String sections() {
        StringBuilder text = new StringBuilder("\n=== modules ===\ncore\napp\n");
        text.append(release == OLDEST_RELEASE ? "" : "\n=== jdk " + release + " ===\n");
        text.append("\n=== generations ===\n").append(versions() - 1).append('\n');
        text.append("\n=== kept ===\n").append(KeptSection.java());
        Program program = new Program(muted);
        Drives drives = new Drives(program);
        Map<String, String> before = new TreeMap<>();
        String drive = "";
        for (int version = 1; version <= versions(); version++) {
            apply(version, program);
            Map<String, String> files = files(program);
            writeChanged(text, version, before, files);
            before = files;
            if (!program.isRefused()) {
                drive = drive(drives, version);
            }
            // One that is refused is driven as the version before.
            text.append("\n=== drive v").append(version).append(" ===\n").append(drive);
        }
        return text.toString();
    }

    private String drive(Drives drives, int version) {
        StringBuilder text = new StringBuilder();
        Map<String, String> parts = drives.next(version);
        text.append(drives.preparation());
        parts.forEach((name, part) -> {
            if (!undriven.contains(name)) {
                text.append("{\n").append(part).append("}\n");
            }
        });
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
