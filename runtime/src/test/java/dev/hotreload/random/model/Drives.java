package dev.hotreload.random.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes the drive of each version of a program: statements that print the same in a program that was reloaded and in a
 * fresh one.
 *
 * <p>What is kept is in a map of the kept class: objects, lambdas and objects of anonymous classes, made at several
 * versions. Where the map is empty, in a fresh program, the drive makes them and gives them the state that they rightly
 * have. No code of the program leaves a field changed, so that state depends on declarations alone.
 */
public final class Drives {

    /** How many versions lie between two that make objects of all types. */
    private static final int EVERY = 6;

    private final Program program;
    private final List<KeptObject> objects = new ArrayList<>();
    private final List<KeptMade> made = new ArrayList<>();
    private final DriveWriter writer;
    private final KeptStatics statics = new KeptStatics();
    private String preparation = "";
    private final Set<String> known = new HashSet<>();

    /** The drives of the program, which changes between calls of {@link #next}. */
    public Drives(Program program) {
        this.program = program;
        this.writer = new DriveWriter(program);
    }

    /** The drive of the program as it is now, in parts that do not depend on each other, by names. */
    public Map<String, String> next(int version) {
        objects.removeIf(object -> object.state().isGone(program));
        objects.forEach(object -> object.state().update(program));
        objects.removeIf(object -> object.state().isGone(program));
        preparation = statics.next(program, version);
        made.removeIf(each -> !objects.contains(each.maker())
                || program.family(each.family()).filter(writer::isCalled).isEmpty()
                || !KeptMade.identity(program, each.maker().type(program).get(), each.family())
                        .equals(Optional.of(each.identity())));
        makeObjects(version);
        makeOthers(version);
        Map<String, String> parts = new TreeMap<>();
        objects.forEach(object -> parts.put(object.name(), object.declaration(program) + writer.uses(object, made)));
        program.types().forEach(type -> parts.put(type.id(), writer.uses(type)));
        return parts;
    }

    /** What stands in front of the parts that {@link #next} has made. */
    public String preparation() {
        return preparation;
    }

    private void makeObjects(int version) {
        for (Type type : program.types()) {
            if (type.kind().isInstantiable() && (known.add(type.binaryName()) || version % EVERY == 0)) {
                objects.add(new KeptObject(
                        "o" + version + type.id(), new KeptState(program, type, version, Program.APPLICATION)));
            }
        }
    }

    private void makeOthers(int version) {
        Map<String, Integer> counts = new HashMap<>();
        made.forEach(each -> counts.merge(each.maker().name() + each.family(), 1, Integer::sum));
        for (KeptObject object : objects) {
            Type type = object.type(program).orElseThrow();
            for (Family family : program.callable(type)) {
                int count = counts.getOrDefault(object.name() + family.id(), 0);
                if (family.isMaker()
                        && writer.isCalled(family)
                        && (count == 0 || (count == 1 && version % EVERY == 0))) {
                    KeptMade.identity(program, type, family.id())
                            .ifPresent(identity -> made.add(new KeptMade(
                                    "k" + version + object.name() + made.size(), object, family.id(), identity)));
                }
            }
        }
    }
}
