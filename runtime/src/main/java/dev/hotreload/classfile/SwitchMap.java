package dev.hotreload.classfile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A table from the ordinals of an enum to the cases of {@code switch} statements, as compilers put it into a static
 * field: javac {@code $SwitchMap$…} of a synthetic class, Kotlin's {@code $EnumSwitchMapping$…}. Both fill it with
 * {@code table[Colour.RED.ordinal()] = 1}.
 *
 * @param field the field that holds it
 * @param cases the number of the case by the name of the constant
 */
public record SwitchMap(FieldKey field, Map<String, Integer> cases) {
    private static final List<String> NAMES = List.of("$SwitchMap$", "$EnumSwitchMapping$", "$SWITCH_TABLE$");
    private static final String LAZY = "$SWITCH_TABLE$";

    /** Copies the map. */
    public SwitchMap {
        cases = Map.copyOf(cases);
    }

    /** Whether a class file may have such tables; quicker than {@link #of}. */
    public static boolean mayHave(byte[] classFile) {
        return NAMES.stream().anyMatch(name -> names(classFile, name));
    }

    /** Whether a static field is such a table that its class fills when it is initialised. */
    public static boolean isTable(String fieldName) {
        return !fieldName.startsWith(LAZY) && NAMES.stream().anyMatch(fieldName::startsWith);
    }

    /** Whether these characters stand anywhere in a class file. */
    public static boolean names(byte[] classFile, String text) {
        byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
        int last = classFile.length - wanted.length;
        for (int start = 0; start <= last; start++) {
            int length = 0;
            while (length < wanted.length && classFile[start + length] == wanted[length]) {
                length++;
            }
            if (length == wanted.length) {
                return true;
            }
        }
        return false;
    }

    /** The tables of Eclipse's compiler for the enum (internal name): they are filled again when they are null. */
    public static List<FieldKey> lazy(ClassFile type, String enumName) {
        String name = LAZY + enumName.replace('/', '$');
        return type.fields().keySet().stream()
                .filter(field -> field.descriptor().equals("[I") && field.name().equals(name))
                .toList();
    }

    /** The tables that the static initialiser of {@code type} fills for the enum (internal name). */
    public static List<SwitchMap> of(ClassFile type, String enumName) {
        MethodNode initialiser = type.methods().get(new MethodKey("<clinit>", "()V"));
        if (initialiser == null) {
            return List.of();
        }
        Map<FieldKey, Map<String, Integer>> tables = new LinkedHashMap<>();
        Map<String, Integer> local = new HashMap<>();
        boolean isTables = false;
        for (AbstractInsnNode at : initialiser.instructions) {
            if (at instanceof MethodInsnNode call && call.name.equals("values")) {
                isTables = call.owner.equals(enumName);
            } else if (isTables
                    && at instanceof FieldInsnNode store
                    && store.getOpcode() == Opcodes.PUTSTATIC
                    && store.desc.equals("[I")) {
                tables.put(new FieldKey(store.name, store.desc), local);
                local = new HashMap<>();
            } else if (at.getOpcode() == Opcodes.IASTORE) {
                add(type, at, enumName, tables, local);
            }
        }
        List<SwitchMap> maps = new ArrayList<>();
        tables.forEach((field, cases) -> maps.add(new SwitchMap(field, cases)));
        return maps;
    }

    /** {@code <table>; getstatic RED; invokevirtual ordinal; <case>; iastore}. */
    private static void add(
            ClassFile type,
            AbstractInsnNode store,
            String enumName,
            Map<FieldKey, Map<String, Integer>> tables,
            Map<String, Integer> local) {
        AbstractInsnNode number = before(store);
        AbstractInsnNode ordinal = before(number);
        AbstractInsnNode constant = before(ordinal);
        AbstractInsnNode table = before(constant);
        boolean isEntry = ordinal instanceof MethodInsnNode call
                && call.name.equals("ordinal")
                && constant instanceof FieldInsnNode field
                && field.getOpcode() == Opcodes.GETSTATIC
                && field.owner.equals(enumName);
        if (isEntry && number != null && constant instanceof FieldInsnNode field) {
            boolean isField = table instanceof FieldInsnNode own && own.owner.equals(type.internalName());
            Map<String, Integer> cases = isField && table instanceof FieldInsnNode own
                    ? tables.computeIfAbsent(new FieldKey(own.name, own.desc), key -> new HashMap<>())
                    : local;
            cases.put(field.name, intOf(number));
        }
    }

    private static @Nullable AbstractInsnNode before(@Nullable AbstractInsnNode instruction) {
        AbstractInsnNode at = instruction == null ? null : instruction.getPrevious();
        while (at != null && at.getOpcode() < 0) {
            at = at.getPrevious();
        }
        return at;
    }

    private static int intOf(AbstractInsnNode push) {
        if (push instanceof IntInsnNode number) {
            return number.operand;
        } else if (push instanceof LdcInsnNode ldc && ldc.cst instanceof Integer number) {
            return number;
        }
        return push.getOpcode() - Opcodes.ICONST_0;
    }
}
