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
import java.util.HashSet;
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
     * The fields that both versions have with different initialisers, and those that come back, in the order in which these
     * run.
     */
    static List<Reinitialisation> changed(ClassFile before, ClassState state, int number) {
        ClassFile now = state.current();
        Map<FieldKey, Initialiser> olds = FieldInitialisers.ofStatics(before.internalName(), before.node().methods);
        Map<FieldKey, Initialiser> news = FieldInitialisers.ofStatics(now.internalName(), now.node().methods);
        List<Reinitialisation> changed = new ArrayList<>();
        boolean isOtherEnum = EnumConstants.isEnum(now)
                && !List.copyOf(EnumConstants.of(before).keySet())
                        .equals(List.copyOf(EnumConstants.of(now).keySet()));
        now.fields().forEach((key, field) -> {
            FieldNode old = before.fields().get(key);
            boolean isEnums = (field.access & Opcodes.ACC_ENUM) != 0 || field.name.equals("$VALUES");
            if (old != null && !isEnums && (field.access & old.access & Opcodes.ACC_STATIC) != 0) {
                if (field.value != null && !Objects.equals(field.value, old.value)) {
                    changed.add(again(state, key, null, field.value));
                } else if (field.value == null
                        && (old.value != null
                                || differ(olds.get(key), news.get(key))
                                || (isOtherEnum && isMadeOfConstants(now, field, news.get(key))))) {
                    MethodKey method = PreparedNames.initialiserOf(key, number);
                    changed.add(again(state, key, method, null));
                }
            } else if (!isEnums && isBack(key, field, state)) {
                MethodKey method = field.value != null ? null : PreparedNames.initialiserOf(key, number);
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

    /** Whether a static field that the version before had not is one of the first shape, and still holds what it held. */
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

    /** Whether code of {@code <clinit>} changed that initialises no field: a {@code static} block. */
    public static boolean hasChangedBlock(ClassFile before, ClassFile now) {
        return !rest(before).equals(rest(now));
    }

    /** Whether a {@code static} block of an enum goes through all its constants. */
    public static boolean hasBlockOfConstants(ClassFile type) {
        MethodNode initialiser = type.methods().get(new MethodKey("<clinit>", "()V"));
        if (initialiser == null) {
            return false;
        }
        Set<AbstractInsnNode> ofFields = new HashSet<>();
        FieldInitialisers.ofStatics(type.internalName(), type.node().methods)
                .values()
                .forEach(field -> ofFields.addAll(field.instructions()));
        for (AbstractInsnNode instruction : initialiser.instructions) {
            if (!ofFields.contains(instruction) && EnumConstants.readsAll(type, instruction)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> rest(ClassFile type) {
        List<String> words = new ArrayList<>();
        for (Map.Entry<MethodKey, MethodNode> method : type.methods().entrySet()) {
            if (method.getKey().name().equals("<clinit>")) {
                words.addAll(CanonicalCode.of(method.getValue()));
            }
        }
        FieldInitialisers.ofStatics(type.internalName(), type.node().methods)
                .values()
                .forEach(initialiser -> initialiser.wordsOfMethod().forEach(words::remove));
        words.removeIf(word -> word.startsWith("L") || word.startsWith("try "));
        return words;
    }
}
