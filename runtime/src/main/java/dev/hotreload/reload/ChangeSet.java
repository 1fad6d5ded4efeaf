package dev.hotreload.reload;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.content.ClassNames;
import dev.hotreload.content.ModuleContent;
import dev.hotreload.diff.ClassDiff;
import dev.hotreload.diff.LambdaMatcher;
import dev.hotreload.diff.Renaming;
import dev.hotreload.model.ClassState;
import dev.hotreload.watch.FileChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The classes of one module that changed together, read and compared.
 *
 * @param names under which names class files live once the set is accepted
 * @param classes the classes that differ, by internal name
 */
record ChangeSet(ClassNames names, List<ChangedClass> classes) {

    /**
     * Reads what changed.
     *
     * @param isLive whether a class of this (live) internal name has been loaded
     * @param isShadowed whether a module that is earlier on the class path has a class file of this name, too
     */
    static ChangeSet read(
            Generation before,
            ModuleContent module,
            FileChanges changes,
            Predicate<String> isLive,
            Predicate<String> isShadowed) {
        NestNames nests = new NestNames(module, changes, before, isLive);
        ClassNames names = nests.names();
        Map<String, byte[]> files = new TreeMap<>();
        changes.classFiles().forEach((path, bytes) -> files.put(ModuleContent.internalNameOf(path), bytes));
        for (String fileName : nests.affectedFiles()) {
            byte[] bytes = fileBytes(module, changes, fileName);
            if (bytes != null) {
                files.putIfAbsent(fileName, bytes);
            }
        }
        MergedBodies bodies = new MergedBodies(before, names, isLive, fileName -> fileBytes(module, changes, fileName));
        bodies.enumsOf(files).forEach(files::putIfAbsent);
        files.keySet().removeIf(isShadowed);
        List<ChangedClass> classes = new ArrayList<>();
        files.forEach((fileName, bytes) -> {
            ClassFile compiled = ClassFile.parse(Renaming.classes(bytes, names.renamed()));
            classes.add(compare(before, module, bodies.merged(compiled), isLive));
        });
        classes.removeIf(changed -> bodies.isMerged(changed.internalName()));
        classes.removeIf(
                changed -> changed.before() != null && changed.changes().isEmpty());
        addDeleted(before, module, changes, names, isLive, classes);
        classes.removeIf(changed -> changed.now() == null && isShadowed.test(changed.internalName()));
        EnumBodies.emptyLost(classes, before, internalName -> running(before, module, internalName), isLive);
        return new ChangeSet(names, classes);
    }

    private static byte @Nullable [] fileBytes(ModuleContent module, FileChanges changes, String fileName) {
        String path = ModuleContent.pathOf(fileName);
        byte[] changed = changes.classFiles().get(path);
        if (changed != null) {
            return changed;
        }
        return changes.deletedClassFiles().contains(path) ? null : module.find(fileName);
    }

    private static ChangedClass compare(
            Generation before, ModuleContent module, ClassFile compiled, Predicate<String> isLive) {
        String internalName = compiled.internalName();
        ClassState state = before.model().state(internalName);
        ClassFile running = running(before, module, internalName);
        boolean live = isLive.test(internalName);
        if (running == null) {
            return new ChangedClass(internalName, null, compiled, List.of(), live);
        }
        ClassFile now = compiled;
        if (live) {
            Map<MethodKey, String> lambdas =
                    LambdaMatcher.match(running, compiled, name -> hasMethodNamed(state, running, name));
            now = Renaming.methods(compiled, lambdas);
        }
        List<dev.hotreload.diff.ClassChange> changes = new ArrayList<>(ClassDiff.between(running, now));
        if (changes.isEmpty() && state != null && state.isDeleted()) {
            changes.add(new dev.hotreload.diff.ClassChange.DebugInformationChanged());
        }
        return new ChangedClass(internalName, running, now, changes, live);
    }

    /** The running version under its live name, or null if there is none: then the class is new. */
    private static @Nullable ClassFile running(Generation before, ModuleContent module, String internalName) {
        ClassState state = before.model().state(internalName);
        if (state != null) {
            return state.current();
        }
        String fileName = before.names().fileName(internalName);
        byte[] bytes = fileName == null ? null : module.find(fileName);
        return bytes == null
                ? null
                : ClassFile.parse(Renaming.classes(bytes, before.names().renamed()));
    }

    private static boolean hasMethodNamed(@Nullable ClassState state, ClassFile running, String name) {
        ClassFile jvm = state == null ? running : state.woven();
        return jvm.methods().keySet().stream().anyMatch(method -> method.name().equals(name));
    }

    private static void addDeleted(
            Generation before,
            ModuleContent module,
            FileChanges changes,
            ClassNames names,
            Predicate<String> isLive,
            List<ChangedClass> classes) {
        for (String path : changes.deletedClassFiles()) {
            String internalName = before.names().liveName(ModuleContent.internalNameOf(path));
            String successor = names.fileName(internalName);
            boolean isGone = successor == null
                    || ModuleContent.pathOf(successor).equals(path)
                    || changes.deletedClassFiles().contains(ModuleContent.pathOf(successor));
            if (isGone) {
                ClassFile running = running(before, module, internalName);
                classes.add(new ChangedClass(internalName, running, null, List.of(), isLive.test(internalName)));
            }
        }
    }
}
