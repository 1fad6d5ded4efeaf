package dev.hotreload.weave;

import dev.hotreload.boot.CallSiteKind;
import dev.hotreload.classfile.FieldInitialisers;
import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.classfile.PreparedNames;
import dev.hotreload.model.CallResolver;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.ClassState;
import dev.hotreload.model.FieldResolver;
import dev.hotreload.model.Host;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Writes the class file with which a live class is redefined: its first shape, with the code of the running generation.
 *
 * <p>What {@code redefineClasses} does not let change (JVMTI RedefineClasses) is taken from the first shape:
 * supertypes, modifiers, fields, nest, record components, permitted subclasses, the methods and their modifiers.
 * Methods of the first shape get their new code in place, added ones are appended as private methods, and nothing is
 * ever taken away, because an old frame may still call it.
 */
public final class RedefinitionWeaver {
    /** Where a class file says how many constants it has (JVMS §4.1). */
    private static final int CONSTANT_POOL_COUNT = 8;

    /** A few less than a class file can have: other agents add some, too. */
    private static final int MOST_CONSTANTS = 65_000;

    private static final FieldKey ASSERTION_FLAG = new FieldKey("$assertionsDisabled", "Z");

    private final ClassModel model;
    private final ClassState state;
    private final ClassNode tree;
    private final ClassReader last;
    private final LastMethods before;
    private final Map<FieldKey, MethodKey> initialised;
    private final Map<MethodKey, Integer> probed;
    private final boolean marksNew;
    private final CallSiteWeaver callSites;
    private final FieldResolver fields;
    private final FieldAccessWeaver fieldAccesses;
    private final MethodReferenceWeaver references;
    private final RetainedMethods retained;
    private final Map<MethodKey, MethodNode> source = new LinkedHashMap<>();
    private final Map<MethodKey, MethodNode> result = new LinkedHashMap<>();
    private Map<MethodKey, MethodNode> followed = Map.of();

    /**
     * What weaving gives.
     *
     * @param classFile the class file for the JVM
     * @param constructors the code of the added constructors, for {@link ClassState#constructors}
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    public record Woven(byte[] classFile, List<MethodNode> constructors) {}

    private RedefinitionWeaver(
            ClassModel model,
            ClassState state,
            Map<FieldKey, MethodKey> initialised,
            Map<MethodKey, Integer> probed,
            boolean marksNew) {
        this.probed = probed;
        this.marksNew = marksNew;
        this.model = model;
        this.state = state;
        this.tree = Trees.expanded(state.current().bytes());
        this.last = new ClassReader(state.woven().bytes());
        this.before = new LastMethods(last);
        CallResolver resolver = new CallResolver(model, tree.name);
        this.callSites = new CallSiteWeaver(resolver, tree.name);
        this.fields = new FieldResolver(model, tree.name);
        this.fieldAccesses = new FieldAccessWeaver(fields, tree.name);
        this.initialised = initialised;
        this.references = new MethodReferenceWeaver(model, resolver, tree, isInterface());
        this.retained = new RetainedMethods(model, state, before, callSites);
    }

    /**
     * Weaves one class of a new generation.
     *
     * @param model the new generation
     * @param initialised the fields whose declared initialisers are to become methods, and the methods' names
     * @param probed the methods that report their first call, and the generations that changed them
     * @param state the class in it; its {@code woven} is what the JVM has now, its {@code constructors} may lack code
     * @param marksNew whether objects of the class, or of one below, have added fields, and the prepared field is this
     *     class's
     * @throws ClassTooLargeException if the JVM has no room for the class's constants beside those of its earlier
     *     versions
     * @throws MethodTooLargeException if a method is too large with what weaving adds to it
     */
    public static Woven weave(
            ClassModel model,
            ClassState state,
            Map<FieldKey, MethodKey> initialised,
            Map<MethodKey, Integer> probed,
            boolean marksNew) {
        return new RedefinitionWeaver(model, state, initialised, probed, marksNew).weave();
    }

    private Woven weave() {
        List<MethodNode> initialisers = new ArrayList<>(initialisers());
        initialisers.addAll(argumentsAbove());
        tree.methods.addAll(initialisers);
        FaceTypes faceTypes = new FaceTypes(model, tree.name);
        LaterSupertypes supertypes = new LaterSupertypes(model);
        tree.methods.forEach(references::weave);
        tree.methods.addAll(references.helpers());
        boolean hasNoAssertionFlag = !state.first().fields().containsKey(ASSERTION_FLAG);
        for (MethodNode method : tree.methods) {
            if (hasNoAssertionFlag) {
                AssertionFlag.replace(method, tree.name);
            }
            SuperClone.weave(method);
            weaveFaces(method);
            callSites.weave(method);
            fieldAccesses.weave(method);
            KeptOuter.store(state.first().node(), method);
            RecordMethods.weave(method, fields);
            initialiseAddedFields(method);
            if (marksNew) {
                NewObjects.mark(method, tree.name);
            }
            EnumMaking.completeFirst(state.current(), method);
            KeptCallSites.keep(method);
            synchronise(method);
            faceTypes.weave(method);
            supertypes.weave(method);
            MethodKey key = new MethodKey(method.name, method.desc);
            Integer generation = probed.get(key);
            if (generation != null) {
                CallProbe.insert(method, generation);
            }
            source.put(key, method);
        }
        List<MethodNode> constructors = constructors();
        FirstShape.keep(tree, state);
        followed = followed();
        state.first().methods().forEach((key, live) -> addFirst(key, live, constructors));
        state.hosts().forEach(this::addHosted);
        state.adopted().stubs().forEach(this::addStub);
        references.helpers().forEach(this::addHelper);
        initialisers.forEach(this::addHelper);
        state.fields().keySet().forEach(this::addAnnotations);
        source.forEach(this::addDeclaration);
        Carriers.ofComponents(state.current()).forEach(this::put);
        addRemaining();
        tree.methods = new ArrayList<>(result.values());
        tree.methods.forEach(ConstantPlaces::loadNan);
        ClassWriter writer = ConstantPlaces.following(last);
        tree.accept(writer);
        return new Woven(withRoom(writer.toByteArray()), constructors);
    }

    private void weaveFaces(MethodNode method) {
        if (state.isFace()) {
            FaceCode.referAsInterface(method, tree.name);
            if (method.name.equals("<init>")) {
                FaceCode.makeMethod(method, tree.name, model);
            }
        } else if (model.isFace(state.current().superName())) {
            FaceCode.constructAbove(
                    method, tree.name, String.valueOf(state.current().superName()), model);
        }
    }

    /** HotSpot has the constants of all versions of a class in one pool, and ends the JVM where that overflows. */
    private byte[] withRoom(byte[] classFile) {
        int constants = ByteBuffer.wrap(classFile).getShort(CONSTANT_POOL_COUNT) & 0xFFFF;
        if (constants > MOST_CONSTANTS) {
            throw new ClassTooLargeException(tree.name, constants);
        }
        return classFile;
    }

    private List<MethodNode> initialisers() {
        if (initialised.isEmpty()) {
            return List.of();
        }
        Map<FieldKey, FieldInitialisers.Initialiser> found =
                new HashMap<>(FieldInitialisers.ofStatics(tree.name, tree.methods));
        found.putAll(FieldInitialisers.ofInstances(tree));
        List<MethodNode> methods = new ArrayList<>();
        initialised.forEach((field, method) -> {
            FieldInitialisers.Initialiser initialiser = found.get(field);
            if (initialiser != null) {
                MethodNode written = InitialiserMethod.write(initialiser, method);
                if (EnumMaking.isConstant(state.current(), field)) {
                    EnumMaking.number(written, tree.name, field.name());
                }
                methods.add(written);
            }
        });
        return methods;
    }

    /** The first parts of constructors that the JVM has in methods, around the constructor of a class above. */
    private List<MethodNode> argumentsAbove() {
        return model.isFaceBelowClass(tree.name)
                ? tree.methods.stream()
                        .filter(method -> method.name.equals("<init>"))
                        .map(method -> FaceConstruction.arguments(method, tree.name, model))
                        .toList()
                : List.of();
    }

    /** Right behind {@code super(…)}, so that the constructor's own code sets the fields and no initialiser does. */
    private void initialiseAddedFields(MethodNode method) {
        boolean hasAdded =
                state.fields().values().stream().anyMatch(field -> (field.access() & Opcodes.ACC_STATIC) == 0);
        AbstractInsnNode superCall =
                hasAdded && method.name.equals("<init>") ? FieldInitialisers.superCall(tree.name, method) : null;
        if (superCall != null) {
            InsnList site = new InsnList();
            site.add(new VarInsnNode(Opcodes.ALOAD, 0));
            site.add(CallSites.site(
                    "initialised",
                    CallSites.withReceiver(tree.name, "()V"),
                    CallSiteKind.INITIALISED,
                    Type.getObjectType(tree.name)));
            method.instructions.insert(superCall, site);
        }
    }

    /** The JVM's method may lack the modifier, because modifiers cannot change. */
    private void synchronise(MethodNode method) {
        MethodKey key = new MethodKey(method.name, method.desc);
        MethodNode live = state.isInFirstShape(key) ? state.first().methods().get(key) : null;
        boolean isLive = live != null && (live.access & Opcodes.ACC_SYNCHRONIZED) != 0;
        if ((method.access & Opcodes.ACC_SYNCHRONIZED) != 0 && !isLive) {
            Synchronisation.wrap(method, tree.name);
        }
    }

    private List<MethodNode> constructors() {
        List<MethodNode> constructors = new ArrayList<>();
        for (MethodNode earlier : state.constructors()) {
            MethodNode now = source.get(new MethodKey("<init>", earlier.desc));
            constructors.add(now != null ? now : earlier);
        }
        return constructors;
    }

    private void addFirst(MethodKey key, MethodNode live, List<MethodNode> constructors) {
        MethodNode method;
        MethodNode renamed = followed.get(key);
        if (key.equals(PreparedNames.HOOK)) {
            method = ConstructionHookWeaver.weave(constructors);
        } else if (source.containsKey(key) && state.isInFirstShape(key)) {
            method = source.get(key);
        } else if (renamed != null && canBeIn(live, renamed)) {
            method = renamed;
        } else {
            method = retained.of(key, live);
        }
        method.access = state.adopted().opened().contains(key) ? AdoptedMethod.opened(live.access) : live.access;
        put(method);
        if (state.overridden().contains(key) && !isFronted(key, method)) {
            put(OverrideFront.original(method, isInterface(), tree.name));
            OverrideFront.add(method, tree.name);
        }
    }

    /** If not, the method that has another name now is not this one, but one that an earlier generation added. */
    private static boolean canBeIn(MethodNode live, MethodNode renamed) {
        return (live.access & Opcodes.ACC_ABSTRACT) == 0 && isStatic(live) == isStatic(renamed);
    }

    private static boolean isStatic(MethodNode method) {
        return (method.access & Opcodes.ACC_STATIC) != 0;
    }

    private boolean isFronted(MethodKey key, MethodNode method) {
        return before.find(original(key)) != null && method == before.find(key);
    }

    private MethodKey original(MethodKey key) {
        return Host.original(key, tree.name, isInterface()).jvm();
    }

    /** The methods that have other names now, under their old ones: before any is changed to be hosted. */
    private Map<MethodKey, MethodNode> followed() {
        Map<MethodKey, MethodNode> copies = new HashMap<>();
        state.followed().forEach((old, now) -> {
            MethodNode method = source.get(now);
            if (method != null) {
                MethodNode copy = Trees.copy(method);
                copy.name = old.name();
                if ((method.access & Opcodes.ACC_SYNCHRONIZED) != 0 && state.isInFirstShape(now)) {
                    // Elsewhere it takes the lock itself.
                    Synchronisation.wrap(copy, tree.name);
                }
                copies.put(old, copy);
            }
        });
        return copies;
    }

    private void addHosted(MethodKey key, Host host) {
        MethodNode renamed = followed.get(key);
        MethodNode now = renamed != null && isHost(host, key, renamed) ? Trees.copy(renamed) : source.get(key);
        if (now != null && !state.isInFirstShape(key) && (now.access & Opcodes.ACC_ABSTRACT) == 0) {
            put(Hosting.host(
                    now, host.jvm(), isInterface(), Collections.nCopies(host.markers(), PreparedNames.HOSTED)));
        }
    }

    private boolean isHost(Host host, MethodKey key, MethodNode method) {
        return host.equals(Host.of(key, isStatic(method), tree.name, isInterface(), host.markers()));
    }

    private void addStub(MethodKey key) {
        put(AdoptedMethod.write(tree.name, key, AdoptedMethod.published(before.find(key))));
    }

    private void addHelper(MethodNode helper) {
        boolean isOfObject = (helper.access & Opcodes.ACC_STATIC) == 0;
        MethodKey key = new MethodKey(
                helper.name,
                isOfObject && isInterface() ? CallSites.withReceiver(tree.name, helper.desc) : helper.desc);
        MethodNode live = state.first().methods().get(key);
        MethodNode hosted = Hosting.host(helper, key, isInterface(), List.of());
        if (live != null) {
            // A class that was defined with its references rewritten has it from the start.
            hosted.access = live.access;
        }
        put(hosted);
    }

    private void addDeclaration(MethodKey key, MethodNode declared) {
        boolean isElsewhere = key.isConstructor() || (declared.access & Opcodes.ACC_ABSTRACT) != 0;
        if (isElsewhere && !state.isInFirstShape(key)) {
            put(Carriers.ofDeclaration(key, declared));
        }
    }

    private void addAnnotations(FieldKey key) {
        FieldNode field = state.current().fields().get(key);
        if (field != null) {
            MethodNode carrier = Carriers.ofField(key, field);
            boolean hasCarried = before.find(new MethodKey(carrier.name, carrier.desc)) != null;
            if (Carriers.isAnnotated(carrier) || hasCarried) {
                put(carrier);
            }
        }
    }

    /** Every method that the JVM has and that this generation gave no code: as it was. */
    private void addRemaining() {
        before.addMissing(result);
    }

    private void put(MethodNode method) {
        result.put(new MethodKey(method.name, method.desc), method);
    }

    private boolean isInterface() {
        return state.first().isInterface();
    }
}
