package dev.hotreload.reload;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.EnumConstants;
import dev.hotreload.content.ClassNames;
import dev.hotreload.diff.Renaming;
import dev.hotreload.model.ClassState;
import dev.hotreload.weave.ConstantBodies;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/**
 * The bodies of enum constants that live in the enum itself, because the constants' objects are of the enum: they had no
 * bodies when they were made, or the enum was final.
 */
final class MergedBodies {
    private final Generation before;
    private final ClassNames names;
    private final Predicate<String> isLive;
    private final Function<String, byte @Nullable []> files;
    private final Set<String> merged = new HashSet<>();

    /**
     * The bodies of one change set.
     *
     * @param names under which names class files will live
     * @param files gives class files as they will be, by their names without suffix
     */
    MergedBodies(
            Generation before, ClassNames names, Predicate<String> isLive, Function<String, byte @Nullable []> files) {
        this.before = before;
        this.names = names;
        this.isLive = isLive;
        this.files = files;
    }

    /** The class files of the live enums (by name) that must be compared because classes of their constants changed. */
    Map<String, byte[]> enumsOf(Map<String, byte[]> changed) {
        Map<String, byte[]> enums = new HashMap<>();
        changed.values().forEach(bytes -> {
            ClassReader header = new ClassReader(bytes);
            String superName = header.getSuperName();
            boolean isBody = (header.getAccess() & Opcodes.ACC_ENUM) != 0 && !"java/lang/Enum".equals(superName);
            byte[] file = isBody ? files.apply(superName) : null;
            if (file != null) {
                enums.put(superName, file);
            }
        });
        return enums;
    }

    /** The class as it is compared: an enum with those bodies in it that have to be. */
    ClassFile merged(ClassFile compiled) {
        if (!EnumConstants.isEnum(compiled) || !isLive.test(compiled.internalName())) {
            return compiled;
        }
        Map<String, ClassFile> bodies = new LinkedHashMap<>();
        Map<String, String> live = live(compiled);
        boolean isFinal = isFinal(compiled);
        EnumConstants.bodies(compiled).forEach((constant, body) -> {
            String known = live.get(constant);
            boolean isOfEnum = known == null ? isFinal : known.equals(compiled.internalName());
            ClassFile file = isOfEnum ? find(body) : null;
            if (file != null) {
                bodies.put(constant, file);
            }
        });
        if (bodies.isEmpty()) {
            return compiled;
        }
        Optional<ClassFile> whole = ConstantBodies.merged(before.model(), compiled, bodies);
        if (whole.isPresent()) {
            bodies.values().forEach(body -> merged.add(body.internalName()));
        }
        return whole.orElse(compiled);
    }

    private Map<String, String> live(ClassFile compiled) {
        ClassState state = before.model().state(compiled.internalName());
        ClassFile running = state == null ? before.model().find(compiled.internalName()) : null;
        return state != null ? EnumBodies.ofLive(state) : running == null ? Map.of() : EnumBodies.ofRunning(running);
    }

    private boolean isFinal(ClassFile compiled) {
        ClassState state = before.model().state(compiled.internalName());
        ClassFile first = state == null ? before.model().find(compiled.internalName()) : state.first();
        return first != null && (first.node().access & Opcodes.ACC_FINAL) != 0;
    }

    private @Nullable ClassFile find(String internalName) {
        String fileName = names.fileName(internalName);
        byte[] bytes = fileName == null ? null : files.apply(fileName);
        return bytes == null ? null : ClassFile.parse(Renaming.classes(bytes, names.renamed()));
    }

    /** The classes that have gone into their enums so far. */
    Set<String> merged() {
        return Set.copyOf(merged);
    }

    /** Whether this class has gone into its enum, and so is never loaded. */
    boolean isMerged(String internalName) {
        return merged.contains(internalName);
    }
}
