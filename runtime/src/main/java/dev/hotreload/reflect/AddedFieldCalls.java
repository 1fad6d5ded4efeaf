package dev.hotreload.reflect;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;

/** Writes the methods that stand for calls which need a field of the JVM's. */
final class AddedFieldCalls {
    private final MethodVisitor raw;
    private final GeneratorAdapter code;
    private final Call call;

    private AddedFieldCalls(MethodVisitor raw, GeneratorAdapter code, Call call) {
        this.raw = raw;
        this.code = code;
        this.call = call;
    }

    /** The call of an instance method. */
    record Call(int opcode, String owner, String name, String descriptor) {

        /** Whether it reads or writes by offset: {@code getInt(Object, long)}, {@code putInt(Object, long, int)}. */
        boolean isAccess() {
            return descriptor.startsWith("(Ljava/lang/Object;J") && (isRead() || name.startsWith("put"));
        }

        boolean isRead() {
            return name.startsWith("get");
        }

        String helperDescriptor() {
            return "(L" + owner + ';' + descriptor.substring(1);
        }
    }

    /** Writes the body of the static method that stands for {@code call}; its parameters are the call's operands. */
    static void write(MethodVisitor method, int access, String name, Call call) {
        new AddedFieldCalls(method, new GeneratorAdapter(method, access, name, call.helperDescriptor()), call).write();
    }

    private void write() {
        code.visitCode();
        if (call.isAccess()) {
            access();
        } else if (call.name().equals("objectFieldOffset")) {
            offset();
        } else {
            typeAnnotations();
        }
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    /** {@code return key < -1 ? MemberHook.read(object, key) : unsafe.getT(object, key)}, and likewise for writing. */
    private void access() {
        Label plain = new Label();
        code.loadArg(2);
        code.push(-1L);
        code.ifCmp(Type.LONG_TYPE, GeneratorAdapter.GE, plain);
        code.loadArg(1);
        code.loadArg(2);
        if (call.isRead()) {
            hook("read", "(Ljava/lang/Object;J)Ljava/lang/Object;");
            code.unbox(code.getReturnType());
        } else {
            code.loadArg(3);
            code.valueOf(code.getArgumentTypes()[3]);
            hook("write", "(Ljava/lang/Object;JLjava/lang/Object;)V");
        }
        code.returnValue();
        plain(plain);
    }

    /** {@code return MemberHook.key(field) < 0 ? MemberHook.key(field) : unsafe.objectFieldOffset(field)}. */
    private void offset() {
        Label plain = new Label();
        code.loadArg(1);
        hook("key", "(Ljava/lang/reflect/Field;)J");
        code.push(0L);
        code.ifCmp(Type.LONG_TYPE, GeneratorAdapter.GE, plain);
        code.loadArg(1);
        hook("key", "(Ljava/lang/reflect/Field;)J");
        code.returnValue();
        plain(plain);
    }

    /**
     * {@code return MemberHook.isAdded(field) ? MemberHook.typeAnnotations(field) : field.getTypeAnnotationBytes0()}.
     */
    private void typeAnnotations() {
        Label plain = new Label();
        code.loadArg(0);
        hook("isAdded", "(Ljava/lang/reflect/Field;)Z");
        code.ifZCmp(GeneratorAdapter.EQ, plain);
        code.loadArg(0);
        hook("typeAnnotations", "(Ljava/lang/reflect/Field;)[B");
        code.returnValue();
        plain(plain);
    }

    private void plain(Label label) {
        code.mark(label);
        // Past the adapter, which wants frames spelt out; here they are those of the method's start.
        raw.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        code.loadArgs();
        code.visitMethodInsn(call.opcode(), call.owner(), call.name(), call.descriptor(), false);
        code.returnValue();
    }

    private void hook(String name, String descriptor) {
        code.visitMethodInsn(Opcodes.INVOKESTATIC, MemberHooks.HOOK, name, descriptor, false);
    }
}
