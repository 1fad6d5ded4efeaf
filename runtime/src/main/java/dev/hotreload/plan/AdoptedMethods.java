package dev.hotreload.plan;

import dev.hotreload.change.ChangedClass;
import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.MemberNames;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.classfile.PreparedNames;
import dev.hotreload.diff.ClassChange;
import dev.hotreload.message.RefusalTexts;
import dev.hotreload.model.Adopted;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.ClassSource;
import dev.hotreload.model.ClassState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * Finds the methods that live classes must have in the JVM before they can get interfaces: a public one for each method
 * of the interface, in the class or above it. Of a default method, too: objects of the class do not inherit it in the
 * JVM.
 */
final class AdoptedMethods {
    private static final int NOT_INHERITED = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC;

    private final ClassModel before;
    private final ClassSource source;
    private final FirstShapes shapes;
    private final LiveHeirs heirs;
    private final Faces faces;
    private final Map<String, Adopted> adopted = new LinkedHashMap<>();
    private final List<RefusedChange> refused = new ArrayList<>();
    private final Set<MethodKey> keys = new LinkedHashSet<>();
    /** Of the interfaces that come, those with code. */
    private final Set<MethodKey> concrete = new LinkedHashSet<>();

    /** @param source the classes as they will be */
    AdoptedMethods(ClassModel before, ClassSource source, FirstShapes shapes, LiveHeirs heirs, Faces faces) {
        this.faces = faces;
        this.before = before;
        this.source = source;
        this.shapes = shapes;
        this.heirs = heirs;
    }

    /** Whether a change is about the superclass or the interfaces of a class or interface. */
    static boolean isConcerned(ChangedClass changed) {
        ClassFile now = changed.now();
        return changed.isLive()
                && changed.before() != null
                && now != null
                && changed.changes().stream()
                        .anyMatch(change -> change instanceof ClassChange.SuperclassChanged
                                || (change instanceof ClassChange.InterfacesChanged interfaces
                                        && !(interfaces.added().isEmpty()
                                                && interfaces.removed().isEmpty())));
    }

    /** Looks at one class that {@link #isConcerned}, and at all loaded ones below it. */
    void add(ChangedClass changed) {
        ClassFile now = changed.now();
        if (now != null) {
            Set<String> had = new LinkedHashSet<>();
            addInJvm(changed.internalName(), had);
            Set<String> interfaces = new LinkedHashSet<>();
            addBySource(now, interfaces);
            Set<MethodKey> methods = new LinkedHashSet<>();
            ClassFile old = changed.before();
            if (old != null) {
                Set<String> before = new LinkedHashSet<>();
                addBySource(old, before);
                before.stream().filter(name -> !interfaces.contains(name)).forEach(this::addKeys);
                interfaces.stream().filter(name -> !before.contains(name)).forEach(this::addKeys);
            }
            if (!now.isInterface()) {
                methods.addAll(uncovered(changed.internalName(), inheritedBySource(now)));
            }
            interfaces.removeAll(had);
            for (String name : interfaces) {
                for (MethodKey key : methodsOf(name)) {
                    methods.add(key);
                    if ((firstAccess(name, key) & Opcodes.ACC_ABSTRACT) == 0) {
                        concrete.add(key);
                    }
                }
            }
            keys.addAll(methods);
            addBelow(changed.internalName(), methods);
        }
    }

    /**
     * Call sites of the methods of an interface that comes or goes ask again. The JVM does not know them all, because
     * some were added.
     */
    private void addKeys(String internalName) {
        keys.addAll(methodsOf(internalName));
        for (ClassFile type : Arrays.asList(before.find(internalName), source.find(internalName))) {
            if (type != null) {
                addSelectable(type, keys);
            }
        }
    }

    /** Methods of which the JVM has hidden the code by that of an interface which the class does not have any more. */
    private Set<MethodKey> uncovered(String internalName, Set<String> now) {
        Set<String> gone = new LinkedHashSet<>();
        ClassFile first = firstShape(internalName);
        if (first != null) {
            first.interfaces().stream()
                    .filter(name -> !PreparedNames.SEATS.contains(name) && gone.add(name))
                    .forEach(name -> addInJvm(name, gone));
        }
        gone.removeAll(now);
        Set<MethodKey> methods = new LinkedHashSet<>();
        for (String name : gone) {
            for (MethodKey key : methodsOf(name)) {
                if ((firstAccess(name, key) & Opcodes.ACC_ABSTRACT) == 0
                        && now.stream().anyMatch(each -> methodsOf(each).contains(key))) {
                    methods.add(key);
                }
            }
        }
        return methods;
    }

    /** The interfaces that a class has by its source and by those of its superclasses. */
    private Set<String> inheritedBySource(ClassFile now) {
        Set<String> interfaces = new LinkedHashSet<>();
        for (ClassFile type = now; type != null; type = superclass(type)) {
            addBySource(type, interfaces);
        }
        return interfaces;
    }

    private @Nullable ClassFile superclass(ClassFile type) {
        return type.superName() == null ? null : source.find(type.superName());
    }

    /**
     * What each class must get; classes that need nothing, and only inherit the interface, have {@link Adopted#NONE}.
     */
    Map<String, Adopted> adopted() {
        return adopted;
    }

    /** What stands in the way. */
    List<RefusedChange> refused() {
        return refused;
    }

    /** The methods of the interfaces that come or go. */
    Collection<MethodKey> keys() {
        return keys;
    }

    private void addBelow(String internalName, Set<MethodKey> methods) {
        // An interface has its methods, and those that it extends by now have theirs.
        ClassFile type = source.find(internalName);
        boolean isInterface = type != null && type.isInterface();
        Adopted needed = isInterface ? Adopted.NONE : needed(internalName, methods);
        if (type != null
                && type.isInterface()
                && isFunctional(type)
                && methods.stream().anyMatch(concrete::contains)) {
            refused.add(new RefusedChange(
                    internalName, PlannedRefusal.untilRestart("", RefusalTexts.lambdasWithoutDefaults(internalName))));
        }
        for (MethodKey key : methods) {
            if (!isInterface && !needed.stubs().contains(key) && isCoveredAbove(internalName, key)) {
                refuse(internalName, key);
            }
        }
        adopted.merge(internalName, needed, Adopted::and);
        heirs.heirs(internalName).forEach(heir -> addBelow(heir, methods));
    }

    /** Whether there can be lambdas of an interface: it has one abstract method. */
    private boolean isFunctional(ClassFile type) {
        Set<String> names = new LinkedHashSet<>(List.of(type.internalName()));
        addBySource(type, names);
        Set<MethodKey> methods = new LinkedHashSet<>();
        Set<MethodKey> withCode = new LinkedHashSet<>();
        for (String name : names) {
            ClassFile now = source.find(name);
            Map<MethodKey, MethodNode> declared = now == null ? Map.of() : now.methods();
            declared.forEach((key, method) -> {
                if ((method.access & NOT_INHERITED) == 0) {
                    ((method.access & Opcodes.ACC_ABSTRACT) == 0 ? withCode : methods).add(key);
                }
            });
        }
        methods.removeAll(withCode);
        return methods.size() <= 1;
    }

    private Adopted needed(String internalName, Set<MethodKey> methods) {
        Set<MethodKey> stubs = new LinkedHashSet<>();
        Set<MethodKey> opened = new LinkedHashSet<>();
        for (MethodKey key : methods) {
            int own = inJvm(internalName, key);
            int nearest = own >= 0 && (own & Opcodes.ACC_PRIVATE) == 0 ? own : above(internalName, key);
            if (nearest < 0) {
                switch (fromInterface(internalName, key)) {
                    case NONE, CONCRETE -> stubs.add(key);
                    case ABSTRACT -> {
                        if (concrete.contains(key)) {
                            refuse(internalName, key);
                        }
                    }
                }
            } else if ((nearest & Opcodes.ACC_STATIC) != 0) {
                refuse(internalName, key);
            } else if ((nearest & Opcodes.ACC_PUBLIC) == 0) {
                if (nearest == own && !isHiddenBelow(internalName, key, own)) {
                    opened.add(key);
                } else {
                    refuse(internalName, key);
                }
            }
        }
        return new Adopted(stubs, opened);
    }

    /** What a class has in the JVM of a method that no class declares. */
    private enum FromInterface {
        NONE,
        /** A place in the table of methods, which the JVM would take away if a class declared the method after all. */
        ABSTRACT,
        CONCRETE
    }

    private FromInterface fromInterface(String internalName, MethodKey key) {
        Set<String> interfaces = new LinkedHashSet<>();
        addInJvm(internalName, interfaces);
        FromInterface found = FromInterface.NONE;
        for (String each : interfaces) {
            int access = inJvm(each, key);
            if (access >= 0 && (access & NOT_INHERITED) == 0) {
                found = (access & Opcodes.ACC_ABSTRACT) == 0 || found == FromInterface.CONCRETE
                        ? FromInterface.CONCRETE
                        : FromInterface.ABSTRACT;
            }
        }
        return found;
    }

    private void refuse(String internalName, MethodKey key) {
        String method = MemberNames.method(internalName, key);
        refused.add(
                new RefusedChange(internalName, PlannedRefusal.untilRestart(method, RefusalTexts.notPublicInJvm())));
    }

    /**
     * Whether a class above gets a method now, and this class has only an abstract one of an interface, with a place in
     * its table of methods that the JVM would take away.
     */
    private boolean isCoveredAbove(String internalName, MethodKey key) {
        int own = firstAccess(internalName, key);
        if (own >= 0 && (own & Opcodes.ACC_PRIVATE) == 0) {
            return false;
        }
        ClassFile type = source.find(internalName);
        String superName = type == null ? null : type.superName();
        while (superName != null) {
            if (adopted.getOrDefault(superName, Adopted.NONE).stubs().contains(key)) {
                return fromInterface(internalName, key) == FromInterface.ABSTRACT;
            }
            ClassFile above = source.find(superName);
            superName = above == null ? null : above.superName();
        }
        return false;
    }

    /** The modifiers of the method that the JVM has in one of the superclasses, not private; -1 if there is none. */
    private int above(String internalName, MethodKey key) {
        ClassFile type = source.find(internalName);
        String superName = type == null ? null : type.superName();
        while (superName != null) {
            int access = inJvm(superName, key);
            if (access >= 0 && (access & Opcodes.ACC_PRIVATE) == 0) {
                return access;
            }
            ClassFile above = source.find(superName);
            superName = above == null ? null : above.superName();
        }
        return -1;
    }

    /** The modifiers of the method that the JVM has in this class, or will have; -1 if there is none. */
    private int inJvm(String internalName, MethodKey key) {
        ClassState state = before.state(internalName);
        Adopted has = state == null ? Adopted.NONE : state.adopted();
        Adopted gets = adopted.getOrDefault(internalName, Adopted.NONE).and(has);
        if (gets.stubs().contains(key) || gets.opened().contains(key)) {
            return Opcodes.ACC_PUBLIC;
        }
        return firstAccess(internalName, key);
    }

    private int firstAccess(String internalName, MethodKey key) {
        ClassFile first = firstShape(internalName);
        MethodNode method = first == null ? null : first.methods().get(key);
        return method == null ? -1 : method.access & ClassFile.ACCESS_FLAGS;
    }

    private @Nullable ClassFile firstShape(String internalName) {
        if (faces.isFace(internalName)) {
            return faces.shape(internalName);
        }
        ClassState state = before.state(internalName);
        if (state != null) {
            return state.first();
        }
        ClassFile running = before.find(internalName);
        ClassFile known = running == null ? source.find(internalName) : running;
        return known != null && shapes.isPrepared(internalName) ? shapes.firstShape(known) : known;
    }

    /**
     * Whether a class in another package has a package-private method of its own beside this one, with a place of its
     * own in the JVM's table of methods, which it would lose if this one were public.
     */
    private boolean isHiddenBelow(String internalName, MethodKey key, int access) {
        return (access & Opcodes.ACC_PROTECTED) == 0 && hasInOtherPackage(internalName, internalName, key);
    }

    private boolean hasInOtherPackage(String above, String internalName, MethodKey key) {
        return heirs.heirs(internalName).stream().anyMatch(heir -> {
            ClassFile first = packageOf(heir).equals(packageOf(above)) ? null : firstShape(heir);
            return (first != null && first.methods().containsKey(key)) || hasInOtherPackage(above, heir, key);
        });
    }

    private static String packageOf(String internalName) {
        return internalName.substring(0, internalName.lastIndexOf('/') + 1);
    }

    /** The interfaces that the JVM gave a class when it was defined: those it has code for without us. */
    private void addInJvm(String internalName, Set<String> interfaces) {
        ClassFile first = firstShape(internalName);
        if (first == null) {
            return;
        }
        for (String parent : first.interfaces()) {
            if (!PreparedNames.SEATS.contains(parent) && interfaces.add(parent)) {
                addInJvm(parent, interfaces);
            }
        }
        if (!first.isInterface() && first.superName() != null) {
            addInJvm(first.superName(), interfaces);
        }
    }

    private void addBySource(ClassFile type, Set<String> interfaces) {
        List<String> parents = new ArrayList<>(type.interfaces());
        if (type.superName() != null && faces.isFace(type.superName())) {
            parents.add(type.superName());
        }
        for (String parent : parents) {
            ClassFile now = source.find(parent);
            ClassFile found = now == null ? before.find(parent) : now;
            if (interfaces.add(parent) && found != null) {
                addBySource(found, interfaces);
            }
        }
    }

    /** The methods of an interface that the JVM selects by the receiver. */
    private Set<MethodKey> methodsOf(String internalName) {
        Set<MethodKey> methods = new LinkedHashSet<>();
        ClassFile first = firstShape(internalName);
        if (first != null) {
            addSelectable(first, methods);
        }
        return methods;
    }

    private static void addSelectable(ClassFile type, Set<MethodKey> methods) {
        type.methods().forEach((key, method) -> {
            if ((method.access & NOT_INHERITED) == 0 && !key.name().startsWith("<")) {
                methods.add(key);
            }
        });
    }
}
