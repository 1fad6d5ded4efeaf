package dev.hotreload.handover;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.MemberNames;
import dev.hotreload.classfile.MethodKey;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/** Looks in the code of one class for uses of members on another object than its own: see {@link OutsideUses}. */
final class OutsideUse {
    private final ClassNode user;
    private final Set<String> owners;
    private final Map<MethodKey, String> members;

    private OutsideUse(ClassNode user, Set<String> owners, Map<MethodKey, String> members) {
        this.user = user;
        this.owners = owners;
        this.members = members;
    }

    /**
     * The first use, in a sentence; null if there is none.
     *
     * @param owners the class and its superclasses (internal names)
     * @param members fields and methods by name and descriptor, as messages say them
     */
    static @Nullable String find(ClassFile user, Set<String> owners, Map<MethodKey, String> members) {
        OutsideUse search = new OutsideUse(user.node(), owners, members);
        for (MethodNode method : user.node().methods) {
            String use = search.in(method);
            if (use != null) {
                return MemberNames.simple(user.internalName().replace('/', '.')) + "." + method.name + " uses " + use
                        + " directly";
            }
        }
        return null;
    }

    private @Nullable String in(MethodNode method) {
        Frame<SourceValue>[] frames = null;
        for (int i = 0; i < method.instructions.size(); i++) {
            AbstractInsnNode instruction = method.instructions.get(i);
            Use use = use(instruction);
            if (use != null) {
                frames = frames == null ? analyse(method) : frames;
                Frame<SourceValue> frame = frames[i];
                // Without a frame, nothing leads there.
                if (frame != null && !isOwn(frame.getStack(frame.getStackSize() - 1 - use.depth()), method)) {
                    return use.shown();
                }
            }
        }
        return null;
    }

    /** @param depth how far below the top of the stack the object is */
    private record Use(String shown, int depth) {}

    private @Nullable Use use(AbstractInsnNode instruction) {
        if (instruction instanceof FieldInsnNode field && owners.contains(field.owner)) {
            String shown = members.get(new MethodKey(field.name, field.desc));
            return shown == null
                            || instruction.getOpcode() == Opcodes.GETSTATIC
                            || instruction.getOpcode() == Opcodes.PUTSTATIC
                    ? null
                    : new Use(shown, instruction.getOpcode() == Opcodes.PUTFIELD ? 1 : 0);
        } else if (instruction instanceof MethodInsnNode call && instruction.getOpcode() != Opcodes.INVOKESTATIC) {
            Type[] arguments = Type.getArgumentTypes(call.desc);
            if (call.name.equals("<init>")) {
                return isInner(call.owner) && arguments.length > 0 && owners.contains(arguments[0].getInternalName())
                        ? new Use(
                                "the object around a new " + MemberNames.simple(call.owner.replace('/', '.')),
                                arguments.length - 1)
                        : null;
            }
            String shown = owners.contains(call.owner) ? members.get(new MethodKey(call.name, call.desc)) : null;
            return shown == null ? null : new Use(shown, arguments.length);
        } else if (instruction instanceof InvokeDynamicInsnNode site) {
            return ofReference(site);
        }
        return null;
    }

    /** A reference to a method: its object is captured, or comes when it is called. */
    private @Nullable Use ofReference(InvokeDynamicInsnNode site) {
        for (Object argument : site.bsmArgs) {
            if (argument instanceof Handle handle && owners.contains(handle.getOwner())) {
                String shown = members.get(new MethodKey(handle.getName(), handle.getDesc()));
                if (shown != null) {
                    int captured = Type.getArgumentTypes(site.desc).length;
                    return captured == 0 ? new Use(shown, -1) : new Use(shown, captured - 1);
                }
            }
        }
        return null;
    }

    /** Whether objects of a class have one around them. */
    private boolean isInner(String internalName) {
        return user.innerClasses.stream()
                .anyMatch(inner -> inner.name.equals(internalName) && (inner.access & Opcodes.ACC_STATIC) == 0);
    }

    private Frame<SourceValue>[] analyse(MethodNode method) {
        try {
            return new Analyzer<>(new Sources()).analyzeAndComputeMaxs(user.name, method);
        } catch (AnalyzerException e) {
            throw new LinkageError("hotreload: the code of " + user.name + "." + method.name, e);
        }
    }

    /** What is duplicated on the stack is still what it was. */
    private static final class Sources extends SourceInterpreter {
        Sources() {
            super(Opcodes.ASM9);
        }

        @Override
        public SourceValue copyOperation(AbstractInsnNode instruction, SourceValue value) {
            return instruction instanceof VarInsnNode ? super.copyOperation(instruction, value) : value;
        }
    }

    /** Whether it is {@code this}, or the object around it: no method of the class itself ever runs on a proxy. */
    private static boolean isOwn(SourceValue value, MethodNode method) {
        return (method.access & Opcodes.ACC_STATIC) == 0
                && value.insns.size() == 1
                && isOwn(value.insns.iterator().next(), method);
    }

    private static boolean isOwn(AbstractInsnNode source, MethodNode method) {
        if (source instanceof VarInsnNode load) {
            boolean isThis = load.var == 0;
            boolean isOuter = load.var == 1 && method.name.equals("<init>");
            return isThis || isOuter;
        }
        return source instanceof FieldInsnNode outer
                && outer.getOpcode() == Opcodes.GETFIELD
                && outer.name.startsWith("this$");
    }
}
