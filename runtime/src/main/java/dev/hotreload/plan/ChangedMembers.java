package dev.hotreload.plan;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.Mention;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.diff.ClassChange;
import dev.hotreload.model.ClassModel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The members that one generation adds, removes or declares otherwise: what references to them mean may change. */
final class ChangedMembers {
    private final Map<MethodKey, Set<String>> owners = new HashMap<>();
    private final Set<MethodKey> sites = new HashSet<>();
    private final Set<String> addedClasses = new HashSet<>();

    /** Adds what {@code change} of {@code owner} says, if it is about a member. */
    void add(String owner, ClassChange change) {
        if (change instanceof ClassChange.MethodAdded added) {
            add(owner, added.method());
        } else if (change instanceof ClassChange.MethodRemoved removed) {
            add(owner, removed.method());
        } else if (change instanceof ClassChange.MethodModifiersChanged modifiers) {
            add(owner, modifiers.method());
        } else if (change instanceof ClassChange.FieldAdded added) {
            add(owner, added.field());
        } else if (change instanceof ClassChange.FieldRemoved removed) {
            add(owner, removed.field());
        } else if (change instanceof ClassChange.FieldModifiersChanged modifiers) {
            add(owner, modifiers.field());
        }
    }

    /** Adds a method. */
    void add(String owner, MethodKey method) {
        owners.computeIfAbsent(method, key -> new HashSet<>()).add(owner);
        sites.add(method);
    }

    /**
     * Call sites of fields are known by the field's name and descriptor; those of new objects by a name of their own.
     */
    void add(String owner, FieldKey field) {
        add(owner, keyOf(field));
        sites.add(new MethodKey("<init>", "fields"));
    }

    private static MethodKey keyOf(FieldKey field) {
        return new MethodKey(field.name(), field.descriptor());
    }

    /** Adds a class that there was not, and whose members live in another one of the JVM's than its class file says. */
    void addFace(ClassFile face) {
        addClass(face.internalName());
        face.methods().keySet().forEach(method -> add(face.internalName(), method));
        face.fields().keySet().forEach(field -> add(face.internalName(), field));
    }

    /** Adds a class that there was not. */
    void addClass(String internalName) {
        addedClasses.add(internalName);
    }

    /** The names and descriptors whose call sites must ask again. */
    Set<MethodKey> sites() {
        return sites;
    }

    /** What a class mentions that must be looked at. */
    Set<Mention> mentions() {
        Set<Mention> mentions = new HashSet<>();
        owners.forEach((key, declaring) ->
                declaring.forEach(owner -> mentions.add(Mention.ofMember(owner, key.name(), key.descriptor()))));
        addedClasses.forEach(internalName -> mentions.add(Mention.ofClass(internalName)));
        return mentions;
    }

    /**
     * Whether what {@code owner.method} means may have changed: {@code owner} is a class that changed, or below one.
     */
    boolean concerns(ClassModel model, String owner, MethodKey method) {
        Set<String> declaring = owners.getOrDefault(method, Set.of());
        return declaring.stream().anyMatch(changed -> model.isSubtype(owner, changed));
    }

    /** As above, for a field. */
    boolean concerns(ClassModel model, String owner, FieldKey field) {
        return concerns(model, owner, keyOf(field));
    }

    /** Whether this generation adds the class. */
    boolean isAdded(String internalName) {
        return addedClasses.contains(internalName);
    }
}
