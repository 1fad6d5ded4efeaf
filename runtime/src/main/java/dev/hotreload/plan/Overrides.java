package dev.hotreload.plan;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.ClassState;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * Finds the methods in whose front overrides must be dispatched.
 *
 * <p>An added override has no slot in the JVM's method table, so a call that selects by the table runs the nearest
 * method above it that has one. That method is made to ask for the override first.
 */
final class Overrides {
    private static final String OBJECT = "java/lang/Object";

    private final ClassModel model;
    private final FirstShapes shapes;
    private final LiveHeirs heirs;
    private final Predicate<String> isPlanned;
    private final Map<String, ClassState> libraries = new HashMap<>();
    private final List<Map.Entry<ClassFile, MethodKey>> dispatched = new java.util.ArrayList<>();

    /** @param isPlanned whether a class, by its internal name, is one of a module that is redefined anyway */
    Overrides(ClassModel model, FirstShapes shapes, LiveHeirs heirs, Predicate<String> isPlanned) {
        this.model = model;
        this.shapes = shapes;
        this.heirs = heirs;
        this.isPlanned = isPlanned;
    }

    /** Calls back for each method of a module's class that must dispatch: the class as it runs, and the method. */
    void forEachDispatched(BiConsumer<ClassFile, MethodKey> consumer) {
        dispatched.forEach(entry -> consumer.accept(entry.getKey(), entry.getValue()));
    }

    /** The library classes that must dispatch. */
    Map<String, ClassState> libraries() {
        return libraries;
    }

    /** Looks at the added methods of one class, and at what it has for the sake of interfaces that came. */
    void add(ClassState state) {
        // Who calls by a class above gets the default method that the class inherited when it was defined.
        state.adopted().stubs().forEach(key -> dispatchInDefault(state.first(), key));
        state.current().methods().forEach((key, method) -> {
            boolean isVirtual =
                    (method.access & (Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_ABSTRACT)) == 0;
            // Constructors of a class that the JVM has as an interface are hosted, too.
            if (isVirtual && !key.isConstructor() && state.hosts().containsKey(key) && !state.isInFirstShape(key)) {
                findAbove(state, key);
                if (state.isFace()) {
                    findAboveHeirs(state, key);
                } else if (!state.first().isInterface()) {
                    findDefaultsBelow(state.internalName(), key);
                }
            }
        });
    }

    /**
     * Interfaces of the classes below may have a default method that an added one stands before, and their superclass
     * in the JVM may have a method that it overrides.
     */
    private void findAboveHeirs(ClassState face, MethodKey key) {
        for (ClassState below : model.states()) {
            if (!below.isDeleted() && face.internalName().equals(below.current().superName())) {
                findAbove(below, key);
                if (below.isFace()) {
                    findAboveHeirs(below, key);
                }
            }
        }
    }

    /** A loaded class below may have a default method of an interface of its own, which an added one stands before. */
    private void findDefaultsBelow(String internalName, MethodKey key) {
        for (String heir : heirs.heirs(internalName)) {
            ClassFile type = find(heir);
            if (type != null && !type.methods().containsKey(key)) {
                dispatchInDefault(type, key);
                findDefaultsBelow(heir, key);
            }
        }
    }

    private void findAbove(ClassState state, MethodKey key) {
        ClassFile type = state.first().isInterface() ? null : find(state.first().superName());
        for (; type != null && !type.internalName().equals(OBJECT); type = find(type.superName())) {
            MethodNode live = inJvm(type).methods().get(key);
            if (live != null && isOverridable(live.access, type.internalName(), state.internalName())) {
                if ((live.access & Opcodes.ACC_ABSTRACT) == 0) {
                    dispatchIn(type, key);
                }
                return;
            }
        }
        dispatchInDefault(state.first(), key);
    }

    private void dispatchInDefault(ClassFile below, MethodKey key) {
        ClassFile declaring = defaultInJvm(below, key);
        if (declaring != null) {
            dispatchIn(declaring, key);
        }
    }

    /**
     * The interface whose default method the JVM gave to a class when that was defined (JVMS §5.4.3.3): the interface
     * may have lost it in its source, and the class the interface.
     */
    private @Nullable ClassFile defaultInJvm(ClassFile below, MethodKey key) {
        Map<String, ClassFile> declaring = new LinkedHashMap<>();
        for (ClassFile type = below; type != null; type = type.isInterface() ? null : superclassInJvm(type)) {
            addDeclaring(type, key, declaring);
        }
        for (ClassFile candidate : declaring.values()) {
            boolean isMostSpecific = declaring.keySet().stream()
                    .noneMatch(other -> !other.equals(candidate.internalName())
                            && model.isSubtype(other, candidate.internalName()));
            if (isMostSpecific) {
                MethodNode live = inJvm(candidate).methods().get(key);
                return live != null && (live.access & Opcodes.ACC_ABSTRACT) == 0 ? candidate : null;
            }
        }
        return null;
    }

    private @Nullable ClassFile superclassInJvm(ClassFile type) {
        return find(inJvm(type).superName());
    }

    private void addDeclaring(ClassFile type, MethodKey key, Map<String, ClassFile> declaring) {
        for (String name : inJvm(type).interfaces()) {
            ClassFile parent = find(name);
            if (parent != null) {
                MethodNode live = inJvm(parent).methods().get(key);
                if (live != null && (live.access & (Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)) == 0) {
                    declaring.put(name, parent);
                }
                addDeclaring(parent, key, declaring);
            }
        }
    }

    /** Whether a method can be overridden in another class (JVMS §5.4.5). */
    private static boolean isOverridable(int access, String owner, String below) {
        if ((access & (Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC)) != 0) {
            return false;
        }
        boolean isVisible = (access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0;
        return isVisible || packageOf(owner).equals(packageOf(below));
    }

    private static String packageOf(String internalName) {
        return internalName.substring(0, Math.max(0, internalName.lastIndexOf('/')));
    }

    /** The class as the JVM has it: its first shape, with what preparing added. */
    private ClassFile inJvm(ClassFile type) {
        ClassState state = model.state(type.internalName());
        if (state != null) {
            return state.first();
        }
        return shapes.isPrepared(type.internalName()) ? shapes.firstShape(type) : type;
    }

    private void dispatchIn(ClassFile type, MethodKey key) {
        ClassState of = model.state(type.internalName());
        // One that is gone, or comes back, has no file by now, and is still there in the JVM.
        boolean isGone = of != null && of.isDeleted();
        if (isGone || isPlanned.test(type.internalName()) || shapes.isPrepared(type.internalName())) {
            dispatched.add(Map.entry(type, key));
            return;
        }
        ClassState known = libraries.getOrDefault(type.internalName(), of);
        ClassState state = known != null ? known : ClassState.initial(type, type, 0);
        libraries.put(type.internalName(), state.withOverridden(key));
    }

    private @Nullable ClassFile find(@Nullable String internalName) {
        return internalName == null ? null : model.find(internalName);
    }
}
