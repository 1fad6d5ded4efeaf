package dev.hotreload.outcome;

import dev.hotreload.change.ChangedClass;
import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.FieldInitialisers;
import dev.hotreload.classfile.FieldInitialisers.Initialiser;
import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.MemberNames;
import dev.hotreload.diff.ClassChange;
import dev.hotreload.message.NoteTexts;
import dev.hotreload.plan.Reinitialisation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Finds static fields that are not initialised again, though their initialisers look at the constants of an enum that
 * has others by now.
 *
 * <p>Only initialisers that name the enum are found, and not those that ask another class which asks the enum.
 */
public final class StaleStatics {
    private static final int NOT_WRITTEN = Opcodes.ACC_SYNTHETIC | Opcodes.ACC_ENUM;

    private StaleStatics() {}

    /**
     * What the user must know of them.
     *
     * @param changed the classes of the generation
     * @param classes the class files of the generation, by internal name
     * @param live gives the application's classes; asked only if an enum has other constants
     * @param isInitialised whether the initialiser of such a class has run
     * @param reinitialised the fields that are initialised again
     */
    public static List<String> notes(
            List<ChangedClass> changed,
            Function<String, @Nullable ClassFile> classes,
            Supplier<List<Class<?>>> live,
            Predicate<Class<?>> isInitialised,
            List<Reinitialisation> reinitialised) {
        Map<String, Set<FieldKey>> current = new HashMap<>();
        List<String> enums = new ArrayList<>();
        for (ChangedClass type : changed) {
            current.put(type.internalName(), addedFields(type));
            if (type.isLive() && type.changes().stream().anyMatch(ClassChange.EnumConstantsChanged.class::isInstance)) {
                enums.add(type.internalName());
            }
        }
        for (Reinitialisation again : reinitialised) {
            current.computeIfAbsent(again.internalName(), name -> new HashSet<>())
                    .add(again.field());
        }
        List<String> notes = new ArrayList<>();
        for (Class<?> type : enums.isEmpty() ? List.<Class<?>>of() : live.get()) {
            String internalName = type.getName().replace('.', '/');
            ClassFile file = classes.apply(internalName);
            List<String> found = new ArrayList<>();
            if (file != null) {
                Set<FieldKey> fresh = current.getOrDefault(internalName, Set.of());
                enums.forEach(enumName -> addNotes(file, enumName, fresh, found));
            }
            if (!found.isEmpty() && isInitialised.test(type)) {
                notes.addAll(found);
            }
        }
        return notes;
    }

    /** The fields that a class did not declare before. */
    private static Set<FieldKey> addedFields(ChangedClass type) {
        Set<FieldKey> added = new HashSet<>();
        if (type.now() != null) {
            added.addAll(type.now().fields().keySet());
        }
        if (type.before() != null) {
            added.removeAll(type.before().fields().keySet());
        }
        return added;
    }

    private static void addNotes(ClassFile type, String enumName, Set<FieldKey> fresh, List<String> notes) {
        if (!contains(type.bytes(), enumName.getBytes(StandardCharsets.UTF_8))) {
            return;
        }
        Map<FieldKey, Initialiser> initialisers = FieldInitialisers.ofStatics(type.internalName(), type.node().methods);
        initialisers.forEach((field, initialiser) -> {
            FieldNode declared = type.fields().get(field);
            boolean isWritten = declared != null && (declared.access & NOT_WRITTEN) == 0;
            if (isWritten
                    && !fresh.contains(field)
                    && initialiser.instructions().stream().anyMatch(at -> asksFor(at, enumName))) {
                notes.add(NoteTexts.computedBefore(simple(type.internalName()) + "." + field.name(), simple(enumName)));
            }
        });
    }

    /** Whether an instruction asks the enum, or the JDK about the enum, for more than one constant that it names. */
    private static boolean asksFor(AbstractInsnNode instruction, String enumName) {
        if (!(instruction instanceof MethodInsnNode call)) {
            return false;
        }
        if (call.owner.equals(enumName)) {
            return call.name.equals("ordinal")
                    || (call.getOpcode() == Opcodes.INVOKESTATIC && !call.name.equals("valueOf"));
        }
        boolean isForAll = (call.owner.equals("java/util/EnumSet") && call.name.equals("allOf"))
                || (call.owner.equals("java/lang/Class") && call.name.equals("getEnumConstants"));
        return isForAll
                && call.getPrevious() instanceof LdcInsnNode constant
                && constant.cst.equals(Type.getObjectType(enumName));
    }

    /** Most classes name no changed enum, and need not be looked into. */
    private static boolean contains(byte[] bytes, byte[] searched) {
        for (int i = 0; i + searched.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + searched.length, searched, 0, searched.length)) {
                return true;
            }
        }
        return false;
    }

    private static String simple(String internalName) {
        return MemberNames.simple(internalName.replace('/', '.'));
    }
}
