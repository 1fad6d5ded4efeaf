package dev.hotreload.plan;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.FieldInitialisers;
import dev.hotreload.classfile.FieldInitialisers.Initialiser;
import dev.hotreload.classfile.FieldKey;
import dev.hotreload.model.AddedField;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.ClassState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FieldNode;

/** Finds the fields that moved to a supertype (pulled up) or to a subclass (pushed down): their values go with them. */
final class MovedFields {
    private final ClassModel before;
    private final ClassModel now;
    private final Map<String, ClassFile> running;

    /**
     * Compares two generations.
     *
     * @param running the live classes that change, as the generation before has them
     */
    MovedFields(ClassModel before, ClassModel now, Map<String, ClassFile> running) {
        this.before = before;
        this.now = now;
        this.running = running;
    }

    /** Where the values of a field come from that {@code owner} did not declare before; of subclasses first. */
    List<AddedField.Moved> sources(ClassFile owner, FieldKey key, FieldNode field) {
        boolean isStatic = (field.access & Opcodes.ACC_STATIC) != 0;
        if (hadOfOtherType(owner, key, isStatic)) {
            return List.of();
        }
        List<AddedField.Moved> sources = new ArrayList<>();
        running.forEach((name, old) -> {
            FieldNode gone = old.fields().get(key);
            boolean isGone =
                    gone != null && ((gone.access ^ field.access) & Opcodes.ACC_STATIC) == 0 && !declares(name, key);
            if (isGone && isSame(name, owner.internalName(), key)) {
                ClassState state = before.state(name);
                AddedField added = state == null ? null : state.fields().get(key);
                List<@Nullable String> holders =
                        isStatic ? Collections.singletonList(null) : holders(owner.internalName(), name);
                holders.forEach(only -> sources.add(new AddedField.Moved(name, added, only)));
            }
        });
        sources.sort((one, other) -> Integer.compare(depth(other.owner()), depth(one.owner())));
        if (!isStatic) {
            return sources;
        }
        // One field cannot have the values of several, and one that is initialised otherwise begins anew.
        boolean isOne = sources.size() == 1 && field.value == null;
        return isOne && isInitialisedAlike(sources.get(0).owner(), owner, key) ? sources : List.of();
    }

    /** One that had another type takes its own value along, whatever field it may have hidden. */
    private boolean hadOfOtherType(ClassFile owner, FieldKey key, boolean isStatic) {
        ClassFile old = running.get(owner.internalName());
        return old != null
                && old.fields().entrySet().stream()
                        .anyMatch(field -> field.getKey().name().equals(key.name())
                                && ((field.getValue().access & Opcodes.ACC_STATIC) != 0) == isStatic);
    }

    /** The classes whose objects had a field of {@code source}; null stands for all that have the new field. */
    private List<@Nullable String> holders(String owner, String source) {
        if (before.isSubtype(owner, source)) {
            return Collections.singletonList(null);
        }
        if (!(isDeleted(source) && before.isFace(source))) {
            return List.of(source);
        }
        // Their objects are none of the deleted class any more when they are asked.
        return running.values().stream()
                .filter(type -> source.equals(type.superName()) && !isDeleted(type.internalName()))
                .<@Nullable String>map(ClassFile::internalName)
                .toList();
    }

    private boolean isDeleted(String internalName) {
        ClassState state = now.state(internalName);
        return state != null && state.isDeleted();
    }

    private boolean declares(String internalName, FieldKey key) {
        ClassFile type = now.find(internalName);
        return type != null && !isDeleted(internalName) && type.fields().containsKey(key);
    }

    /** Whether who found the field in {@code source} now finds it in {@code target}. */
    private boolean isSame(String source, String target, FieldKey key) {
        if (now.isSubtype(source, target)) {
            // A deleted class is still known as it was.
            ClassFile type = now.find(source);
            String from = isDeleted(source) && type != null ? type.superName() : source;
            return from != null && target.equals(ownerOf(now, from, key));
        }
        // It may not be below that class any more.
        return before.isSubtype(target, source) && source.equals(ownerOf(before, target, key));
    }

    private static @Nullable String ownerOf(ClassModel model, String type, FieldKey key) {
        ClassFile declaring = model.resolveField(type, key);
        return declaring == null ? null : declaring.internalName();
    }

    private int depth(String internalName) {
        int depth = 0;
        for (ClassFile type = now.find(internalName); type != null; type = now.superOf(type)) {
            depth++;
        }
        return depth;
    }

    private boolean isInitialisedAlike(String source, ClassFile owner, FieldKey key) {
        ClassFile old = running.get(source);
        return old == null || words(old, key, source).equals(words(owner, key, owner.internalName()));
    }

    /** What the initialiser does, its own class's name left out. */
    private static List<String> words(ClassFile type, FieldKey key, String internalName) {
        Initialiser initialiser =
                FieldInitialisers.ofStatics(internalName, type.node().methods).get(key);
        return initialiser == null
                ? List.of()
                : initialiser.words().stream()
                        .map(word -> word.replace(internalName, "this"))
                        .toList();
    }
}
