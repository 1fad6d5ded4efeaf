package dev.hotreload.reload;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.content.ModuleContent;
import dev.hotreload.diff.ClassChange;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.ClassSource;
import dev.hotreload.model.ClassState;
import dev.hotreload.model.Host;
import dev.hotreload.model.ResolvedMethod;
import dev.hotreload.watch.FileChanges;
import dev.hotreload.weave.RedefinitionWeaver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/** Works out the generation that a change set leads to: where added members go, and what the JVM is given. */
final class Planner {
    private static final Set<String> NEVER_HOSTED = Set.of("<init>", "<clinit>");

    private final ClassSources sources;
    private final Definitions definitions;
    private final Generation before;
    private final ChangeSet changeSet;
    private final ClassSource source;
    private final Map<String, ClassState> states = new LinkedHashMap<>();
    private final Set<MethodKey> changedMethods = new HashSet<>();
    private final int number;

    Planner(
            ClassSources sources,
            Definitions definitions,
            Generation before,
            ModuleContent module,
            FileChanges changes,
            ChangeSet changeSet) {
        this.sources = sources;
        this.definitions = definitions;
        this.before = before;
        this.changeSet = changeSet;
        this.source = this.sources.over(module, changes, changeSet.names());
        this.number = before.number() + 1;
    }

    /** Plans and weaves. */
    NextGeneration plan() {
        changeSet.classes().stream().filter(ChangedClass::isLive).forEach(this::addState);
        ClassModel declared = before.model().with(states.values(), source);
        states.replaceAll((name, state) -> hosted(state, declared));
        Overrides overrides = new Overrides(before.model().with(states.values(), source), definitions);
        List.copyOf(states.values()).forEach(overrides::add);
        overrides.forEachDispatched(this::dispatch);
        return weave(overrides.libraries());
    }

    private void addState(ChangedClass changed) {
        ClassFile running = changed.before();
        if (running == null) {
            // Loaded, but not from this module's content: another module's class of the same name shadows it.
            return;
        }
        ClassFile now = changed.now();
        ClassState state = stateOf(running);
        states.put(
                changed.internalName(),
                new ClassState(
                        state.first(),
                        now == null ? state.current() : now,
                        state.woven(),
                        state.hosts(),
                        state.constructors(),
                        state.overridden(),
                        number,
                        now == null));
        for (ClassChange change : changed.changes()) {
            if (change instanceof ClassChange.MethodAdded added) {
                changedMethods.add(added.method());
            } else if (change instanceof ClassChange.MethodRemoved removed) {
                changedMethods.add(removed.method());
            } else if (change instanceof ClassChange.MethodModifiersChanged modifiers) {
                changedMethods.add(modifiers.method());
            }
        }
    }

    private ClassState stateOf(ClassFile running) {
        ClassState state = before.model().state(running.internalName());
        if (state != null) {
            return state;
        }
        ClassFile first = definitions.firstShape(running);
        return new ClassState(first, running, first, Map.of(), List.of(), Set.of(), before.number(), false);
    }

    /** Gives every method that the JVM does not have a place, and every such constructor an index. */
    private ClassState hosted(ClassState state, ClassModel declared) {
        Map<MethodKey, Host> hosts = new HashMap<>(state.hosts());
        List<MethodNode> constructors = new ArrayList<>(state.constructors());
        boolean isInterface = state.first().isInterface();
        state.current().methods().forEach((key, method) -> {
            if (key.isConstructor()) {
                if (!state.first().methods().containsKey(key) && state.constructorIndex(key.descriptor()) < 0) {
                    constructors.add(method);
                }
            } else if (!NEVER_HOSTED.contains(key.name())
                    && !state.isInFirstShape(key)
                    && (method.access & Opcodes.ACC_ABSTRACT) == 0) {
                boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
                Host host = hosts.get(key);
                if (host == null || host.isStatic() != (isStatic || isInterface)) {
                    hosts.put(
                            key,
                            Host.of(key, isStatic, state.internalName(), isInterface, isMarked(state, key, declared)));
                }
            }
        });
        return new ClassState(
                state.first(),
                state.current(),
                state.woven(),
                hosts,
                constructors,
                state.overridden(),
                state.generation(),
                state.isDeleted());
    }

    /** Whether the natural place is taken, or would get in the way of calls of an inherited method. */
    private static boolean isMarked(ClassState state, MethodKey key, ClassModel declared) {
        if (state.woven().methods().containsKey(key)) {
            return true;
        }
        String superName = state.current().superName();
        ResolvedMethod inherited = superName == null ? null : declared.resolveMethod(superName, key);
        if (inherited == null) {
            inherited = declared.inherited(state.internalName(), key);
        }
        return inherited != null;
    }

    private void dispatch(ClassFile running, MethodKey method) {
        ClassState state = states.computeIfAbsent(running.internalName(), name -> stateOf(running));
        states.put(state.internalName(), withOverridden(state, method));
        changedMethods.add(method);
    }

    static ClassState withOverridden(ClassState state, MethodKey method) {
        Set<MethodKey> overridden = new HashSet<>(state.overridden());
        overridden.add(method);
        return new ClassState(
                state.first(),
                state.current(),
                state.woven(),
                state.hosts(),
                state.constructors(),
                overridden,
                state.generation(),
                state.isDeleted());
    }

    private NextGeneration weave(Map<String, ClassState> libraries) {
        Map<String, ClassState> all = new LinkedHashMap<>(libraries);
        all.putAll(states);
        ClassModel planned = before.model().with(all.values(), source);
        List<ClassState> redefined = new ArrayList<>();
        for (ClassState state : states.values()) {
            if (!state.isDeleted()) {
                RedefinitionWeaver.Woven woven = RedefinitionWeaver.weave(planned, state);
                ClassState next = new ClassState(
                        state.first(),
                        state.current(),
                        ClassFile.parse(woven.classFile()),
                        state.hosts(),
                        woven.constructors(),
                        state.overridden(),
                        state.generation(),
                        false);
                redefined.add(next);
                all.put(next.internalName(), next);
            }
        }
        Generation generation = new Generation(number, before.model().with(all.values(), source), changeSet.names());
        return new NextGeneration(generation, redefined, List.copyOf(libraries.values()), changedMethods);
    }
}
