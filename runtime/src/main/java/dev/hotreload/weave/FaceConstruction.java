package dev.hotreload.weave;

import dev.hotreload.boot.CallSiteKind;
import dev.hotreload.classfile.FieldInitialisers;
import dev.hotreload.classfile.PreparedNames;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.ConstructionAbove;
import dev.hotreload.model.Face;
import java.util.ArrayList;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Constructors of a class in whose place the JVM has an interface ({@link Face}), and above which it has a class other
 * than {@code Object}. Only a constructor of the class below may call that one's constructor, so each is in two parts:
 * the first works out the arguments, before, and the second does the rest.
 *
 * <pre>{@code
 * Below(int x) {                                  // super(x)
 *   Object[] arguments = Face.arguments(x);       // super(x + 1, "a") there
 *   super((int) arguments[0], (String) arguments[1]);
 *   Face.construct(this, x, arguments);
 * }
 * }</pre>
 *
 * Where one calls another of these constructors, the last element has what that one has worked out.
 */
final class FaceConstruction {
    private static final String OBJECT = "java/lang/Object";
    private static final Type ARGUMENTS = Type.getType(Face.ARGUMENTS);

    private FaceConstruction() {}

    /** The first part of a constructor, which stays as it is. */
    static MethodNode arguments(MethodNode constructor, String owner, ClassModel model) {
        MethodNode method = Trees.copy(constructor);
        MethodInsnNode call = ownConstruction(method, owner);
        method.name = PreparedNames.CONSTRUCTOR_ARGUMENTS;
        method.desc = Face.arguments(owner, constructor.desc).jvm().descriptor();
        method.access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
        method.signature = null;
        method.localVariables = new ArrayList<>();
        method.visibleParameterAnnotations = null;
        method.invisibleParameterAnnotations = null;
        method.parameters = null;
        for (AbstractInsnNode at = call.getNext(); at != null; ) {
            AbstractInsnNode next = at.getNext();
            if (!(at instanceof LabelNode)) {
                method.instructions.remove(at);
            }
            at = next;
        }
        method.tryCatchBlocks.removeIf(block -> isAfter(block.start, call));
        method.instructions.insertBefore(call, pack(method, call, model));
        method.instructions.remove(call);
        FaceCode.initialise(method, owner);
        return method;
    }

    /** {@code …, arguments -> Object[]}, and returns it. */
    private static InsnList pack(MethodNode method, MethodInsnNode call, ClassModel model) {
        Type[] types = Type.getArgumentTypes(call.desc);
        boolean isFace = model.isFace(call.owner);
        int first = method.maxLocals;
        InsnList code = store(types, first);
        MethodNode fill = new MethodNode();
        fill.visitIntInsn(Opcodes.SIPUSH, types.length + (isFace ? 1 : 0));
        fill.visitTypeInsn(Opcodes.ANEWARRAY, OBJECT);
        int local = first;
        for (int i = 0; i < types.length; i++) {
            fill.visitInsn(Opcodes.DUP);
            fill.visitIntInsn(Opcodes.SIPUSH, i);
            fill.visitVarInsn(types[i].getOpcode(Opcodes.ILOAD), local);
            Boxing.box(fill, types[i]);
            fill.visitInsn(Opcodes.AASTORE);
            local += types[i].getSize();
        }
        code.add(fill.instructions);
        if (isFace) {
            code.add(new InsnNode(Opcodes.DUP));
            code.add(new IntInsnNode(Opcodes.SIPUSH, types.length));
            code.add(load(types, first));
            code.add(argumentsOf(call.owner, call.desc));
            code.add(new InsnNode(Opcodes.AASTORE));
        }
        code.add(new InsnNode(Opcodes.ARETURN));
        method.maxLocals = local;
        return code;
    }

    /** Leaves the second part of a constructor, with what the first has worked out behind its parameters. */
    static void leaveRest(MethodNode constructor, String owner, ClassModel model) {
        MethodInsnNode call = ownConstruction(constructor, owner);
        int worked = firstFreeLocal(constructor);
        constructor.tryCatchBlocks.removeIf(block -> !isAfter(block.start, call));
        for (AbstractInsnNode at = constructor.instructions.getFirst(); at != call; ) {
            AbstractInsnNode next = at.getNext();
            if (!(at instanceof LabelNode)) {
                constructor.instructions.remove(at);
            }
            at = next;
        }
        LocalShift.insert(constructor, worked, Face.ARGUMENTS);
        if (model.isFace(call.owner)) {
            Type[] types = Type.getArgumentTypes(call.desc);
            InsnList code = new InsnList();
            code.add(new VarInsnNode(Opcodes.ALOAD, 0));
            code.add(unpack(types, worked));
            code.add(nested(worked, types.length));
            code.add(rest(call.owner, call.desc));
            constructor.instructions.insertBefore(call, code);
        }
        constructor.instructions.remove(call);
    }

    /**
     * Has a constructor of a class below {@code face} construct what is above by the two parts, around its own super
     * call.
     */
    static void constructAbove(MethodNode constructor, MethodInsnNode call, ClassModel model) {
        ConstructionAbove above = ConstructionAbove.of(model, call.owner, call.desc);
        if (above == null) {
            throw new IllegalArgumentException("hotreload: a constructor of " + call.owner + " calls no other one");
        }
        Type[] types = Type.getArgumentTypes(call.desc);
        int first = constructor.maxLocals;
        InsnList code = store(types, first);
        int worked = first + size(types);
        int last = worked + 1;
        code.add(load(types, first));
        code.add(argumentsOf(call.owner, call.desc));
        code.add(new VarInsnNode(Opcodes.ASTORE, worked));
        code.add(innermost(above, worked));
        code.add(new VarInsnNode(Opcodes.ASTORE, last));
        code.add(unpack(Type.getArgumentTypes(above.descriptor()), last));
        constructor.instructions.insertBefore(call, code);
        InsnList rest = new InsnList();
        rest.add(new VarInsnNode(Opcodes.ALOAD, 0));
        rest.add(load(types, first));
        rest.add(new VarInsnNode(Opcodes.ALOAD, worked));
        rest.add(rest(call.owner, call.desc));
        constructor.instructions.insert(call, rest);
        constructor.instructions.set(
                call, new MethodInsnNode(Opcodes.INVOKESPECIAL, above.owner(), "<init>", above.descriptor(), false));
        constructor.maxLocals = last + 1;
    }

    /** What the last constructor before that of the JVM's class has worked out: it stands last in each. */
    private static InsnList innermost(ConstructionAbove above, int worked) {
        MethodNode code = new MethodNode();
        code.visitVarInsn(Opcodes.ALOAD, worked);
        for (int i = 0; i < above.depth(); i++) {
            code.visitInsn(Opcodes.DUP);
            code.visitInsn(Opcodes.ARRAYLENGTH);
            code.visitInsn(Opcodes.ICONST_1);
            code.visitInsn(Opcodes.ISUB);
            code.visitInsn(Opcodes.AALOAD);
            code.visitTypeInsn(Opcodes.CHECKCAST, Face.ARGUMENTS);
        }
        return code.instructions;
    }

    private static InsnList nested(int worked, int index) {
        InsnList code = new InsnList();
        code.add(new VarInsnNode(Opcodes.ALOAD, worked));
        code.add(new IntInsnNode(Opcodes.SIPUSH, index));
        code.add(new InsnNode(Opcodes.AALOAD));
        code.add(new TypeInsnNode(Opcodes.CHECKCAST, Face.ARGUMENTS));
        return code;
    }

    private static InsnList unpack(Type[] types, int array) {
        MethodNode code = new MethodNode();
        for (int i = 0; i < types.length; i++) {
            code.visitVarInsn(Opcodes.ALOAD, array);
            code.visitIntInsn(Opcodes.SIPUSH, i);
            code.visitInsn(Opcodes.AALOAD);
            Boxing.unbox(code, types[i]);
        }
        return code.instructions;
    }

    private static InsnList store(Type[] types, int first) {
        InsnList code = new InsnList();
        int local = first + size(types);
        for (int i = types.length - 1; i >= 0; i--) {
            local -= types[i].getSize();
            code.add(new VarInsnNode(types[i].getOpcode(Opcodes.ISTORE), local));
        }
        return code;
    }

    private static InsnList load(Type[] types, int first) {
        InsnList code = new InsnList();
        int local = first;
        for (Type type : types) {
            code.add(new VarInsnNode(type.getOpcode(Opcodes.ILOAD), local));
            local += type.getSize();
        }
        return code;
    }

    private static int size(Type[] types) {
        int size = 0;
        for (Type type : types) {
            size += type.getSize();
        }
        return size;
    }

    private static AbstractInsnNode argumentsOf(String face, String descriptor) {
        String type = Type.getMethodDescriptor(ARGUMENTS, Type.getArgumentTypes(descriptor));
        return CallSites.site("arguments", type, CallSiteKind.ARGUMENTS_ABOVE, Type.getObjectType(face), descriptor);
    }

    private static AbstractInsnNode rest(String face, String descriptor) {
        String type = CallSites.withReceiver(face, descriptor).replace(")", Face.ARGUMENTS + ")");
        return CallSites.site(
                "construct", type, CallSiteKind.CONSTRUCT_ABOVE_WITH, Type.getObjectType(face), descriptor);
    }

    private static MethodInsnNode ownConstruction(MethodNode constructor, String owner) {
        MethodInsnNode call = FieldInitialisers.ownConstruction(constructor);
        if (call == null) {
            throw new IllegalArgumentException("hotreload: a constructor of " + owner + " calls no other one");
        }
        return call;
    }

    private static int firstFreeLocal(MethodNode constructor) {
        return 1 + size(Type.getArgumentTypes(constructor.desc));
    }

    private static boolean isAfter(AbstractInsnNode start, AbstractInsnNode call) {
        for (AbstractInsnNode at = start; at != null; at = at.getNext()) {
            if (at == call) {
                return false;
            }
        }
        return true;
    }
}
