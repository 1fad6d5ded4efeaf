package dev.hotreload.plan;

import dev.hotreload.change.EnumBodies;
import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.EnumConstants;
import dev.hotreload.diff.ClassChange;
import dev.hotreload.message.RefusalTexts;
import dev.hotreload.model.ClassState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/** Says which changes of an enum the live class cannot take. */
final class EnumRefusals {
    private final ClassFile first;
    private final ClassFile now;
    private final @Nullable ClassState state;
    private final Map<String, String> live;
    private final Map<String, String> obstacles;

    private EnumRefusals(
            ClassFile first,
            ClassFile running,
            ClassFile now,
            @Nullable ClassState state,
            Map<String, String> obstacles) {
        this.obstacles = obstacles;
        this.first = first;
        this.now = now;
        this.state = state;
        this.live = state == null ? EnumBodies.ofRunning(running) : EnumBodies.ofLive(state);
    }

    /**
     * The refusals of one changed class; none if it is no enum.
     *
     * @param first the class as it was first defined
     * @param obstacles what keeps bodies (internal names) from living in their enum, in words that follow "a body"
     */
    static List<PlannedRefusal> of(
            ClassFile first,
            ClassFile running,
            ClassFile now,
            @Nullable ClassState state,
            List<ClassChange> changes,
            Map<String, String> obstacles) {
        if (!EnumConstants.isEnum(running) || !EnumConstants.isEnum(now)) {
            return List.of();
        }
        EnumRefusals refusals = new EnumRefusals(first, running, now, state, obstacles);
        List<PlannedRefusal> all = new ArrayList<>();
        for (ClassChange change : changes) {
            if (change instanceof ClassChange.EnumConstantsChanged) {
                refusals.tooMany(all);
                refusals.newOnes(all);
            } else if (change instanceof ClassChange.EnumBodiesChanged bodies) {
                bodies.gained().forEach(name -> refusals.gained(name, all));
            }
        }
        return all;
    }

    /** A live {@code EnumSet} has as many words of 64 bits as it was made with. */
    private void tooMany(List<PlannedRefusal> all) {
        int atFirst = EnumConstants.of(first).size();
        int room = Math.max(Long.SIZE, (atFirst + Long.SIZE - 1) / Long.SIZE * Long.SIZE);
        Set<String> ever = new HashSet<>(state == null ? EnumConstants.of(first).keySet() : state.constantsEver());
        ever.addAll(EnumConstants.of(now).keySet());
        if (ever.size() > room) {
            all.add(PlannedRefusal.untilRestart("", RefusalTexts.tooManyConstants(ever.size(), room)));
        }
    }

    private void newOnes(List<PlannedRefusal> all) {
        Map<String, String> bodies = EnumConstants.bodies(now);
        Map<String, String> classes = EnumConstants.classes(now);
        boolean isAbstract = (first.node().access & Opcodes.ACC_ABSTRACT) != 0;
        boolean isFinal = (first.node().access & Opcodes.ACC_FINAL) != 0;
        for (String name : EnumConstants.of(now).keySet()) {
            if (!live.containsKey(name)) {
                if (isAbstract && !classes.containsKey(name)) {
                    all.add(PlannedRefusal.untilRestart(name, RefusalTexts.constantWithoutBody()));
                } else if (isFinal && bodies.containsKey(name)) {
                    all.add(PlannedRefusal.untilRestart(
                            name, RefusalTexts.constantWithBody(obstacle(bodies.get(name)))));
                }
            }
        }
    }

    private String obstacle(@Nullable String body) {
        String known = body == null ? null : obstacles.get(body);
        return known == null ? RefusalTexts.bodyIsMissing() : known;
    }

    private void gained(String name, List<PlannedRefusal> all) {
        if (now.internalName().equals(live.get(name))) {
            all.add(PlannedRefusal.untilRestart(
                    name,
                    RefusalTexts.bodyOfLiveConstant(
                            obstacle(EnumConstants.bodies(now).get(name)))));
        }
    }
}
