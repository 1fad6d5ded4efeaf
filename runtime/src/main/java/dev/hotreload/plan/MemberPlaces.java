package dev.hotreload.plan;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.EnumConstants;
import dev.hotreload.classfile.FieldInitialisers;
import dev.hotreload.classfile.FieldInitialisers.Initialiser;
import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.classfile.PreparedNames;
import dev.hotreload.model.AddedField;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.ClassState;
import dev.hotreload.model.Face;
import dev.hotreload.model.Host;
import dev.hotreload.model.ResolvedMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** Gives each added member of one changed class a place: methods a host, constructors an index, fields their values. */
public final class MemberPlaces {
    private static final MethodKey STATIC_INITIALISER = new MethodKey("<clinit>", "()V");

    private final ClassState state;
    private final ClassFile running;
    private final ClassModel declared;
    private final MovedFields moved;
    private final Set<FieldKey> remade;
    private final int number;
    private final Map<FieldKey, MethodKey> initialisers = new LinkedHashMap<>();

    /**
     * For a class of the generation {@code number}.
     *
     * @param running the class's source in the generation before
     * @param declared the new generation's sources
     * @param moved finds where fields come from
     * @param remade the fields whose values mean something else, so that objects get new ones
     */
    MemberPlaces(
            ClassState state,
            ClassFile running,
            ClassModel declared,
            MovedFields moved,
            Set<FieldKey> remade,
            int number) {
        this.state = state;
        this.running = running;
        this.declared = declared;
        this.moved = moved;
        this.remade = remade;
        this.number = number;
    }

    /** The fields whose declared initialisers become methods of this generation. */
    Map<FieldKey, MethodKey> initialisers() {
        return initialisers;
    }

    /** The class with all its places. */
    ClassState placed() {
        return state.with(hosts(), fields(), constructors());
    }

    private Map<MethodKey, Host> hosts() {
        Map<MethodKey, Host> hosts = new LinkedHashMap<>(state.hosts());
        state.current().methods().forEach((key, method) -> {
            if (state.isFace() && key.isConstructor()) {
                hosts.put(
                        key,
                        Face.constructor(state.internalName(), key, declared.isFaceBelowClass(state.internalName())));
            }
            boolean isHosted = !key.name().startsWith("<")
                    && !state.isInFirstShape(key)
                    && (method.access & Opcodes.ACC_ABSTRACT) == 0;
            if (isHosted) {
                hosts.put(key, host(key, (method.access & Opcodes.ACC_STATIC) != 0));
            }
        });
        return hosts;
    }

    /** The method's place so far if it is still of the right kind, or the first free one. */
    private Host host(MethodKey key, boolean isStatic) {
        boolean isInterface = state.first().isInterface();
        Host before = state.hostOf(key);
        boolean isStub = state.adopted().stubs().contains(key);
        if (before != null
                && !(isStub && before.jvm().equals(key))
                && before.equals(Host.of(key, isStatic, state.internalName(), isInterface, before.markers()))) {
            return before;
        }
        for (int markers = isStub || isInherited(key) ? 1 : 0; ; markers++) {
            Host host = Host.of(key, isStatic, state.internalName(), isInterface, markers);
            MethodNode taken = state.woven().methods().get(host.jvm());
            boolean isOurs = taken != null
                    && !state.first().methods().containsKey(host.jvm())
                    && ((taken.access & Opcodes.ACC_STATIC) != 0) == host.isStatic();
            if (taken == null || isOurs) {
                return host;
            }
        }
    }

    /** Whether calls of an inherited method, compiled before, would come to an added one of the same descriptor. */
    private boolean isInherited(MethodKey key) {
        String superName = state.current().superName();
        ResolvedMethod inherited = superName == null ? null : declared.resolveMethod(superName, key);
        return inherited != null
                || declared.inherited(state.internalName(), key) != null
                || isInherited(superName, key);
    }

    /** Whether a superclass has the method in the JVM, though its source has not: it may come back. */
    private boolean isInherited(@Nullable String superName, MethodKey key) {
        ClassFile type = superName == null ? null : declared.find(superName);
        while (type != null) {
            ClassState above = declared.state(type.internalName());
            if (above != null && above.first().methods().containsKey(key)) {
                return true;
            }
            type = declared.superOf(type);
        }
        return false;
    }

    private List<MethodNode> constructors() {
        List<MethodNode> constructors = new ArrayList<>(state.constructors());
        // The JVM does not take late members for members of the nest, and keeps them from private constructors.
        boolean hasLateNestmates = declared.hasLateNestmates(state.internalName()) || hasConstantsWithMadeClasses();
        state.current().methods().forEach((key, method) -> {
            MethodNode live = state.first().methods().get(key);
            boolean isUnreachable = hasLateNestmates && (method.access & Opcodes.ACC_PRIVATE) != 0;
            if (key.isConstructor()
                    && !state.isFace()
                    && (isUnreachable || live == null || isNarrower(live.access, method.access))
                    && state.constructorIndex(key.descriptor()) < 0) {
                constructors.add(method);
            }
        });
        return constructors;
    }

    /** Whether the JVM keeps more classes from a constructor than its source does. */
    private static boolean isNarrower(int live, int declared) {
        return ClassState.visibility(live) < ClassState.visibility(declared);
    }

    /** Whether constants are of classes that no compiler made, and that are in no nest. */
    private boolean hasConstantsWithMadeClasses() {
        return EnumConstants.isEnum(state.current())
                && EnumConstants.classes(state.current()).values().stream().anyMatch(PreparedNames::isOfConstant);
    }

    private Map<FieldKey, AddedField> fields() {
        Map<FieldKey, Initialiser> found = new HashMap<>();
        Map<FieldKey, AddedField> fields = removedConstants();
        state.current().fields().forEach((key, field) -> {
            FieldNode live = state.first().fields().get(key);
            boolean isStaticChanged = live != null && ((live.access ^ field.access) & Opcodes.ACC_STATIC) != 0;
            boolean isNeverInitialised = live != null && isNeverInitialised(live, field);
            boolean isNoLongerFinal = live != null && isNoLongerFinal(live, field);
            boolean isRemade = remade.contains(key);
            boolean isLive = live != null && !isStaticChanged && !isNeverInitialised && !isNoLongerFinal && !isRemade;
            boolean isNew = !running.fields().containsKey(key);
            List<AddedField.Moved> sources = isNew
                    ? moved.sources(state.current(), key, field)
                    : (isNoLongerFinal && !isNeverInitialised)
                                    || (isRemade && !state.fields().containsKey(key))
                            ? List.of(new AddedField.Moved(state.internalName(), null, null))
                            : List.<AddedField.Moved>of();
            // One that comes back from where it moved has not the values that the JVM's field still holds.
            boolean isElsewhere =
                    !sources.isEmpty() || (!isNew && state.fields().containsKey(key));
            if ((!isLive || isElsewhere) && !Plan.isAssertionFlag(field.name)) {
                if (found.isEmpty()) {
                    // Most changes add no fields, and to look for initialisers takes long.
                    found.putAll(FieldInitialisers.ofStatics(
                            state.internalName(), state.current().node().methods));
                    found.putAll(FieldInitialisers.ofInstances(state.current().node()));
                }
                fields.put(key, added(key, field, sources, found.get(key)));
            }
        });
        return fields;
    }

    /**
     * Whether a static field that was a constant has an initialiser now which the JVM would not run: it had no static
     * initialiser to initialise the class with, and cannot get one.
     */
    private boolean isNeverInitialised(FieldNode live, FieldNode declared) {
        return (live.access & Opcodes.ACC_STATIC) != 0
                && live.value != null
                && declared.value == null
                && !state.first().methods().containsKey(STATIC_INITIALISER);
    }

    /** Whether the JIT takes a static field for a constant that is none any more. */
    private static boolean isNoLongerFinal(FieldNode live, FieldNode declared) {
        return (live.access & declared.access & Opcodes.ACC_STATIC) != 0
                && (live.access & ~declared.access & Opcodes.ACC_FINAL) != 0;
    }

    /** Constants of an enum that were added and removed again: they live on, and are the same when they come back. */
    private Map<FieldKey, AddedField> removedConstants() {
        Map<FieldKey, AddedField> removed = new LinkedHashMap<>(state.fields());
        removed.values().removeIf(field -> !EnumConstants.isConstant(field.access()));
        return removed;
    }

    private AddedField added(
            FieldKey key, FieldNode field, List<AddedField.Moved> sources, @Nullable Initialiser initialiser) {
        AddedField before = state.fields().get(key);
        if (before != null && remade.contains(key)) {
            return new AddedField(key, field.access, null, null, null, before, List.of(), number);
        }
        if (before != null && ((before.access() ^ field.access) & Opcodes.ACC_STATIC) == 0) {
            return new AddedField(
                    key,
                    field.access,
                    before.initialiser(),
                    before.constant(),
                    before.before(),
                    before.addedBefore(),
                    before.moved(),
                    before.generation());
        }
        MethodKey method = null;
        if (initialiser != null) {
            method = PreparedNames.initialiserOf(key, number);
            initialisers.put(key, method);
        }
        FieldKey replaced = isInitialised(field, initialiser) || !sources.isEmpty() ? null : replaced(key, field);
        replaced = isOuter(key, field) ? new FieldKey(PreparedNames.OUTER_FIELD, key.descriptor()) : replaced;
        AddedField added = replaced == null ? null : state.fields().get(replaced);
        return new AddedField(
                key, field.access, method, field.value, added == null ? replaced : null, added, sources, number);
    }

    /** A static field of another type is initialised by what it declares, as one whose initialiser has changed. */
    private static boolean isInitialised(FieldNode field, @Nullable Initialiser initialiser) {
        return (field.access & Opcodes.ACC_STATIC) != 0 && (initialiser != null || field.value != null);
    }

    /** Whether a field is for the object around an inner one, and live objects have kept that in another field. */
    private boolean isOuter(FieldKey key, FieldNode field) {
        return (field.access & Opcodes.ACC_SYNTHETIC) != 0
                && key.name().startsWith("this$")
                && state.first().fields().containsKey(new FieldKey(PreparedNames.OUTER_FIELD, key.descriptor()));
    }

    /** The field of the same name and another type that the generation before had. */
    private @Nullable FieldKey replaced(FieldKey key, FieldNode field) {
        for (Map.Entry<FieldKey, FieldNode> old : running.fields().entrySet()) {
            boolean sameKind = ((old.getValue().access ^ field.access) & Opcodes.ACC_STATIC) == 0;
            if (old.getKey().name().equals(key.name()) && !old.getKey().equals(key) && sameKind) {
                return old.getKey();
            }
        }
        return null;
    }
}
