package dev.hotreload.plan;

import dev.hotreload.change.ChangeSet;
import dev.hotreload.change.ChangedClass;
import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.EnumConstants;
import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.classfile.PreparedNames;
import dev.hotreload.diff.ClassChange;
import dev.hotreload.generation.Generation;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.ClassSource;
import dev.hotreload.model.ClassState;
import dev.hotreload.weave.RedefinitionWeaver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Works out the generation that a change set leads to: where added members go, and what the JVM is given. */
public final class Planner {
    private final FirstShapes shapes;
    private final Predicate<String> isLive;
    private final Generation before;
    private final ChangeSet changeSet;
    private final ClassSource source;
    private final int number;
    private final Map<String, ClassState> states = new LinkedHashMap<>();
    private final Map<String, ClassFile> running = new HashMap<>();
    private final Map<String, Map<FieldKey, MethodKey>> initialisers = new HashMap<>();
    private final List<Reinitialisation> reinitialised = new ArrayList<>();
    private final Map<String, ChangedConstants> enums = new LinkedHashMap<>();
    private final Set<MethodKey> changedMembers = new HashSet<>();

    /** @param source the classes as they will be */
    public Planner(
            ClassSource source, FirstShapes shapes, Predicate<String> isLive, Generation before, ChangeSet changeSet) {
        this.shapes = shapes;
        this.isLive = isLive;
        this.before = before;
        this.changeSet = changeSet;
        this.source = source;
        this.number = before.number() + 1;
    }

    /** Plans and weaves. */
    public NextGeneration plan() {
        changeSet.classes().stream().filter(ChangedClass::isLive).forEach(this::addState);
        addNestmates();
        ClassModel declared = before.model().with(states.values(), source);
        states.replaceAll((name, state) -> placed(state, declared));
        Overrides overrides = new Overrides(before.model().with(states.values(), source), shapes);
        List.copyOf(states.values()).forEach(overrides::add);
        overrides.forEachDispatched(this::dispatch);
        return weave(overrides.libraries());
    }

    private void addState(ChangedClass changed) {
        ClassFile old = changed.before();
        if (old == null) {
            // Loaded, but from nothing that is known: what it was compiled from is gone.
            return;
        }
        ClassFile now = changed.now();
        ClassState state = stateOf(old);
        running.put(changed.internalName(), old);
        states.put(changed.internalName(), state.with(now == null ? state.current() : now, number, now == null));
        changed.changes().forEach(this::addChangedMember);
        ChangedConstants.of(changed.changes(), state)
                .ifPresent(constants -> enums.put(state.internalName(), constants));
    }

    private void addChangedMember(ClassChange change) {
        if (change instanceof ClassChange.MethodAdded added) {
            changedMembers.add(added.method());
        } else if (change instanceof ClassChange.MethodRemoved removed) {
            changedMembers.add(removed.method());
        } else if (change instanceof ClassChange.MethodModifiersChanged modifiers) {
            changedMembers.add(modifiers.method());
        } else if (change instanceof ClassChange.FieldAdded added) {
            addChangedField(added.field());
        } else if (change instanceof ClassChange.FieldRemoved removed) {
            addChangedField(removed.field());
        } else if (change instanceof ClassChange.FieldModifiersChanged modifiers) {
            addChangedField(modifiers.field());
        }
    }

    /** Call sites of fields are known by the field's name and descriptor; those of new objects by a name of their own. */
    private void addChangedField(FieldKey field) {
        changedMembers.add(new MethodKey(field.name(), field.descriptor()));
        changedMembers.add(new MethodKey("<init>", "fields"));
    }

    /** A class that came late to a nest needs a way to the private constructors of the others. */
    private void addNestmates() {
        for (ChangedClass changed : changeSet.classes()) {
            ClassFile now = changed.now();
            String host = now == null ? null : now.node().nestHostClass;
            ClassFile hostFile = changed.before() == null && host != null ? source.find(host) : null;
            if (hostFile != null && isLive.test(hostFile.internalName()) && hostFile.node().nestMembers != null) {
                hostFile.node().nestMembers.forEach(this::addNestmate);
            }
        }
    }

    private void addNestmate(String internalName) {
        ClassFile nestmate = source.find(internalName);
        if (nestmate != null && isLive.test(internalName) && !states.containsKey(internalName)) {
            ClassState known = before.model().state(internalName);
            ClassFile old = known == null ? nestmate : known.current();
            states.put(internalName, stateOf(old));
            running.put(internalName, old);
        }
    }

    private ClassState stateOf(ClassFile old) {
        ClassState state = before.model().state(old.internalName());
        return state != null ? state : ClassState.initial(shapes.firstShape(old), old, before.number());
    }

    private ClassState placed(ClassState state, ClassModel declared) {
        ClassFile old = running.getOrDefault(state.internalName(), state.current());
        MemberPlaces places = new MemberPlaces(state, old, declared, number);
        ClassState placed = places.placed();
        Map<FieldKey, MethodKey> methods = new HashMap<>(places.initialisers());
        if (!state.isDeleted()) {
            List<Reinitialisation> again = StaticInitialisers.changed(old, state, number);
            again.forEach(field -> {
                if (field.initialiser() != null) {
                    methods.put(field.field(), field.initialiser());
                }
            });
            reinitialised.addAll(again);
            addRemade(state, methods);
        }
        initialisers.put(state.internalName(), methods);
        return placed;
    }

    private void dispatch(ClassFile old, MethodKey method) {
        ClassState state = states.computeIfAbsent(old.internalName(), name -> stateOf(old));
        states.put(state.internalName(), state.withOverridden(method));
        changedMembers.add(method);
    }

    /** The methods that make the constants anew which are made with other arguments. */
    private void addRemade(ClassState state, Map<FieldKey, MethodKey> methods) {
        Map<String, FieldKey> constants = EnumConstants.of(state.current());
        ChangedConstants changed = enums.get(state.internalName());
        for (String name : changed == null ? List.<String>of() : changed.remade()) {
            FieldKey field = constants.get(name);
            if (field != null) {
                methods.put(field, PreparedNames.makerOf(field));
            }
        }
    }

    private NextGeneration weave(Map<String, ClassState> libraries) {
        Map<String, ClassState> all = new LinkedHashMap<>(libraries);
        all.putAll(states);
        ClassModel planned = before.model().with(all.values(), source);
        List<ClassState> redefined = new ArrayList<>();
        for (ClassState state : states.values()) {
            if (!state.isDeleted()) {
                RedefinitionWeaver.Woven woven = RedefinitionWeaver.weave(
                        planned, state, initialisers.getOrDefault(state.internalName(), Map.of()));
                ClassState next = state.woven(ClassFile.unparsed(woven.classFile()), woven.constructors());
                redefined.add(next);
                all.put(next.internalName(), next);
            }
        }
        Generation generation = new Generation(number, before.model().with(all.values(), source), changeSet.names());
        return new NextGeneration(
                generation, redefined, List.copyOf(libraries.values()), changedMembers, reinitialised, enums);
    }
}
