package dev.hotreload.plan;

import dev.hotreload.classfile.CanonicalCode;
import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.EnumConstants;
import dev.hotreload.classfile.FieldInitialisers;
import dev.hotreload.classfile.FieldInitialisers.Initialiser;
import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.classfile.PreparedNames;
import dev.hotreload.model.ClassState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds the static fields of a changed class that must be initialised again, because their initialisers changed. */
public final class StaticInitialisers {
    private StaticInitialisers() {}

    /**
     * The fields that both versions have with different initialisers, and those that come back, in the order in which
     * these run.
     */
    static List<Reinitialisation> changed(ClassFile before, ClassState state) {
        ClassFile now = state.current();
        Map<FieldKey, Initialiser> olds = FieldInitialisers.ofStatics(before.internalName(), before.node().methods);
        Map<FieldKey, Initialiser> news = FieldInitialisers.ofStatics(now.internalName(), now.node().methods);
        List<Reinitialisation> changed = new ArrayList<>();
        FieldKey constants = EnumConstants.isEnum(now) ? EnumConstants.valuesField(now) : null;
        boolean isOtherEnum = EnumConstants.isEnum(now)
                && !List.copyOf(EnumConstants.of(before).keySet())
                        .equals(List.copyOf(EnumConstants.of(now).keySet()));
        now.fields().forEach((key, field) -> {
            FieldNode old = before.fields().get(key);
            boolean isEnums = (field.access & Opcodes.ACC_ENUM) != 0 || key.equals(constants);
            if (old != null && !isEnums && (field.access & old.access & Opcodes.ACC_STATIC) != 0) {
                if (field.value != null && !Objects.equals(field.value, old.value)) {
                    changed.add(again(state, key, null, field.value));
                } else if (field.value == null
                        && (old.value != null
                                || differ(olds.get(key), news.get(key))
                                || (isOtherEnum && isMadeOfConstants(now, field, news.get(key))))) {
                    MethodKey method = PreparedNames.initialiserOf(key, Reinitialisation.ALWAYS);
                    changed.add(again(state, key, method, null));
                }
            } else if (!isEnums && isBack(key, field, state)) {
                MethodKey method =
                        field.value != null ? null : PreparedNames.initialiserOf(key, Reinitialisation.ALWAYS);
                changed.add(again(state, key, method, field.value));
            }
        });
        changed.removeIf(field -> field.constant() == null && !news.containsKey(field.field()));
        return changed;
    }

    private static Reinitialisation again(
            ClassState state, FieldKey key, @Nullable MethodKey initialiser, @Nullable Object constant) {
        FieldNode first = state.first().fields().get(key);
        boolean isConstantInJvm = first != null && first.value != null;
        return new Reinitialisation(state.internalName(), key, initialiser, constant, isConstantInJvm);
    }

    /**
     * Whether a static field that the version before had not is one of the first shape, and still holds what it held.
     */
    private static boolean isBack(FieldKey key, FieldNode field, ClassState state) {
        FieldNode first = state.first().fields().get(key);
        return first != null && (field.access & first.access & Opcodes.ACC_STATIC) != 0;
    }

    /** Whether a final field of an enum is made of all its constants: as they change, so does what it says. */
    private static boolean isMadeOfConstants(ClassFile type, FieldNode field, @Nullable Initialiser initialiser) {
        return initialiser != null
                && (field.access & Opcodes.ACC_FINAL) != 0
                && initialiser.instructions().stream()
                        .anyMatch(instruction -> EnumConstants.readsAll(type, instruction));
    }

    private static boolean differ(@Nullable Initialiser old, @Nullable Initialiser now) {
        return old == null ? now != null : now != null && !old.words().equals(now.words());
    }

    /** What became of the {@code static} blocks of a class: the code of {@code <clinit>} that initialises no field. */
    public enum Blocks {
        /** They are the same, or there are none any more. */
        SAME,
        /** There were none. */
        ADDED,
        CHANGED
    }

    public static Blocks blocks(ClassFile before, ClassFile now) {
        List<String> code = rest(now);
        if (code.isEmpty()) {
            return Blocks.SAME;
        }
        List<String> old = rest(before);
        return old.isEmpty() ? Blocks.ADDED : old.equals(code) ? Blocks.SAME : Blocks.CHANGED;
    }

    /** Whether a {@code static} block of an enum goes through all its constants. */
    public static boolean hasBlockOfConstants(ClassFile type) {
        MethodNode initialiser = type.methods().get(new MethodKey("<clinit>", "()V"));
        if (initialiser == null) {
            return false;
        }
        Set<AbstractInsnNode> ofFields = ofFields(type);
        for (AbstractInsnNode instruction : initialiser.instructions) {
            if (!ofFields.contains(instruction) && EnumConstants.readsAll(type, instruction)) {
                return true;
            }
        }
        return false;
    }

    /** The instructions that initialise fields. */
    private static Set<AbstractInsnNode> ofFields(ClassFile type) {
        Set<AbstractInsnNode> ofFields = Collections.newSetFromMap(new IdentityHashMap<>());
        FieldInitialisers.ofStatics(type.internalName(), type.node().methods)
                .values()
                .forEach(field -> ofFields.addAll(field.instructionsOfMethod()));
        return ofFields;
    }

    /** Whether a class has {@code static} blocks. */
    static boolean hasBlocks(ClassFile type) {
        return !rest(type).isEmpty();
    }

    private static List<String> rest(ClassFile type) {
        MethodNode initialiser = type.methods().get(new MethodKey("<clinit>", "()V"));
        if (initialiser == null) {
            return List.of();
        }
        Set<AbstractInsnNode> ofFields = ofFields(type);
        List<AbstractInsnNode> rest = new ArrayList<>();
        for (AbstractInsnNode instruction : initialiser.instructions) {
            if (!ofFields.contains(instruction) && instruction.getOpcode() != Opcodes.RETURN) {
                rest.add(instruction);
            }
        }
        List<String> words = new ArrayList<>(CanonicalCode.ofInstructions(rest));
        words.removeIf(word -> word.startsWith("L"));
        return words;
    }
}
