package dev.hotreload.model;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.EnumConstants;
import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.MethodKey;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * A live class that a generation has changed. Immutable; a generation makes a new one.
 *
 * @param first the class as it was first defined, prepared members included
 * @param current the class as the running generation's source has it, under its live names
 * @param woven the class as it was last given to the JVM
 * @param hosts where the JVM has each method that was ever added, by the source's name and descriptor
 * @param fields the fields that the running generation has and the JVM has not
 * @param constructors the code of each added constructor (woven, last version); the index is that of the hook
 * @param overridden the methods in whose front overrides are dispatched, because an override was added below
 * @param generation the generation that changed it last
 * @param isDeleted whether its class file was deleted
 * @param adopted what it has in the JVM for interfaces that it did not have at first
 * @param followed methods that the source has under another name now, by the names under which references call them
 */
public record ClassState(
        ClassFile first,
        ClassFile current,
        ClassFile woven,
        Map<MethodKey, Host> hosts,
        Map<FieldKey, AddedField> fields,
        List<MethodNode> constructors,
        Set<MethodKey> overridden,
        int generation,
        boolean isDeleted,
        Adopted adopted,
        Map<MethodKey, MethodKey> followed) {

    /** Copies the collections, in their order: it is that of the members of the class file that is woven. */
    public ClassState {
        hosts = Collections.unmodifiableMap(new LinkedHashMap<>(hosts));
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        constructors = List.copyOf(constructors);
        overridden = Collections.unmodifiableSet(new LinkedHashSet<>(overridden));
        followed = Collections.unmodifiableMap(new LinkedHashMap<>(followed));
    }

    public String internalName() {
        return first.internalName();
    }

    /** Whether the JVM has an interface in the place of the class that the sources declare, see {@link Face}. */
    public boolean isFace() {
        return first.isInterface() && !current.isInterface();
    }

    /** Where an added method of the running generation lives; null if the JVM has the method in its first shape. */
    public @Nullable Host hostOf(MethodKey method) {
        return hosts.get(method);
    }

    /** The hook's index of an added constructor, or -1. */
    public int constructorIndex(String descriptor) {
        for (int i = 0; i < constructors.size(); i++) {
            if (constructors.get(i).desc.equals(descriptor)) {
                return i;
            }
        }
        return -1;
    }

    /** A class as it was defined: the start of its first change. */
    public static ClassState initial(ClassFile first, ClassFile running, int generation) {
        return new ClassState(
                first,
                running,
                first,
                Map.of(),
                Map.of(),
                List.of(),
                Set.of(),
                generation,
                false,
                Adopted.NONE,
                Map.of());
    }

    /** This class with another version of its source. */
    public ClassState with(ClassFile newCurrent, int newGeneration, boolean deleted) {
        return new ClassState(
                first,
                newCurrent,
                woven,
                hosts,
                fields,
                constructors,
                overridden,
                newGeneration,
                deleted,
                adopted,
                followed);
    }

    /** This class with places for added members. */
    public ClassState with(
            Map<MethodKey, Host> newHosts, Map<FieldKey, AddedField> newFields, List<MethodNode> newConstructors) {
        return new ClassState(
                first,
                current,
                woven,
                newHosts,
                newFields,
                newConstructors,
                overridden,
                generation,
                isDeleted,
                adopted,
                followed);
    }

    /** This class with a method that dispatches to added overrides. */
    public ClassState withOverridden(MethodKey method) {
        Set<MethodKey> more = new LinkedHashSet<>(overridden);
        more.add(method);
        return new ClassState(
                first, current, woven, hosts, fields, constructors, more, generation, isDeleted, adopted, followed);
    }

    /** This class with more methods for interfaces. */
    public ClassState withAdopted(Adopted more) {
        return new ClassState(
                first,
                current,
                woven,
                hosts,
                fields,
                constructors,
                overridden,
                generation,
                isDeleted,
                adopted.and(more),
                followed);
    }

    /** This class with methods that go on under their old names, too. */
    public ClassState withFollowed(Map<MethodKey, MethodKey> newFollowed) {
        return new ClassState(
                first,
                current,
                woven,
                hosts,
                fields,
                constructors,
                overridden,
                generation,
                isDeleted,
                adopted,
                newFollowed);
    }

    /** This class as it is given to the JVM. */
    public ClassState woven(ClassFile newWoven, List<MethodNode> newConstructors) {
        return new ClassState(
                first,
                current,
                newWoven,
                hosts,
                fields,
                newConstructors,
                overridden,
                generation,
                isDeleted,
                adopted,
                followed);
    }

    /** The names of all constants that an enum ever had. */
    public Set<String> constantsEver() {
        Set<String> names = new HashSet<>(EnumConstants.of(first).keySet());
        names.addAll(EnumConstants.of(current).keySet());
        fields.forEach((key, field) -> {
            if (EnumConstants.isConstant(field.access())) {
                names.add(key.name());
            }
        });
        return names;
    }

    /** From 0 (private) to 3 (public). */
    public static int visibility(int access) {
        if ((access & Opcodes.ACC_PUBLIC) != 0) {
            return 3;
        }
        if ((access & Opcodes.ACC_PROTECTED) != 0) {
            return 2;
        }
        return (access & Opcodes.ACC_PRIVATE) != 0 ? 0 : 1;
    }

    /** Whether the JVM has an added method, also one that was removed since, as a private one of the same name. */
    public boolean isHostedUnderItsName(MethodKey method) {
        Host host = hostOf(method);
        return host != null && host.jvm().equals(method);
    }

    /** Whether the JVM has this method of the current source in its first shape: its code is replaced in place. */
    public boolean isInFirstShape(MethodKey method) {
        MethodNode declared = current.methods().get(method);
        MethodNode live = first.methods().get(method);
        return declared != null
                && live != null
                && fits(declared.access, live.access)
                && !adopted.stubs().contains(method);
    }

    /**
     * Whether a method with the modifiers {@code declared} can live in one that the JVM has with the modifiers {@code
     * live}, which cannot change: both static or both not, both abstract or both not.
     */
    private static boolean fits(int declared, int live) {
        int changed = declared ^ live;
        return (changed & (Opcodes.ACC_STATIC | Opcodes.ACC_NATIVE | Opcodes.ACC_ABSTRACT)) == 0;
    }
}
