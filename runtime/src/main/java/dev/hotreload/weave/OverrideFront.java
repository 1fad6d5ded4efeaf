package dev.hotreload.weave;

import dev.hotreload.boot.CallSiteKind;
import dev.hotreload.boot.StackTraceHook;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.classfile.PreparedNames;
import dev.hotreload.model.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Puts a dispatch to added overrides in front of a method.
 *
 * <pre>{@code
 * if (<has an override>(this)) return <the override>(this, …);
 * … the method as it was …
 * }</pre>
 *
 * <p>A method that is added to a subclass has no slot in the JVM's method table, so a call that selects by the table
 * comes here. The dispatch has a line of its own, by which stack traces leave it out. Calls of {@code super} go to the
 * copy (see {@link dev.hotreload.boot.Original}).
 */
final class OverrideFront {
    private OverrideFront() {}

    /** For a method of the application. */
    static void add(MethodNode method, String owner) {
        add(method, owner, new LabelNode(), new InsnList());
    }

    /**
     * For a method of the JDK or a library. Objects of the JDK's core have no added overrides, and they are not asked
     * through the call site: the JDK itself uses them to make call sites.
     */
    static void addToLibrary(MethodNode method, String owner) {
        LabelNode own = new LabelNode();
        InsnList test = new InsnList();
        test.add(new VarInsnNode(Opcodes.ALOAD, 0));
        test.add(new MethodInsnNode(
                Opcodes.INVOKESTATIC, CallSites.LINK, "isOfBootLoader", "(Ljava/lang/Object;)Z", false));
        test.add(new JumpInsnNode(Opcodes.IFNE, own));
        add(method, owner, own, test);
    }

    private static void add(MethodNode method, String owner, LabelNode own, InsnList test) {
        InsnList front = new InsnList();
        Type ownerType = Type.getObjectType(owner);
        LabelNode start = new LabelNode();
        front.add(start);
        front.add(new LineNumberNode(StackTraceHook.DISPATCH_LINE, start));
        front.add(test);
        front.add(new VarInsnNode(Opcodes.ALOAD, 0));
        front.add(CallSites.site(
                method.name, CallSites.withReceiver(owner, "()Z"), CallSiteKind.HAS_OVERRIDE, ownerType, method.desc));
        front.add(new JumpInsnNode(Opcodes.IFEQ, own));
        front.add(new VarInsnNode(Opcodes.ALOAD, 0));
        int local = 1;
        for (Type parameter : Type.getArgumentTypes(method.desc)) {
            front.add(new VarInsnNode(parameter.getOpcode(Opcodes.ILOAD), local));
            local += parameter.getSize();
        }
        front.add(CallSites.site(
                method.name,
                CallSites.withReceiver(owner, method.desc),
                CallSiteKind.OVERRIDE,
                ownerType,
                method.desc));
        front.add(new InsnNode(Type.getReturnType(method.desc).getOpcode(Opcodes.IRETURN)));
        front.add(own);
        firstLine(method).ifPresent(line -> front.add(new LineNumberNode(line, own)));
        front.add(frameOf(method, owner));
        if (Trees.startsWithFrame(method)) {
            front.add(new InsnNode(Opcodes.NOP));
        }
        method.instructions.insert(front);
    }

    /** The copy that {@code super} calls go to. */
    static MethodNode original(MethodNode method, boolean isInterface, String owner) {
        Host host = Host.original(new MethodKey(method.name, method.desc), owner, isInterface);
        return Hosting.host(Trees.copy(method), host.jvm(), isInterface, List.of(PreparedNames.ORIGINAL));
    }

    /** For the instructions before the first that has a line. */
    private static OptionalInt firstLine(MethodNode method) {
        return StreamSupport.stream(method.instructions.spliterator(), false)
                .filter(LineNumberNode.class::isInstance)
                .mapToInt(instruction -> ((LineNumberNode) instruction).line)
                .findFirst();
    }

    private static FrameNode frameOf(MethodNode method, String owner) {
        List<Object> locals = new ArrayList<>();
        locals.add(owner);
        for (Type parameter : Type.getArgumentTypes(method.desc)) {
            locals.add(frameType(parameter));
        }
        return new FrameNode(Opcodes.F_NEW, locals.size(), locals.toArray(), 0, new Object[0]);
    }

    static Object frameType(Type type) {
        return switch (type.getSort()) {
            case Type.BOOLEAN, Type.CHAR, Type.BYTE, Type.SHORT, Type.INT -> Opcodes.INTEGER;
            case Type.FLOAT -> Opcodes.FLOAT;
            case Type.LONG -> Opcodes.LONG;
            case Type.DOUBLE -> Opcodes.DOUBLE;
            default -> type.getInternalName();
        };
    }
}
