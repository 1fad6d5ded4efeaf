package dev.hotreload.cases;

import dev.hotreload.change.ChangeSet;
import dev.hotreload.change.ChangedClassPath;
import dev.hotreload.change.EarlierNest;
import dev.hotreload.change.ModuleChanges;
import dev.hotreload.change.ParsedFiles;
import dev.hotreload.classfile.ClassFile;
import dev.hotreload.content.ModuleContent;
import dev.hotreload.generation.Generation;
import dev.hotreload.generation.LiveNames;
import dev.hotreload.launch.LaunchModule;
import dev.hotreload.memory.Calls;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.ClassState;
import dev.hotreload.plan.NextGeneration;
import dev.hotreload.plan.Planner;
import dev.hotreload.plan.Refusals;
import dev.hotreload.plan.RefusedChange;
import dev.hotreload.watch.FileChanges;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A case's program as the engine knows it, without a JVM that runs it: every class that there is counts as loaded.
 *
 * <p>Used by one thread.
 */
public final class MemoryProgram {

    private final List<ModuleContent> modules = new ArrayList<>();
    private final MemoryVersions versions;
    private final MemoryClasses classes;
    private Generation current;

    /**
     * The program as it starts.
     *
     * @param version what it starts with
     */
    public MemoryProgram(CaseFile file, MemoryVersions versions, int version) {
        this.versions = versions;
        for (String module : file.modules()) {
            ModuleContent content = new ModuleContent(new LaunchModule(module, Path.of("no such directory", module)));
            content.accept(new FileChanges(versions.classes(module, version), Set.of(), Set.of(), 0));
            try {
                content.readAll();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            modules.add(content);
        }
        Collections.reverse(modules);
        this.classes = new MemoryClasses(modules, versions.library());
        this.current =
                new Generation(0, ClassModel.initial(classes.source(unchanged(), LiveNames.SAME)), LiveNames.SAME);
        define();
    }

    /**
     * The program as it starts with v1.
     *
     * @param text a case, whose sources {@code versions} are
     */
    public static MemoryProgram start(String text, MemoryVersions versions) {
        return new MemoryProgram(CaseFileParser.parse("memory", "program", text), versions, 1);
    }

    /**
     * One reload, planned and woven.
     *
     * @param refused why it cannot be applied; then there are no redefined classes
     * @param before the generation before it
     * @param redefined the states of live classes whose code is replaced
     */
    public record Step(
            ChangeSet changeSet, List<RefusedChange> refused, Generation before, List<ClassState> redefined) {}

    /** Makes a version current, unless that is refused. */
    public Step reload(int version) {
        return reload(classPath(version), topLevel -> EarlierNest.NONE);
    }

    /** The class files of each module in a version, by the module's name and by path. */
    Map<String, Map<String, byte[]>> classPath(int version) {
        Map<String, Map<String, byte[]>> files = new HashMap<>();
        for (ModuleContent module : modules) {
            String name = module.module().name();
            files.put(name, versions.classes(name, version));
        }
        return files;
    }

    /** What a reload would find if the directories held these files. */
    public ChangedClassPath changed(Map<String, Map<String, byte[]>> files) {
        return new ChangedClassPath(modules, changes(files));
    }

    /**
     * Makes current what the directories hold, unless that is refused.
     *
     * @param files the class files of each module, by the module's name and by path
     * @param earlier the numbered classes of a nest with which this change is to be matched first
     */
    public Step reload(Map<String, Map<String, byte[]>> files, Function<String, EarlierNest> earlier) {
        ModuleChanges changes = changes(files);
        ChangedClassPath classPath = new ChangedClassPath(modules, changes);
        Generation before = current;
        ChangeSet changeSet = ChangeSet.read(before, classPath, new ParsedFiles(), classes::isDefined, earlier);
        List<RefusedChange> refused = new Refusals(
                        before,
                        classes.source(classPath, changeSet.names()),
                        classes,
                        classes,
                        classes::isDefined,
                        name -> true)
                .of(changeSet);
        if (!refused.isEmpty()) {
            return new Step(changeSet, refused, before, List.of());
        }
        NextGeneration next = new Planner(
                        classes.source(classPath, changeSet.names()),
                        classes,
                        classes,
                        classes::isDefined,
                        Calls.ASKED,
                        before,
                        changeSet)
                .plan();
        changes.accept();
        current = next.generation();
        next.redefined().forEach(state -> classes.redefine(state.woven()));
        define();
        return new Step(changeSet, refused, before, next.redefined());
    }

    /** What is current. */
    public Generation generation() {
        return current;
    }

    /** Under which names class files live now. */
    public LiveNames names() {
        return current.names();
    }

    /** What a JVM would have. */
    MemoryClasses classes() {
        return classes;
    }

    private void define() {
        Map<String, byte[]> files = new TreeMap<>();
        for (ModuleContent module : modules) {
            module.startingWith("")
                    .forEach((path, bytes) -> files.putIfAbsent(ModuleContent.internalNameOf(path), bytes));
        }
        // Neither is a class of the JVM's: a description, and a body that lives in its enum.
        files.remove("module-info");
        files.keySet().removeAll(current.names().bodies().keySet());
        files.keySet().removeIf(name -> isLeftover(name, files));
        Map<String, byte[]> live = new LinkedHashMap<>();
        files.forEach((name, bytes) ->
                live.put(current.names().liveName(name), current.names().live(bytes)));
        live.forEach((name, bytes) -> classes.define(name, bytes, current.model()));
    }

    /** Whether no class of the nest knows this one any more, so that a JVM never loads it. */
    private static boolean isLeftover(String name, Map<String, byte[]> files) {
        String host = ClassFile.outline(Objects.requireNonNull(files.get(name))).node().nestHostClass;
        byte[] around = host == null ? null : files.get(host);
        if (around == null) {
            return false;
        }
        List<String> members = ClassFile.outline(around).node().nestMembers;
        return members == null || !members.contains(name);
    }

    private ModuleChanges changes(Map<String, Map<String, byte[]>> files) {
        Map<ModuleContent, FileChanges> changes = new LinkedHashMap<>();
        for (ModuleContent module : modules) {
            Map<String, byte[]> now = files.getOrDefault(module.module().name(), Map.of());
            Map<String, byte[]> before = module.startingWith("");
            Map<String, byte[]> written = new HashMap<>();
            now.forEach((path, bytes) -> {
                if (!isKept(path) && !Arrays.equals(bytes, before.get(path))) {
                    written.put(path, bytes);
                }
            });
            Set<String> deleted = new HashSet<>(before.keySet());
            deleted.removeAll(now.keySet());
            deleted.removeIf(MemoryProgram::isKept);
            FileChanges ofModule = new FileChanges(written, deleted, Set.of(), 0);
            if (!ofModule.isEmpty()) {
                changes.put(module, ofModule);
            }
        }
        return new ModuleChanges(changes);
    }

    private ChangedClassPath unchanged() {
        return new ChangedClassPath(modules, ModuleChanges.NONE);
    }

    private static boolean isKept(String path) {
        return LiveModule.isKept(path);
    }
}
