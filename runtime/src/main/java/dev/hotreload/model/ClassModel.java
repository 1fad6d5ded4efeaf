package dev.hotreload.model;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.MethodKey;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * All classes as one generation declares them. Immutable but for what it remembers of what it found: the next
 * generation is a new model. Safe for use by any thread.
 *
 * <p>Resolution follows JVMS §5.4.3 on what the sources declare, not on what the JVM has.
 */
public final class ClassModel {
    private final Map<String, ClassState> states;
    private final ClassSource untouched;
    private final Map<String, ClassState> late;
    private final Map<String, Set<String>> firstMembers = new ConcurrentHashMap<>();
    private final Map<String, Boolean> nestsWithLateMembers = new ConcurrentHashMap<>();

    private ClassModel(Map<String, ClassState> states, ClassSource untouched, Map<String, ClassState> late) {
        this.states = states;
        this.untouched = untouched;
        this.late = late;
    }

    /** The model of a program that no generation has changed. */
    public static ClassModel initial(ClassSource untouched) {
        return new ClassModel(Map.of(), untouched, new ConcurrentHashMap<>());
    }

    /** This model with some classes changed. */
    public ClassModel with(Collection<ClassState> changed, ClassSource source) {
        Map<String, ClassState> next = new LinkedHashMap<>(states);
        for (ClassState state : changed) {
            next.put(state.internalName(), state);
        }
        return new ClassModel(Collections.unmodifiableMap(next), source, late);
    }

    /**
     * What became of a class that a generation changed, or that was defined with members elsewhere than its class file
     * has them; null of all others.
     */
    public @Nullable ClassState state(String internalName) {
        ClassState state = states.get(internalName);
        return state != null || late.isEmpty() ? state : late.get(internalName);
    }

    /**
     * A class was defined with members elsewhere than its class file has them, in this generation; all later ones know
     * it.
     */
    public void defined(ClassState state) {
        late.put(state.internalName(), state);
    }

    /** Whether the JVM has an interface in the place of this class, see {@link Face}. */
    public boolean isFace(@Nullable String internalName) {
        ClassState state = internalName == null ? null : states.get(internalName);
        return state != null && state.isFace();
    }

    /**
     * The first class from {@code internalName} upwards that is one in the JVM, too: {@link Face}s are interfaces
     * there.
     */
    public String classInJvm(String internalName) {
        String each = internalName;
        while (isFace(each)) {
            ClassFile type = find(each);
            String superName = type == null ? null : type.superName();
            if (superName == null) {
                return "java/lang/Object";
            }
            each = superName;
        }
        return each;
    }

    /** Whether the JVM has an interface in the place of a class, and above it a class that is not {@code Object}. */
    public boolean isFaceBelowClass(@Nullable String internalName) {
        return internalName != null && isFace(internalName) && !"java/lang/Object".equals(classInJvm(internalName));
    }

    /**
     * Whether the sources let {@code caller} use a member because it is a subclass, which it is not in the JVM.
     *
     * @param owner the class that the instruction names
     * @param declaring the one that declares the member
     * @param access the member's
     */
    boolean isOnlyForSubclasses(String caller, String owner, String declaring, int access) {
        return isFaceBelowClass(caller)
                && !isFace(owner)
                && (access & Opcodes.ACC_PROTECTED) != 0
                && !areInOnePackage(caller, declaring);
    }

    /** All classes that a generation changed. */
    public Collection<ClassState> states() {
        return states.values();
    }

    /** The class as the running generation has it, or null if there is none. */
    public @Nullable ClassFile find(String internalName) {
        ClassState state = states.get(internalName);
        return state != null ? state.current() : untouched.find(internalName);
    }

    /** Whether a class belongs to a module, and so can change. */
    public boolean isModules(String internalName) {
        return untouched.isModules(internalName);
    }

    /** Whether there is no such class, though its package is a module's. */
    public boolean isMissing(String internalName) {
        return untouched.isInModulesPackage(internalName) && find(internalName) == null;
    }

    /**
     * Whether a generation changed this class or one of its supertypes, so that resolution must not be left to the JVM.
     */
    public boolean isTouched(String internalName) {
        if (states.isEmpty()) {
            return false;
        }
        if (states.containsKey(internalName)) {
            return true;
        }
        ClassFile file = untouched.find(internalName);
        if (file == null) {
            return false;
        }
        String superName = file.superName();
        return (superName != null && isTouched(superName))
                || file.interfaces().stream().anyMatch(this::isTouched);
    }

    /** The method that {@code owner} has or inherits (JVMS §5.4.3.3, §5.4.3.4), or null. */
    public @Nullable ResolvedMethod resolveMethod(String owner, MethodKey key) {
        for (ClassFile type = find(owner); type != null; type = superOf(type)) {
            MethodNode method = type.methods().get(key);
            if (method != null) {
                return new ResolvedMethod(type, method);
            }
            if (key.isConstructor()) {
                return null;
            }
        }
        return inherited(owner, key);
    }

    /** The interface method that {@code owner} inherits; one with code before an abstract one. */
    public @Nullable ResolvedMethod inherited(String owner, MethodKey key) {
        return inherited(find(owner), key);
    }

    /** The same of a class that may be nobody's to find, as those of lambdas are. */
    @Nullable
    ResolvedMethod inherited(@Nullable ClassFile owner, MethodKey key) {
        ResolvedMethod best = null;
        for (ClassFile type = owner; type != null; type = superOf(type)) {
            for (String name : type.interfaces()) {
                ResolvedMethod found = inInterface(name, key);
                if (found != null && (best == null || isBetter(found, best))) {
                    best = found;
                }
            }
        }
        return best;
    }

    private @Nullable ResolvedMethod inInterface(String name, MethodKey key) {
        ClassFile type = find(name);
        if (type == null) {
            return null;
        }
        MethodNode method = type.methods().get(key);
        if (method != null && (method.access & (Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)) == 0) {
            return new ResolvedMethod(type, method);
        }
        ResolvedMethod best = null;
        for (String parent : type.interfaces()) {
            ResolvedMethod found = inInterface(parent, key);
            if (found != null && (best == null || isBetter(found, best))) {
                best = found;
            }
        }
        return best;
    }

    /** A default method before an abstract one, a subinterface's before its superinterface's. */
    private boolean isBetter(ResolvedMethod found, ResolvedMethod best) {
        if (found.isAbstract() != best.isAbstract()) {
            return best.isAbstract();
        }
        return isSubtype(found.owner(), best.owner()) && !found.owner().equals(best.owner());
    }

    /** The class that declares the field which {@code owner} has or inherits (JVMS §5.4.3.2), or null. */
    public @Nullable ClassFile resolveField(String owner, FieldKey key) {
        ClassFile type = find(owner);
        if (type == null) {
            return null;
        }
        if (type.fields().containsKey(key)) {
            return type;
        }
        for (String name : type.interfaces()) {
            ClassFile found = resolveField(name, key);
            if (found != null) {
                return found;
            }
        }
        return type.superName() == null ? null : resolveField(type.superName(), key);
    }

    /** The class whose field the JVM takes for {@code owner.field}, or null: by the shapes that it has. */
    @Nullable
    String fieldInJvm(String owner, FieldKey key) {
        ClassFile type = inJvm(owner);
        if (type == null) {
            return null;
        }
        if (type.fields().containsKey(key)) {
            return owner;
        }
        for (String name : type.interfaces()) {
            String found = fieldInJvm(name, key);
            if (found != null) {
                return found;
            }
        }
        return type.superName() == null ? null : fieldInJvm(type.superName(), key);
    }

    /** The class whose static method the JVM takes for {@code owner.method}, or null: by what it has. */
    @Nullable
    String staticMethodInJvm(String owner, MethodKey key) {
        for (ClassFile type = inJvm(owner); type != null; type = superInJvm(type)) {
            ClassState state = states.get(type.internalName());
            boolean isHost = state != null
                    && state.hosts().values().stream()
                            .anyMatch(host -> host.jvm().equals(key));
            if (isHost || type.methods().containsKey(key)) {
                return type.internalName();
            }
        }
        return null;
    }

    private @Nullable ClassFile superInJvm(ClassFile type) {
        return type.superName() == null || type.isInterface() ? null : inJvm(type.superName());
    }

    /** The class as it was defined; what preparing added does not matter here. */
    private @Nullable ClassFile inJvm(String internalName) {
        ClassState state = states.get(internalName);
        return state != null ? state.first() : untouched.find(internalName);
    }

    /** Whether there is a method, static or not, that {@code caller} may call under this name. */
    public boolean hasMethod(String caller, String owner, MethodKey key, boolean isStatic) {
        ResolvedMethod resolved = resolveMethod(owner, key);
        return resolved != null
                && resolved.isStatic() == isStatic
                && isAccessible(caller, resolved.owner(), resolved.method().access);
    }

    /** Whether there is a field, static or not, that {@code caller} may use under this name. */
    public boolean hasField(String caller, String owner, FieldKey key, boolean isStatic) {
        ClassFile declaring = resolveField(owner, key);
        FieldNode declared = declaring == null ? null : declaring.fields().get(key);
        return declaring != null
                && declared != null
                && ((declared.access & Opcodes.ACC_STATIC) != 0) == isStatic
                && isAccessible(caller, declaring.internalName(), declared.access);
    }

    /** Whether {@code sub} is {@code ancestor} or has it among its supertypes, as far as class files tell. */
    public boolean isSubtype(String sub, String ancestor) {
        if (sub.equals(ancestor)) {
            return true;
        }
        ClassFile type = find(sub);
        if (type == null) {
            return false;
        }
        String superName = type.superName();
        return (superName != null && isSubtype(superName, ancestor))
                || type.interfaces().stream().anyMatch(parent -> isSubtype(parent, ancestor));
    }

    /** The superclass's class file, or null. */
    public @Nullable ClassFile superOf(ClassFile type) {
        return type.superName() == null || type.isInterface() ? null : find(type.superName());
    }

    /**
     * Whether a class came to its nest after the nest's host was defined: the JVM then takes it for a nest of its own
     * (JVMS §5.4.4), because a host's members cannot change.
     */
    public boolean isLateNestMember(String internalName) {
        if (states.isEmpty()) {
            // No host was changed yet. Reflection asks for each class, and no class file need be read for that.
            return false;
        }
        ClassFile type = find(internalName);
        if (type == null || type.node().nestHostClass == null) {
            return false;
        }
        String host = type.node().nestHostClass;
        return states.containsKey(host)
                && !firstMembers.computeIfAbsent(host, this::readFirstMembers).contains(internalName);
    }

    /** The members that a nest had when its host, which a generation changed, was defined; a nest may have hundreds. */
    private Set<String> readFirstMembers(String host) {
        ClassState state = states.get(host);
        List<String> members = state == null ? null : state.first().node().nestMembers;
        return members == null ? Set.of() : Set.copyOf(members);
    }

    /** Whether the nest of a class has members that came after its host was defined, see {@link #isLateNestMember}. */
    public boolean hasLateNestmates(String internalName) {
        return nestsWithLateMembers.computeIfAbsent(nestHostOf(internalName), host -> {
            ClassFile type = find(host);
            return type != null
                    && type.node().nestMembers != null
                    && type.node().nestMembers.stream().anyMatch(this::isLateNestMember);
        });
    }

    /** The host of the nest (JVMS §4.7.28) that a class is in by its source: itself if it names none. */
    public String nestHostOf(String internalName) {
        ClassFile type = find(internalName);
        return type == null || type.node().nestHostClass == null ? internalName : type.node().nestHostClass;
    }

    /**
     * Whether the sources let {@code caller} use a member of {@code owner}. If not, the class file of one of them has
     * not been written yet, for no compiler writes this.
     */
    public boolean isAccessible(String caller, String owner, int access) {
        if ((access & Opcodes.ACC_PUBLIC) != 0 || !isModules(owner)) {
            return true;
        }
        if ((access & Opcodes.ACC_PRIVATE) != 0) {
            return nestHostOf(caller).equals(nestHostOf(owner));
        }
        return areInOnePackage(caller, owner) || ((access & Opcodes.ACC_PROTECTED) != 0 && isSubtype(caller, owner));
    }

    /** Whether two classes are of one package; a package belongs to one loader. */
    static boolean areInOnePackage(String one, String other) {
        return packageOf(one).equals(packageOf(other));
    }

    private static String packageOf(String internalName) {
        return internalName.substring(0, internalName.lastIndexOf('/') + 1);
    }

    /** Whether the JVM lets two classes use each other's private members. */
    public boolean areJvmNestmates(String one, String other) {
        return one.equals(other)
                || (!isLateNestMember(one)
                        && !isLateNestMember(other)
                        && nestHostOf(one).equals(nestHostOf(other)));
    }
}
