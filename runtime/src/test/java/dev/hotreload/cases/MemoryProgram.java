package dev.hotreload.cases;

import dev.hotreload.change.ChangeSet;
import dev.hotreload.change.ChangedClassPath;
import dev.hotreload.change.ModuleChanges;
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
import java.util.Set;
import java.util.TreeMap;

/**
 * A case's program as the engine knows it, without a JVM that runs it: every class that there is counts as loaded.
 *
 * <p>Used by one thread.
 */
final class MemoryProgram {

    private final List<ModuleContent> modules = new ArrayList<>();
    private final MemoryVersions versions;
    private final MemoryClasses classes;
    private Generation current;

    /**
     * The program as it starts.
     *
     * @param version what it starts with
     */
    MemoryProgram(CaseFile file, MemoryVersions versions, int version) {
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
     * One reload, planned and woven.
     *
     * @param refused why it cannot be applied; then there are no redefined classes
     * @param before the generation before it
     * @param redefined the states of live classes whose code is replaced
     */
    record Step(ChangeSet changeSet, List<RefusedChange> refused, Generation before, List<ClassState> redefined) {}

    /** Makes a version current, unless that is refused. */
    Step reload(int version) {
        ModuleChanges changes = changes(version);
        ChangedClassPath classPath = new ChangedClassPath(modules, changes);
        Generation before = current;
        ChangeSet changeSet = ChangeSet.read(before, classPath, classes::isDefined, topLevel -> List.of());
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

    /** Under which names class files live now. */
    LiveNames names() {
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
        Map<String, byte[]> live = new LinkedHashMap<>();
        files.forEach((name, bytes) ->
                live.put(current.names().liveName(name), current.names().live(bytes)));
        live.forEach((name, bytes) -> classes.define(name, bytes, current.model()));
    }

    private ModuleChanges changes(int version) {
        Map<ModuleContent, FileChanges> changes = new LinkedHashMap<>();
        for (ModuleContent module : modules) {
            Map<String, byte[]> now = versions.classes(module.module().name(), version);
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
