package dev.hotreload.reflect;

import dev.hotreload.reflect.AddedFieldCalls.Call;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Replaces calls that need a field of the JVM's by calls of private static methods, added to the same class, that ask
 * whether it is an added one.
 */
final class AddedFieldVisitor extends ClassVisitor {
    private final Predicate<Call> isReplaced;
    private final Map<Call, Integer> replaced = new LinkedHashMap<>();
    private String owner = "";

    private AddedFieldVisitor(ClassVisitor next, Predicate<Call> isReplaced) {
        super(Opcodes.ASM9, next);
        this.isReplaced = isReplaced;
    }

    /** For {@link java.lang.reflect.Field}: the JVM keeps type annotations of its own fields only. */
    static AddedFieldVisitor ofField(ClassVisitor next) {
        return new AddedFieldVisitor(next, call -> call.name().equals("getTypeAnnotationBytes0"));
    }

    /** For {@code java.io.ObjectStreamClass$FieldReflector}, which reads and writes fields by their offsets. */
    static AddedFieldVisitor ofFieldReflector(ClassVisitor next) {
        return new AddedFieldVisitor(
                next,
                call -> call.owner().equals("jdk/internal/misc/Unsafe")
                        && (call.isAccess() || call.name().equals("objectFieldOffset")));
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        owner = name;
        super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {
            @Override
            public void visitMethodInsn(int opcode, String callee, String method, String type, boolean isInterface) {
                Call call = new Call(opcode, callee, method, type);
                if (isReplaced.test(call)) {
                    replaced.putIfAbsent(call, replaced.size());
                    super.visitMethodInsn(Opcodes.INVOKESTATIC, owner, helper(call), call.helperDescriptor(), false);
                } else {
                    super.visitMethodInsn(opcode, callee, method, type, isInterface);
                }
            }
        };
    }

    @Override
    public void visitEnd() {
        replaced.keySet().forEach(call -> {
            int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
            MethodVisitor helper = super.visitMethod(access, helper(call), call.helperDescriptor(), null, null);
            AddedFieldCalls.write(helper, access, helper(call), call);
        });
        super.visitEnd();
    }

    private String helper(Call call) {
        return "hotreload$" + call.name() + '$' + replaced.get(call);
    }
}
