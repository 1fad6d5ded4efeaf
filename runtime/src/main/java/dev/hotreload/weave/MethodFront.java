package dev.hotreload.weave;

import dev.hotreload.boot.StackTraceHook;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.InstructionAdapter;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Code in front of a method that calls the method itself: this very method, whatever a subclass overrides, and in its
 * newest version, because the JVM resolves the call.
 */
abstract class MethodFront {
    final MethodNode method;
    final String owner;
    final boolean isStatic;
    final Type[] parameters;
    final Type result;
    /** The first local variable behind the parameters, which the body may use for something else. */
    final int free;

    private final String hook;
    private final boolean isInterface;
    private final boolean isFinal;
    private final boolean isOfNestmates;

    /**
     * @param method with expanded frames; not abstract, not native, no constructor
     * @param hook the internal name of the class that the front calls
     */
    MethodFront(MethodNode method, ClassNode type, String hook) {
        this.method = method;
        this.hook = hook;
        this.owner = type.name;
        this.isInterface = (type.access & Opcodes.ACC_INTERFACE) != 0;
        this.isFinal = (type.access & Opcodes.ACC_FINAL) != 0;
        this.isOfNestmates = (type.version & 0xFFFF) >= Opcodes.V11;
        this.isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
        this.parameters = Type.getArgumentTypes(method.desc);
        this.result = Type.getReturnType(method.desc);
        this.free = (Type.getArgumentsAndReturnSizes(method.desc) >> 2) - (isStatic ? 1 : 0);
    }

    /**
     * Begins with the line by which stack traces leave the front out, and leaves the method's class, name and
     * descriptor.
     */
    final void begin(InstructionAdapter code, Label start) {
        code.mark(start);
        code.visitLineNumber(StackTraceHook.DISPATCH_LINE, start);
        code.tconst(Type.getObjectType(owner));
        code.aconst(method.name);
        code.aconst(method.desc);
    }

    /** Calls a static method of the hook. */
    final void hook(InstructionAdapter code, String name, String descriptor) {
        code.invokestatic(hook, name, descriptor, false);
    }

    /** Ends the front: what follows is the method as it was. */
    final void body(InstructionAdapter code, Label body) {
        code.mark(body);
        frame(code, List.of(), List.of());
        if (Trees.startsWithFrame(method)) {
            code.nop();
        }
    }

    /** Leaves the parameters as an array of objects. */
    final void packed(InstructionAdapter code) {
        code.iconst(parameters.length);
        code.newarray(InstructionAdapter.OBJECT_TYPE);
        int local = isStatic ? 0 : 1;
        for (int i = 0; i < parameters.length; i++) {
            code.dup();
            code.iconst(i);
            code.load(local, parameters[i]);
            Boxing.box(code, parameters[i]);
            code.astore(InstructionAdapter.OBJECT_TYPE);
            local += parameters[i].getSize();
        }
    }

    /** Calls the method; its receiver and arguments are put on the stack before. */
    final void callItself(InstructionAdapter code) {
        code.visitMethodInsn(instruction(), owner, method.name, method.desc, isInterface);
    }

    /**
     * Where nothing can override the method, the instruction that the compiler uses, too. HotSpot keeps one entry for a
     * method reference in a class, and after a redefinition it brings only half of it up to date if both instructions
     * use it and the target is fixed ({@code ConstantPoolCacheEntry::adjust_method_entry}).
     */
    private int instruction() {
        boolean isFixed = (method.access & Opcodes.ACC_PRIVATE) != 0
                ? isOfNestmates
                : isFinal || (method.access & Opcodes.ACC_FINAL) != 0;
        return isStatic
                ? Opcodes.INVOKESTATIC
                : isFixed && !isInterface ? Opcodes.INVOKEVIRTUAL : Opcodes.INVOKESPECIAL;
    }

    /** A frame of the parameters and these. */
    final void frame(InstructionAdapter code, List<Object> own, List<Object> stack) {
        List<Object> locals = new ArrayList<>();
        if (!isStatic) {
            locals.add(owner);
        }
        for (Type parameter : parameters) {
            locals.add(OverrideFront.frameType(parameter));
        }
        locals.addAll(own);
        code.visitFrame(Opcodes.F_NEW, locals.size(), locals.toArray(), stack.size(), stack.toArray());
    }
}
