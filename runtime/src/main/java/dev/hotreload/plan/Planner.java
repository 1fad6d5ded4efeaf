package dev.hotreload.plan;

import dev.hotreload.change.ChangeSet;
import dev.hotreload.change.ChangedClass;
import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.EnumConstants;
import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.Mention;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.classfile.MigrationMethod;
import dev.hotreload.classfile.PreparedNames;
import dev.hotreload.generation.Generation;
import dev.hotreload.model.AddedField;
import dev.hotreload.model.Adopted;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.ClassSource;
import dev.hotreload.model.ClassState;
import dev.hotreload.weave.RedefinitionWeaver;
import dev.hotreload.weave.StubWeaver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.MethodTooLargeException;

/** Works out the generation that a change set leads to: where added members go, and what the JVM is given. */
public final class Planner {
    private final FirstShapes shapes;
    private final DefinedClasses defined;
    private final Predicate<String> isLive;
    private final Generation before;
    private final ChangeSet changeSet;
    private final ClassSource source;
    private final int number;
    private final ProbedMethods probed;
    private final Map<String, ClassState> states = new LinkedHashMap<>();
    private final Map<String, ClassFile> running = new HashMap<>();
    private final Map<String, Map<FieldKey, MethodKey>> initialisers = new HashMap<>();
    private final List<Reinitialisation> reinitialised = new ArrayList<>();
    private final Map<String, ChangedConstants> enums = new LinkedHashMap<>();
    private final ChangedMembers changed = new ChangedMembers();
    private final Map<String, Set<String>> callersByLost = new TreeMap<>();
    private final Map<String, Set<FieldKey>> remade = new HashMap<>();
    private final Set<String> fieldRoots = new HashSet<>();
    private final Set<String> reshaped = new LinkedHashSet<>();
    private final Map<String, Adopted> adopted = new HashMap<>();
    private final Set<Mention> mentions = new HashSet<>();
    private final Faces faces;
    private final LiveHeirs heirs;
    private List<String> notes = List.of();

    /**
     * A plan for one change set, which makes the next generation.
     *
     * @param source the classes as they will be
     */
    public Planner(
            ClassSource source,
            FirstShapes shapes,
            DefinedClasses defined,
            Predicate<String> isLive,
            KnownCalls calls,
            Generation before,
            ChangeSet changeSet) {
        this(source, shapes, defined, isLive, calls, before, before.number() + 1, changeSet);
    }

    /**
     * As above.
     *
     * @param number the planned generation's: that of {@code before} if the change set follows from it
     */
    public Planner(
            ClassSource source,
            FirstShapes shapes,
            DefinedClasses defined,
            Predicate<String> isLive,
            KnownCalls calls,
            Generation before,
            int number,
            ChangeSet changeSet) {
        this.shapes = shapes;
        this.defined = defined;
        this.isLive = isLive;
        this.before = before;
        this.changeSet = changeSet;
        this.source = source;
        this.number = number;
        this.probed = new ProbedMethods(calls, changeSet.classes(), number);
        this.faces = new Faces(before.model(), shapes, changeSet);
        this.heirs = new LiveHeirs(before.model(), source, defined, isLive);
    }

    /**
     * Plans and weaves.
     *
     * @throws ClassTooLargeException if there is no room for a class; see {@link Refusals#tooLarge}
     * @throws MethodTooLargeException if there is none for a method
     */
    public NextGeneration plan() {
        changeSet.classes().forEach(this::add);
        addNestmates();
        addBelowFaces();
        addAdopted();
        ClassModel declared = before.model().with(states.values(), source);
        ReferencedMethods references = new ReferencedMethods(changeSet.classes(), declared);
        states.replaceAll((name, state) -> references.follow(state));
        notes = PlanNotes.of(changeSet.classes(), declared, references);
        MovedFields moved = new MovedFields(before.model(), declared, running);
        states.replaceAll((name, state) -> placed(state, declared, moved));
        addFieldRoots();
        ClassModel placed = before.model().with(states.values(), source);
        Overrides overrides = new Overrides(placed, shapes, heirs, states::containsKey);
        List.copyOf(states.values()).forEach(overrides::add);
        overrides.forEachDispatched(this::dispatch);
        new RemovedMethods(placed, heirs).forEachDispatched(List.copyOf(states.values()), this::dispatch);
        addUnchangedCallers(overrides.libraries());
        return weave(overrides.libraries());
    }

    /** Before places are given: what is in the way of a method for an interface must live elsewhere. */
    private void addAdopted() {
        AdoptedMethods methods = new AdoptedMethods(before.model(), source, shapes, heirs, faces);
        for (ChangedClass changedClass : shapes.hasSeats() ? changeSet.classes() : List.<ChangedClass>of()) {
            if (AdoptedMethods.isConcerned(changedClass) && states.containsKey(changedClass.internalName())) {
                reshaped.add(changedClass.internalName());
                methods.add(changedClass);
            }
        }
        methods.adopted().forEach((internalName, more) -> {
            methods.keys().forEach(key -> changed.add(internalName, key));
            mentions.add(Mention.ofClass(internalName));
            if (!more.isEmpty()) {
                addUnchanged(internalName);
                states.computeIfPresent(internalName, (name, state) -> {
                    adopted.put(name, more);
                    return state.withAdopted(more);
                });
            }
        });
    }

    private void add(ChangedClass changedClass) {
        ClassFile now = changedClass.now();
        if (now != null && faces.isNew(changedClass.internalName())) {
            addFace(now);
        } else if (changedClass.isLive()) {
            addState(changedClass);
        } else if (changedClass.before() == null) {
            changed.addClass(changedClass.internalName());
        }
    }

    /** Classes whose references mean other members now, though they did not change themselves. */
    private void addUnchangedCallers(Map<String, ClassState> libraries) {
        ClassModel now = withAll(libraries);
        UnchangedCallers callers = new UnchangedCallers(before.model(), now, changed, defined);
        for (String name : defined.mentioning(changed.mentions(), before.model(), 0)) {
            ClassState known = before.model().state(name);
            boolean isGone = known != null && known.isDeleted();
            ClassFile caller = isGone || states.containsKey(name) || !isLive.test(name)
                    ? null
                    : before.model().find(name);
            if (caller != null && callers.mustRelink(caller)) {
                states.put(name, stateOf(caller));
            }
        }
        callersByLost.putAll(callers.callersByLost());
    }

    private ClassModel withAll(Map<String, ClassState> libraries) {
        Map<String, ClassState> all = new LinkedHashMap<>(libraries);
        all.putAll(states);
        return before.model().with(all.values(), source);
    }

    /** The JVM gets an interface, and that all members. */
    private void addFace(ClassFile source) {
        ClassFile shape = faces.shape(source.internalName());
        running.put(source.internalName(), shape);
        states.put(
                source.internalName(),
                ClassState.initial(shape, shape, before.number()).with(source, number, false));
        changed.addFace(source);
    }

    /** What a class inherits from one that is an interface in the JVM, it has in methods of its own. */
    private void addBelowFaces() {
        for (ClassState state : List.copyOf(states.values())) {
            if (state.isFace() && !state.isDeleted()) {
                addBelowFace(state.internalName());
            }
        }
    }

    private void addBelowFace(String internalName) {
        for (String heir : heirs.heirs(internalName)) {
            addUnchanged(heir);
            if (faces.isFace(heir)) {
                addBelowFace(heir);
            }
        }
    }

    private void addState(ChangedClass changedClass) {
        ClassFile old = changedClass.before();
        if (old == null) {
            // Loaded, but from nothing that is known: what it was compiled from is gone.
            return;
        }
        ClassFile now = changedClass.now();
        String internalName = changedClass.internalName();
        ClassState known = stateOf(old);
        // A superclass that comes back: its fields begin anew, and take what the classes have to which they had moved.
        boolean isBack = known.isFace() && known.isDeleted();
        ClassState state = isBack ? known.with(known.hosts(), Map.of(), known.constructors()) : known;
        running.put(internalName, isBack ? known.first() : old);
        states.put(internalName, state.with(now == null ? state.current() : now, number, now == null));
        changedClass.changes().forEach(change -> changed.add(internalName, change));
        if (Faces.hasOtherSuperclass(changedClass) && now != null) {
            addInherited(internalName, old.superName(), before.model()::find);
            addInherited(internalName, now.superName(), source::find);
        }
        if (now != null) {
            Set<FieldKey> fields = MigrationMethod.ofSameField(old, now).keySet();
            fields.forEach(field -> changed.add(internalName, field));
            remade.put(internalName, fields);
        }
        ChangedConstants.of(changedClass.changes(), state, now)
                .ifPresent(constants -> enums.put(state.internalName(), constants));
    }

    /** What a class inherits from superclasses that come or go is another member of its own, for whoever asks. */
    private void addInherited(
            String internalName, @Nullable String superName, Function<String, @Nullable ClassFile> classes) {
        String each = superName;
        while (each != null && faces.isFace(each)) {
            ClassFile type = classes.apply(each);
            if (type != null) {
                type.methods().keySet().forEach(method -> changed.add(internalName, method));
                type.fields().keySet().forEach(field -> changed.add(internalName, field));
            }
            each = type == null ? null : type.superName();
        }
    }

    /** A class that came late to a nest needs a way to the private constructors of the others. */
    private void addNestmates() {
        for (ChangedClass changedClass : changeSet.classes()) {
            ClassFile now = changedClass.now();
            String host = now == null ? null : now.node().nestHostClass;
            ClassFile hostFile = changedClass.before() == null && host != null ? source.find(host) : null;
            if (hostFile != null && isLive.test(hostFile.internalName()) && hostFile.node().nestMembers != null) {
                hostFile.node().nestMembers.forEach(this::addUnchanged);
            }
        }
    }

    /** The first fields below a class have its constructors mark new objects. */
    private void addFieldRoots() {
        Set<String> known = FieldRoots.of(before.model(), shapes);
        fieldRoots.addAll(FieldRoots.of(before.model().with(states.values(), source), shapes));
        for (String root : fieldRoots) {
            if (!known.contains(root)) {
                addUnchanged(root);
            }
        }
    }

    private void addUnchanged(String internalName) {
        ClassFile unchanged = source.find(internalName);
        if (unchanged != null && isLive.test(internalName) && !states.containsKey(internalName)) {
            ClassState known = before.model().state(internalName);
            ClassFile old = known == null ? unchanged : known.current();
            states.put(internalName, stateOf(old));
            running.put(internalName, old);
        }
    }

    private ClassState stateOf(ClassFile old) {
        ClassState state = before.model().state(old.internalName());
        return state != null ? state : ClassState.initial(shapes.firstShape(old), old, before.number());
    }

    private ClassState placed(ClassState state, ClassModel declared, MovedFields moved) {
        ClassFile old = running.getOrDefault(state.internalName(), state.current());
        Set<FieldKey> fields = remade.getOrDefault(state.internalName(), Set.of());
        MemberPlaces places = new MemberPlaces(state, old, declared, moved, fields, number);
        ClassState placed = places.placed();
        Map<FieldKey, MethodKey> methods = new LinkedHashMap<>(places.initialisers());
        if (!state.isDeleted()) {
            List<Reinitialisation> again = StaticInitialisers.changed(old, state);
            again.removeIf(field -> hasMovedTo(placed, field.field()) || fields.contains(field.field()));
            // An added field is initialised by the method that evaluates it: nobody may have read the field yet.
            again.replaceAll(field -> {
                MethodKey evaluating = evaluating(field.field(), methods, placed);
                return field.initialiser() == null || evaluating == null ? field : field.by(evaluating);
            });
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

    private static @Nullable MethodKey evaluating(FieldKey key, Map<FieldKey, MethodKey> written, ClassState placed) {
        AddedField added = placed.fields().get(key);
        return written.containsKey(key) || added == null ? written.get(key) : added.initialiser();
    }

    /** Whether a field has come from another class, with its value. */
    private boolean hasMovedTo(ClassState placed, FieldKey key) {
        AddedField field = placed.fields().get(key);
        return field != null
                && field.generation() == number
                && field.moved().stream().anyMatch(source -> !source.owner().equals(placed.internalName()));
    }

    private void dispatch(ClassFile old, MethodKey method) {
        ClassState state = states.computeIfAbsent(old.internalName(), name -> stateOf(old));
        states.put(state.internalName(), state.withOverridden(method));
        changed.add(old.internalName(), method);
    }

    /** Whether a class that is gone, and whose code the JVM still has, must ask for other methods first. */
    private boolean dispatchesMore(ClassState gone) {
        ClassState known = before.model().state(gone.internalName());
        return !(known == null ? Set.of() : known.overridden()).containsAll(gone.overridden());
    }

    /** The methods that make constants once more. */
    private void addRemade(ClassState state, Map<FieldKey, MethodKey> methods) {
        Map<String, FieldKey> constants = EnumConstants.of(state.current());
        ChangedConstants constantsChanged = enums.get(state.internalName());
        for (String name : constantsChanged == null ? List.<String>of() : constantsChanged.twins()) {
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
        List<InterfaceChanges.Prepared> prepared = new ArrayList<>();
        for (ClassState state : states.values()) {
            Adopted gets = adopted.get(state.internalName());
            if (gets != null) {
                prepared.add(new InterfaceChanges.Prepared(
                        state.internalName(),
                        StubWeaver.weave(state, gets.stubs()),
                        state.woven().bytes(),
                        gets));
            }
            if (!state.isDeleted() || dispatchesMore(state)) {
                RedefinitionWeaver.Woven woven = RedefinitionWeaver.weave(
                        planned,
                        state,
                        initialisers.getOrDefault(state.internalName(), Map.of()),
                        probed.of(state),
                        fieldRoots.contains(state.internalName()));
                ClassState next = state.woven(ClassFile.unparsed(woven.classFile()), woven.constructors());
                redefined.add(next);
                all.put(next.internalName(), next);
            }
        }
        Generation generation = new Generation(number, before.model().with(all.values(), source), changeSet.names());
        Set<Mention> allMentions = new HashSet<>(changed.mentions());
        allMentions.addAll(mentions);
        return new NextGeneration(
                generation,
                redefined,
                List.copyOf(libraries.values()),
                changed.sites(),
                allMentions,
                reinitialised,
                enums,
                callersByLost,
                notes,
                probed.changed(),
                reshaped.isEmpty() ? InterfaceChanges.NONE : new InterfaceChanges(reshaped, prepared));
    }
}
