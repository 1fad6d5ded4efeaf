package dev.hotreload.weave;

import dev.hotreload.boot.EnumLayout;
import dev.hotreload.classfile.MethodsVisitor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Makes {@code EnumSet} and {@code EnumMap} hold constants by slot and iterate in the declared order (see
 * {@code dev.hotreload.boot.EnumLayout}), and {@code Enum} read its ordinal out of the number that holds both.
 *
 * <p>All of it is straight-line code that takes and leaves the same operands, so that frames stay as they are.
 */
public final class EnumCollectionWeaver {
    private static final String SLOTS = "dev/hotreload/boot/EnumSlots";
    private static final String ENUM = "java/lang/Enum";
    private static final String SET = "java/util/EnumSet";
    private static final String REGULAR = "java/util/RegularEnumSet";
    private static final String JUMBO = "java/util/JumboEnumSet";
    private static final String MAP = "java/util/EnumMap";
    private static final String CLASS = "Ljava/lang/Class;";
    private static final String ENUMS = "[Ljava/lang/Enum;";
    private static final String OBJECTS = "[Ljava/lang/Object;";
    private static final String ITERATOR = "Ljava/util/Iterator;";
    private static final Map<String, String> VIEWS =
            Map.of(MAP + "$KeySet", "keys", MAP + "$Values", "values", MAP + "$EntrySet", "entries");

    /** The internal names of the classes that are woven. */
    public static final List<String> CLASSES = List.of(
            ENUM,
            SET,
            REGULAR,
            REGULAR + "$EnumSetIterator",
            JUMBO,
            JUMBO + "$EnumSetIterator",
            MAP,
            MAP + "$KeySet",
            MAP + "$Values",
            MAP + "$EntrySet",
            MAP + "$EnumMapIterator",
            MAP + "$KeyIterator",
            MAP + "$ValueIterator",
            MAP + "$EntryIterator",
            MAP + "$EntryIterator$Entry");

    private EnumCollectionWeaver() {}

    /** One of {@link #CLASSES}, woven. */
    public static byte[] weave(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        String owner = reader.getClassName();
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(
                new MethodsVisitor(
                        writer,
                        (method, access, name, descriptor) -> owner.equals(ENUM)
                                ? new OrdinalVisitor(method)
                                : new CollectionVisitor(method, owner, name)),
                0);
        return writer.toByteArray();
    }

    /** {@code this.ordinal} becomes {@code this.ordinal & EnumLayout.ORDINAL_MASK}. */
    private static final class OrdinalVisitor extends MethodVisitor {
        OrdinalVisitor(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            super.visitFieldInsn(opcode, owner, name, descriptor);
            if (opcode == Opcodes.GETFIELD && owner.equals(ENUM) && name.equals("ordinal")) {
                super.visitLdcInsn(EnumLayout.ORDINAL_MASK);
                super.visitInsn(Opcodes.IAND);
            }
        }
    }

    /** One method of a collection. */
    private static final class CollectionVisitor extends MethodVisitor {
        private final String owner;
        private final String method;

        CollectionVisitor(MethodVisitor next, String owner, String method) {
            super(Opcodes.ASM9, next);
            this.owner = owner;
            this.method = method;
        }

        @Override
        public void visitMethodInsn(int opcode, String callee, String name, String descriptor, boolean isInterface) {
            if (name.equals("ordinal") && descriptor.equals("()I")) {
                slots("slot", "(Ljava/lang/Enum;)I");
            } else {
                super.visitMethodInsn(opcode, callee, name, descriptor, isInterface);
            }
        }

        @Override
        public void visitFieldInsn(int opcode, String holder, String name, String descriptor) {
            boolean isUniverse = descriptor.equals(ENUMS) && (name.equals("universe") || name.equals("keyUniverse"));
            boolean isValues = holder.equals(MAP) && name.equals("vals");
            if (opcode != Opcodes.GETFIELD || !(isUniverse || isValues)) {
                super.visitFieldInsn(opcode, holder, name, descriptor);
                return;
            }
            if (isValues) {
                super.visitInsn(Opcodes.DUP);
            }
            // …, collection -> …, array, type -> …, array
            super.visitInsn(Opcodes.DUP);
            super.visitFieldInsn(opcode, holder, name, descriptor);
            super.visitInsn(Opcodes.SWAP);
            super.visitFieldInsn(Opcodes.GETFIELD, holder, holder.equals(MAP) ? "keyType" : "elementType", CLASS);
            String array = isValues ? OBJECTS : ENUMS;
            slots(isValues ? "values" : "universe", "(" + array + CLASS + ")" + array);
            if (isValues) {
                // …, map, array -> …, array, map, array -> …, array
                super.visitInsn(Opcodes.DUP_X1);
                super.visitFieldInsn(Opcodes.PUTFIELD, holder, name, descriptor);
            }
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.RETURN) {
                beforeReturn();
            } else if (opcode == Opcodes.ARETURN) {
                beforeResult();
            }
            super.visitInsn(opcode);
        }

        /** Mends the elements of a set that a bulk operation has set by their number. */
        private void beforeReturn() {
            boolean isRange = method.equals("addRange");
            if (!isRange && !method.equals("addAll") && !method.equals("complement")) {
                return;
            }
            String arguments = isRange ? "Ljava/lang/Enum;Ljava/lang/Enum;" : CLASS;
            if (owner.equals(REGULAR)) {
                super.visitVarInsn(Opcodes.ALOAD, 0);
                super.visitInsn(Opcodes.DUP);
                super.visitFieldInsn(Opcodes.GETFIELD, owner, "elements", "J");
                operands(isRange);
                slots(isRange ? "range" : "declared", "(J" + arguments + ")J");
                super.visitFieldInsn(Opcodes.PUTFIELD, owner, "elements", "J");
            } else if (owner.equals(JUMBO)) {
                super.visitVarInsn(Opcodes.ALOAD, 0);
                super.visitFieldInsn(Opcodes.GETFIELD, owner, "elements", "[J");
                operands(isRange);
                slots(isRange ? "range" : "declared", "([J" + arguments + ")V");
                super.visitVarInsn(Opcodes.ALOAD, 0);
                super.visitMethodInsn(Opcodes.INVOKESPECIAL, owner, "recalculateSize", "()Z", false);
                super.visitInsn(Opcodes.POP);
            }
        }

        private void operands(boolean isRange) {
            if (isRange) {
                super.visitVarInsn(Opcodes.ALOAD, 1);
                super.visitVarInsn(Opcodes.ALOAD, 2);
            } else {
                super.visitVarInsn(Opcodes.ALOAD, 0);
                super.visitFieldInsn(Opcodes.GETFIELD, SET, "elementType", CLASS);
            }
        }

        private void beforeResult() {
            if (method.equals("getUniverse") || method.equals("getKeyUniverse")) {
                super.visitVarInsn(Opcodes.ALOAD, 0);
                slots("universe", "(" + ENUMS + CLASS + ")" + ENUMS);
            } else if (method.equals("iterator") && (owner.equals(REGULAR) || owner.equals(JUMBO))) {
                super.visitVarInsn(Opcodes.ALOAD, 0);
                operands(false);
                slots("iterator", "(" + ITERATOR + "Ljava/util/Set;" + CLASS + ")" + ITERATOR);
            } else if (method.equals("iterator") && VIEWS.containsKey(owner)) {
                mapAndType();
                slots(VIEWS.get(owner), "(" + ITERATOR + "L" + MAP + ";" + CLASS + ")" + ITERATOR);
            } else if (method.equals("fillEntryArray")) {
                mapAndType();
                slots("sorted", "(" + OBJECTS + "L" + MAP + ";" + CLASS + ")" + OBJECTS);
            }
        }

        /** Of a view: the map around it. */
        private void mapAndType() {
            super.visitVarInsn(Opcodes.ALOAD, 0);
            super.visitFieldInsn(Opcodes.GETFIELD, owner, "this$0", "L" + MAP + ";");
            super.visitInsn(Opcodes.DUP);
            super.visitFieldInsn(Opcodes.GETFIELD, MAP, "keyType", CLASS);
        }

        private void slots(@Nullable String name, String descriptor) {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, SLOTS, String.valueOf(name), descriptor, false);
        }
    }
}
