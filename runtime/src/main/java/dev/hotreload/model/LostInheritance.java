package dev.hotreload.model;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.MethodKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * Finds the methods that a class inherits as the sources declare it, and in the JVM would not.
 *
 * <p>The JVM has an added method as a private one, and an abstract method stays abstract there. A live class that
 * inherits such a method had one of its own before; a class that is defined later never had one.
 */
public final class LostInheritance {
    private static final int NOT_INHERITED = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC;

    private final ClassModel model;

    /** Looks in {@code model}. */
    public LostInheritance(ClassModel model) {
        this.model = model;
    }

    /** The declarations of these methods, none of them abstract, in a fixed order. */
    public Collection<ResolvedMethod> of(ClassFile type) {
        Map<String, ClassFile> above = new LinkedHashMap<>();
        addAbove(type, above);
        Map<MethodKey, ResolvedMethod> lost =
                new TreeMap<>(Comparator.comparing(MethodKey::name).thenComparing(MethodKey::descriptor));
        for (MethodKey key : type.isInterface() ? Set.<MethodKey>of() : keysOfChanged(above.values())) {
            ResolvedMethod declared = type.methods().containsKey(key) ? null : selected(type, key);
            if (declared != null
                    && !declared.isAbstract()
                    && isVisible(declared, type)
                    && !isInherited(type, above.values(), key, declared)) {
                lost.put(key, declared);
            }
        }
        return lost.values();
    }

    private void addAbove(ClassFile type, Map<String, ClassFile> above) {
        List<String> names = new ArrayList<>(type.interfaces());
        if (type.superName() != null) {
            names.add(type.superName());
        }
        for (String name : names) {
            ClassFile found = above.containsKey(name) ? null : model.find(name);
            if (found != null) {
                above.put(name, found);
                addAbove(found, above);
            }
        }
    }

    private Set<MethodKey> keysOfChanged(Collection<ClassFile> above) {
        Set<MethodKey> keys = new HashSet<>();
        for (ClassFile type : above) {
            ClassState state = model.state(type.internalName());
            if (state != null) {
                addInherited(type, keys);
                addInherited(state.first(), keys);
                state.hosts().keySet().stream()
                        .filter(state::isHostedUnderItsName)
                        .forEach(keys::add);
            }
        }
        return keys;
    }

    private static void addInherited(ClassFile type, Set<MethodKey> keys) {
        type.methods().forEach((key, method) -> {
            if (isInherited(method) && !key.name().startsWith("<")) {
                keys.add(key);
            }
        });
    }

    /** The method that the sources select for an object of the class (JVMS §5.4.6). */
    private @Nullable ResolvedMethod selected(ClassFile type, MethodKey key) {
        for (ClassFile each = type; each != null; each = model.superOf(each)) {
            MethodNode method = each.methods().get(key);
            if (method != null && isInherited(method)) {
                return new ResolvedMethod(each, method);
            }
        }
        return model.inherited(type, key);
    }

    /** Whether the JVM comes to the declared method, too. */
    private boolean isInherited(ClassFile type, Collection<ClassFile> above, MethodKey key, ResolvedMethod declared) {
        if (model.isFace(declared.owner())) {
            return false;
        }
        for (ClassFile each = model.superOf(type); each != null; each = model.superOf(each)) {
            MethodNode live = inJvm(each).methods().get(key);
            ClassState state = model.state(each.internalName());
            if (state != null && state.adopted().stubs().contains(key)) {
                // It was added for an interface, and asks for what the class of the object has.
                return true;
            }
            if (state != null && state.isHostedUnderItsName(key)) {
                // Private in the JVM, which looks no further for an interface's, also if it has been removed since.
                return false;
            }
            if (live != null && isInherited(live)) {
                // Code of a class asks for what was added below it, and passes on what was removed; to interfaces of
                // its own class.
                boolean isAbstract = (live.access & Opcodes.ACC_ABSTRACT) != 0;
                boolean isPassedOn = declared.declaring().isInterface() && (live.access & Opcodes.ACC_FINAL) == 0;
                return !isAbstract && !isPassedOn;
            }
        }
        List<ClassFile> specific = mostSpecificInJvm(above, key);
        return specific.size() == 1
                && specific.get(0).internalName().equals(declared.owner())
                && hasInJvm(declared, key);
    }

    private boolean hasInJvm(ResolvedMethod declared, MethodKey key) {
        ClassState state = model.state(declared.owner());
        return state == null || state.isInFirstShape(key);
    }

    /** The interfaces of which the JVM would take the method (JVMS §5.4.3.3); if there are several, it takes none. */
    private List<ClassFile> mostSpecificInJvm(Collection<ClassFile> above, MethodKey key) {
        List<ClassFile> declaring = above.stream()
                .filter(ClassFile::isInterface)
                .filter(each -> {
                    MethodNode live = inJvm(each).methods().get(key);
                    return live != null && isInherited(live);
                })
                .toList();
        return declaring.stream()
                .filter(each -> declaring.stream()
                        .noneMatch(
                                other -> other != each && model.isSubtype(other.internalName(), each.internalName())))
                .toList();
    }

    private ClassFile inJvm(ClassFile type) {
        ClassState state = model.state(type.internalName());
        return state == null ? type : state.first();
    }

    private static boolean isInherited(MethodNode method) {
        return (method.access & NOT_INHERITED) == 0;
    }

    /** A package-private method is not inherited in another package. */
    private static boolean isVisible(ResolvedMethod declared, ClassFile type) {
        return (declared.method().access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0
                || packageOf(declared.owner()).equals(packageOf(type.internalName()));
    }

    private static String packageOf(String internalName) {
        return internalName.substring(0, internalName.lastIndexOf('/') + 1);
    }
}
