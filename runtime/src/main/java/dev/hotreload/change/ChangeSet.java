package dev.hotreload.change;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.EnumConstants;
import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.content.ModuleContent;
import dev.hotreload.diff.ClassDiff;
import dev.hotreload.diff.LambdaMatcher;
import dev.hotreload.diff.Renaming;
import dev.hotreload.generation.Generation;
import dev.hotreload.generation.LiveNames;
import dev.hotreload.model.ClassState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The classes that changed together, in whichever modules, read and compared.
 *
 * @param names under which names class files live once the set is accepted
 * @param classes the classes that differ, by internal name
 * @param merged the classes (internal names) that are compared as part of one of them, see {@link MergedBodies}
 * @param nests the loaded numbered classes with which those of the set were matched, by the top level class of their
 *     nest
 * @param leftBehind the loaded numbered classes of these nests that other variables are captured in now
 * @param doubtful those that may be one class of these nests as well as another
 * @param obstacles what keeps bodies of constants from living in their enum, in words that follow "a body"
 */
public record ChangeSet(
        LiveNames names,
        List<ChangedClass> classes,
        Set<String> merged,
        Map<String, MatchedNest> nests,
        List<ClassFile> leftBehind,
        List<ClassFile> doubtful,
        Map<String, String> obstacles) {

    /**
     * Reads what changed.
     *
     * @param parsed knows the class files that others have looked into
     * @param isLive whether a class of this (live) internal name has been loaded
     * @param earlier numbered classes to be matched in place of those that run, by top level class
     */
    public static ChangeSet read(
            Generation before,
            ChangedClassPath classPath,
            ParsedFiles parsed,
            Predicate<String> isLive,
            Function<String, EarlierNest> earlier) {
        NestNames nests = new NestNames(classPath, parsed, before, isLive, earlier);
        Map<String, byte[]> files = new TreeMap<>();
        addFiles(classPath.touched(), classPath, files);
        addFiles(nests.affectedFiles(), classPath, files);
        MergedBodies bodies = new MergedBodies(before, nests.names(), isLive, classPath, parsed, files);
        LiveNames names = bodies.names();
        List<ChangedClass> classes = new ArrayList<>();
        files.values().forEach(bytes -> classes.add(compare(before, classPath, parsed, bodies.merged(bytes), isLive)));
        Set<String> merged = bodies.bodies();
        classes.removeIf(changed -> merged.contains(changed.internalName()));
        classes.removeIf(
                changed -> changed.before() != null && changed.changes().isEmpty());
        Set<String> renamed = new TreeSet<>(classPath.gone());
        renamed.addAll(nests.affectedFiles());
        renamed.addAll(nests.left());
        addDeleted(before, classPath, parsed, renamed, names, isLive, classes);
        EnumBodies.emptyLost(classes, before, internalName -> running(before, classPath, parsed, internalName), isLive);
        return new ChangeSet(
                names, classes, merged, nests.matched(), nests.leftBehind(), nests.doubtful(), bodies.obstacles());
    }

    private static void addFiles(Set<String> fileNames, ChangedClassPath classPath, Map<String, byte[]> files) {
        for (String fileName : fileNames) {
            byte[] bytes = classPath.after(fileName);
            if (bytes != null) {
                files.put(fileName, bytes);
            }
        }
    }

    private static ChangedClass compare(
            Generation before,
            ChangedClassPath classPath,
            ParsedFiles parsed,
            ClassFile compiled,
            Predicate<String> isLive) {
        String internalName = compiled.internalName();
        ClassState state = before.model().state(internalName);
        ClassFile running = running(before, classPath, parsed, internalName);
        boolean live = isLive.test(internalName);
        if (running == null) {
            return new ChangedClass(internalName, null, compiled, List.of(), live);
        }
        ClassFile now = compiled;
        if (live) {
            Map<MethodKey, String> lambdas =
                    LambdaMatcher.match(running, compiled, name -> hasMethodNamed(state, running, name));
            now = Renaming.members(compiled, lambdas, constantsField(running, compiled));
        }
        List<dev.hotreload.diff.ClassChange> changes = new ArrayList<>(ClassDiff.between(running, now));
        if (changes.isEmpty() && state != null && state.isDeleted()) {
            changes.add(new dev.hotreload.diff.ClassChange.DebugInformationChanged());
        }
        return new ChangedClass(internalName, running, now, changes, live);
    }

    /** The field of an enum's constants, which each compiler names otherwise, by its live name if it has another. */
    private static Map<FieldKey, String> constantsField(ClassFile running, ClassFile compiled) {
        boolean areEnums = EnumConstants.isEnum(running) && EnumConstants.isEnum(compiled);
        FieldKey live = areEnums ? EnumConstants.valuesField(running) : null;
        FieldKey now = areEnums ? EnumConstants.valuesField(compiled) : null;
        return live == null || now == null || live.equals(now) ? Map.of() : Map.of(now, live.name());
    }

    /** The running version under its live name, or null if there is none: then the class is new. */
    private static @Nullable ClassFile running(
            Generation before, ChangedClassPath classPath, ParsedFiles parsed, String internalName) {
        ClassState state = before.model().state(internalName);
        if (state != null) {
            return state.current();
        }
        String fileName = before.names().fileName(internalName);
        byte[] bytes = fileName == null ? null : classPath.before(fileName);
        bytes = bytes == null ? before.names().classes().made(internalName) : bytes;
        return bytes == null ? null : parsed.of(before.names().live(bytes));
    }

    private static boolean hasMethodNamed(@Nullable ClassState state, ClassFile running, String name) {
        ClassFile jvm = state == null ? running : state.woven();
        return jvm.methods().keySet().stream().anyMatch(method -> method.name().equals(name));
    }

    /**
     * Adds what no class file stands for any more. The file itself need not be gone: where a numbered class was
     * removed, the next one has its file.
     *
     * @param files those that are gone, and those that may stand for another class now
     */
    private static void addDeleted(
            Generation before,
            ChangedClassPath classPath,
            ParsedFiles parsed,
            Set<String> files,
            LiveNames names,
            Predicate<String> isLive,
            List<ChangedClass> classes) {
        for (String fileName : files) {
            String internalName = before.names().liveName(fileName);
            String successor = names.fileName(internalName);
            boolean isMade = names.classes().made(internalName) != null;
            boolean wasThere = classPath.before(fileName) != null;
            if (wasThere && !isMade && (successor == null || classPath.after(successor) == null)) {
                ClassFile running = running(before, classPath, parsed, internalName);
                classes.add(new ChangedClass(internalName, running, null, List.of(), isLive.test(internalName)));
            }
        }
    }

    /**
     * The class files of which these classes are made, under their names before and after the change.
     *
     * @param before the names before it
     */
    public Set<String> paths(LiveNames before) {
        Set<String> paths = new HashSet<>();
        Stream.concat(classes.stream().map(ChangedClass::internalName), merged.stream())
                .forEach(internalName -> Stream.of(before, names)
                        .map(known -> known.fileName(internalName))
                        .filter(Objects::nonNull)
                        .map(ModuleContent::pathOf)
                        .forEach(paths::add));
        return paths;
    }
}
