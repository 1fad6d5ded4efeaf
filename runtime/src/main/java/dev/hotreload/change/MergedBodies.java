package dev.hotreload.change;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.EnumConstants;
import dev.hotreload.content.ClassNames;
import dev.hotreload.diff.Renaming;
import dev.hotreload.generation.Generation;
import dev.hotreload.generation.LiveNames;
import dev.hotreload.model.ClassState;
import dev.hotreload.weave.ConstantBodies;
import dev.hotreload.weave.ConstantBody;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * The bodies of enum constants that live in the enum itself, because the constants' objects are of the enum: they had
 * no bodies when they were made, or the enum was final.
 */
final class MergedBodies {
    private final Generation before;
    private final ClassNames names;
    private final Predicate<String> isLive;
    private final ChangedClassPath classPath;
    private final ParsedFiles parsed;
    private final LiveNames live;
    private final Map<String, ClassFile> enums = new HashMap<>();
    private final Set<String> compared = new HashSet<>();
    private final List<ConstantBody> merged = new ArrayList<>();
    private final MadeClasses made;
    private final Map<String, String> obstacles = new HashMap<>();

    /**
     * The bodies of one change set.
     *
     * @param names under which names class files will live
     * @param files the class files that are compared, by their names without suffix; those that must be, too, are added
     */
    MergedBodies(
            Generation before,
            ClassNames names,
            Predicate<String> isLive,
            ChangedClassPath classPath,
            ParsedFiles parsed,
            Map<String, byte[]> files) {
        this.before = before;
        this.names = names;
        this.isLive = isLive;
        this.classPath = classPath;
        this.parsed = parsed;
        this.made = new MadeClasses(before.model());
        List.copyOf(files.values()).forEach(bytes -> addEnumOf(bytes, files));
        files.values().forEach(this::merge);
        this.live = before.names().with(names, compared, merged).withMade(made.classes());
        addNested(files);
        addMade(files);
    }

    /** An enum must be compared, too, if the class of one of its constants changed. */
    private void addEnumOf(byte[] bytes, Map<String, byte[]> files) {
        ClassFile type = parsed.of(bytes);
        String superName = type.superName();
        boolean isBody = (type.node().access & Opcodes.ACC_ENUM) != 0 && !"java/lang/Enum".equals(superName);
        byte[] file = isBody && superName != null ? classPath.after(superName) : null;
        if (file != null) {
            files.putIfAbsent(superName, file);
        }
    }

    private void merge(byte[] bytes) {
        if (!"java/lang/Enum".equals(parsed.of(bytes).superName())) {
            return;
        }
        ClassFile compiled = ClassFile.parse(Renaming.classes(bytes, names.renamed()));
        compared.add(compiled.internalName());
        if (EnumConstants.isEnum(compiled) && isLive.test(compiled.internalName())) {
            merge(compiled, ofEnum(compiled));
            ClassFile first = first(compiled);
            if (first != null) {
                made.of(first, compiled).ifPresent(type -> enums.put(type.internalName(), type));
            }
        }
    }

    private void merge(ClassFile compiled, Map<String, ClassFile> bodies) {
        bodies.values().removeIf(this::hasObstacle);
        if (!bodies.isEmpty()) {
            ConstantBodies.Merged whole = ConstantBodies.merged(before.model(), compiled, bodies);
            merged.addAll(whole.bodies());
            enums.put(compiled.internalName(), whole.type());
        }
    }

    private boolean hasObstacle(ClassFile body) {
        Optional<String> obstacle = ConstantBodies.obstacle(body);
        obstacle.ifPresent(reason -> obstacles.put(body.internalName(), reason));
        return obstacle.isPresent();
    }

    /** The bodies of the constants that are objects of the enum. */
    private Map<String, ClassFile> ofEnum(ClassFile compiled) {
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
        return bodies;
    }

    private Map<String, String> live(ClassFile compiled) {
        ClassState state = before.model().state(compiled.internalName());
        ClassFile running = state == null ? before.model().find(compiled.internalName()) : null;
        return state != null ? EnumBodies.ofLive(state) : running == null ? Map.of() : EnumBodies.ofRunning(running);
    }

    /** The enum as the JVM has it, apart from what preparing adds. */
    private @Nullable ClassFile first(ClassFile compiled) {
        ClassState state = before.model().state(compiled.internalName());
        return state == null ? before.model().find(compiled.internalName()) : state.first();
    }

    private boolean isFinal(ClassFile compiled) {
        ClassFile first = first(compiled);
        return first != null && (first.node().access & Opcodes.ACC_FINAL) != 0;
    }

    private @Nullable ClassFile find(String internalName) {
        String fileName = names.fileName(internalName);
        byte[] bytes = fileName == null ? null : classPath.after(fileName);
        return bytes == null ? null : ClassFile.parse(Renaming.classes(bytes, names.renamed()));
    }

    /** Classes in bodies refer to the enum as long as the body is there, though their files do not change. */
    private void addNested(Map<String, byte[]> files) {
        Map<String, byte[]> nested = new TreeMap<>();
        live.bodies().keySet().forEach(body -> nested.putAll(classPath.afterStartingWith(body + '$')));
        before.names().bodies().forEach((body, known) -> {
            if (compared.contains(known.enumName())) {
                nested.putAll(classPath.afterStartingWith(body + '$'));
            }
        });
        nested.forEach(files::putIfAbsent);
    }

    /** A made class stands for itself unless its constant has a body now. */
    private void addMade(Map<String, byte[]> files) {
        made.classes().forEach((internalName, bytes) -> {
            if (internalName.equals(names.fileName(internalName))) {
                files.put(internalName, bytes);
            }
        });
    }

    /** The names once the changes are accepted. */
    LiveNames names() {
        return live;
    }

    /** The class as it is compared: an enum with those bodies in it that have to be. */
    ClassFile merged(byte[] classFile) {
        ClassFile whole = enums.get(names.liveName(parsed.of(classFile).internalName()));
        return whole != null ? whole : parsed.of(live.live(classFile));
    }

    /** What keeps bodies from moving, by their classes, in words that follow "a body". */
    Map<String, String> obstacles() {
        return obstacles;
    }

    /** The classes that have gone into their enums, and so are never loaded. */
    Set<String> bodies() {
        Set<String> bodies = new HashSet<>();
        merged.forEach(body -> bodies.add(body.internalName()));
        return bodies;
    }
}
