package dev.hotreload.classfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * The constants that an enum's class file declares, and what they are made of.
 *
 * <p>A compiler makes each in {@code <clinit>}, {@code RED = new Colour("RED", 0, …)}: name and ordinal come first,
 * then the arguments of the source. A constant with a body is an instance of a class of its own.
 */
public final class EnumConstants {
    /** Methods that give all constants of the class that they are called with. */
    private static final Set<String> BY_CLASS = Set.of("java/util/EnumSet.allOf", "java/lang/Class.getEnumConstants");

    private EnumConstants() {}

    /** Whether this is an enum, and not the class of one of its constants. */
    public static boolean isEnum(ClassFile type) {
        return (type.node().access & Opcodes.ACC_ENUM) != 0 && "java/lang/Enum".equals(type.superName());
    }

    /** The constants' fields by name, in the order of the source. */
    public static Map<String, FieldKey> of(ClassFile type) {
        Map<String, FieldKey> constants = new LinkedHashMap<>();
        for (FieldNode field : type.node().fields) {
            if (isConstant(field.access)) {
                constants.put(field.name, new FieldKey(field.name, field.desc));
            }
        }
        return constants;
    }

    /** Whether a field of an enum with these modifiers holds one of its constants. */
    public static boolean isConstant(int access) {
        return (access & (Opcodes.ACC_ENUM | Opcodes.ACC_STATIC)) == (Opcodes.ACC_ENUM | Opcodes.ACC_STATIC);
    }

    /** The field that holds all constants, which {@code values()} copies; null if there is none. */
    public static @Nullable FieldKey valuesField(ClassFile type) {
        String array = "[L" + type.internalName() + ";";
        for (FieldNode field : type.node().fields) {
            boolean isHidden = (field.access & (Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC))
                    == (Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC);
            if (isHidden && field.desc.equals(array)) {
                return new FieldKey(field.name, field.desc);
            }
        }
        return null;
    }

    /** What each constant is made of, in words that are equal for the same arguments, wherever it stands. */
    public static Map<String, List<String>> making(ClassFile type) {
        Map<String, List<String>> making = new LinkedHashMap<>();
        initialisers(type).forEach((name, initialiser) -> {
            List<AbstractInsnNode> instructions = new ArrayList<>(initialiser.instructions());
            AbstractInsnNode ordinal = ordinal(initialiser.first());
            instructions.remove(ordinal);
            instructions.removeIf(EnumConstants::startsBody);
            String made = made(initialiser);
            making.put(
                    name,
                    CanonicalCode.ofInstructions(instructions).stream()
                            .map(word -> word.replace(" " + made + ".<init>", " #.<init>"))
                            .filter(word -> !word.endsWith(" " + made))
                            .toList());
        });
        return making;
    }

    private static boolean startsBody(AbstractInsnNode instruction) {
        return instruction instanceof MethodInsnNode call
                && PreparedNames.isStartOfConstant(new MethodKey(call.name, call.desc));
    }

    /** The classes (internal names) of the constants that have bodies, by the constants' names. */
    public static Map<String, String> bodies(ClassFile type) {
        Map<String, String> bodies = classes(type);
        bodies.values().removeIf(PreparedNames::isOfConstant);
        return bodies;
    }

    /** The same with the classes that no compiler made, which constants without bodies can have. */
    public static Map<String, String> classes(ClassFile type) {
        Map<String, String> bodies = new LinkedHashMap<>();
        initialisers(type).forEach((name, initialiser) -> {
            String made = made(initialiser);
            if (!made.equals(type.internalName())) {
                bodies.put(name, made);
            }
        });
        return bodies;
    }

    private static String made(FieldInitialisers.Initialiser initialiser) {
        return made(initialiser.instructions(), initialiser.store().owner);
    }

    /** The class (internal name) of which the first object is made; {@code otherwise} if none is. */
    public static String made(Iterable<AbstractInsnNode> instructions, String otherwise) {
        for (AbstractInsnNode at : instructions) {
            if (at instanceof TypeInsnNode made && made.getOpcode() == Opcodes.NEW) {
                return made.desc;
            }
        }
        return otherwise;
    }

    private static Map<String, FieldInitialisers.Initialiser> initialisers(ClassFile type) {
        Map<FieldKey, FieldInitialisers.Initialiser> statics =
                FieldInitialisers.ofStatics(type.internalName(), type.node().methods);
        Map<String, FieldInitialisers.Initialiser> initialisers = new LinkedHashMap<>();
        of(type).forEach((name, key) -> {
            FieldInitialisers.Initialiser initialiser = statics.get(key);
            if (initialiser != null) {
                initialisers.put(name, initialiser);
            }
        });
        return initialisers;
    }

    /** The instruction that pushes a constant's ordinal: the one behind its name. Null if compiled otherwise. */
    public static @Nullable AbstractInsnNode ordinal(AbstractInsnNode first) {
        for (AbstractInsnNode at = first; at != null; at = at.getNext()) {
            if (at instanceof LdcInsnNode name && name.cst instanceof String) {
                AbstractInsnNode next = at.getNext();
                return next != null && isIntPush(next) ? next : null;
            }
        }
        return null;
    }

    /** Whether an instruction gets all constants: from {@code values()}, the field behind it, or by the class. */
    public static boolean readsAll(ClassFile type, AbstractInsnNode instruction) {
        if (instruction instanceof MethodInsnNode call) {
            boolean isValues = call.owner.equals(type.internalName())
                    && call.name.equals("values")
                    && call.desc.equals("()[L" + type.internalName() + ";");
            boolean asksClass = BY_CLASS.contains(call.owner + '.' + call.name);
            return isValues || (asksClass && isClassOf(type, call.getPrevious()));
        }
        return instruction instanceof FieldInsnNode field
                && field.getOpcode() == Opcodes.GETSTATIC
                && new FieldKey(field.name, field.desc).equals(valuesField(type));
    }

    private static boolean isClassOf(ClassFile type, @Nullable AbstractInsnNode instruction) {
        return instruction instanceof LdcInsnNode constant
                && constant.cst instanceof Type named
                && named.getSort() == Type.OBJECT
                && named.getInternalName().equals(type.internalName());
    }

    private static boolean isIntPush(AbstractInsnNode instruction) {
        int opcode = instruction.getOpcode();
        return (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5)
                || (instruction instanceof IntInsnNode && opcode != Opcodes.NEWARRAY)
                || (instruction instanceof LdcInsnNode ldc && ldc.cst instanceof Integer);
    }
}
