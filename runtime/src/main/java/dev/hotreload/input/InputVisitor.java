package dev.hotreload.input;

import java.lang.reflect.Modifier;
import java.util.Set;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Puts a call of the hook at the start of a method. */
final class InputVisitor extends MethodVisitor {
    private static final String HOOK = "dev/hotreload/boot/InputHook";
    private static final Set<String> READS =
            Set.of("read", "readAllBytes", "readNBytes", "transferTo", "skip", "available", "getChannel");

    private final Call call;

    /** What is called. */
    @FunctionalInterface
    private interface Call {
        void on(InputVisitor visitor);
    }

    private InputVisitor(MethodVisitor next, Call call) {
        super(Opcodes.ASM9, next);
        this.call = call;
    }

    /** {@link java.io.FileInputStream}. */
    static MethodVisitor ofFile(MethodVisitor next, int access, String name, String descriptor) {
        if (Modifier.isNative(access) || Modifier.isStatic(access)) {
            return next;
        }
        if (name.equals("open")) {
            return new InputVisitor(next, visitor -> visitor.passArgument("opening", "(Ljava/lang/String;)V"));
        }
        return READS.contains(name) ? new InputVisitor(next, InputVisitor::passDescriptor) : next;
    }

    /** {@link ProcessBuilder}. */
    static MethodVisitor ofProcess(MethodVisitor next, int access, String name, String descriptor) {
        return name.equals("start") && descriptor.startsWith("([Ljava/lang/ProcessBuilder$Redirect;)")
                ? new InputVisitor(next, visitor -> visitor.passArgument("starting", "([Ljava/lang/Object;)V"))
                : next;
    }

    /** {@link java.io.Console}. Lines are read through a file. */
    static MethodVisitor ofConsole(MethodVisitor next, int access, String name, String descriptor) {
        return name.equals("readPassword") ? new InputVisitor(next, visitor -> visitor.call("reading", "()V")) : next;
    }

    @Override
    public void visitCode() {
        super.visitCode();
        call.on(this);
    }

    private void call(String name, String descriptor) {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, HOOK, name, descriptor, false);
    }

    private void passArgument(String name, String descriptor) {
        super.visitVarInsn(Opcodes.ALOAD, 1);
        call(name, descriptor);
    }

    /** The system's number of the file: others make descriptors of their own for it. */
    private void passDescriptor() {
        String access = "jdk/internal/access/JavaIOFileDescriptorAccess";
        super.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                "jdk/internal/access/SharedSecrets",
                "getJavaIOFileDescriptorAccess",
                "()L" + access + ";",
                false);
        super.visitVarInsn(Opcodes.ALOAD, 0);
        super.visitFieldInsn(Opcodes.GETFIELD, "java/io/FileInputStream", "fd", "Ljava/io/FileDescriptor;");
        super.visitMethodInsn(Opcodes.INVOKEINTERFACE, access, "get", "(Ljava/io/FileDescriptor;)I", true);
        call("reading", "(I)V");
    }
}
