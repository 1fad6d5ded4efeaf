package dev.hotreload.renewal;

import dev.hotreload.live.TrustedLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Makes the threads on which a program begins again. Nothing stands below {@code main} in their stack traces, as in
 * those of the JVM's own main thread: the method that calls it is one of those that the JVM hides.
 *
 * <p>The class of these threads is written here and defined by the bootstrap loader when it is first needed, because
 * only there the JVM heeds the annotation that hides. Used by one thread.
 */
final class MainThreads {
    private static final String NAME = "dev/hotreload/MainThread";
    private static final String HANDLE = "java/lang/invoke/MethodHandle";
    private static final String CONSTRUCTOR = "(Ljava/lang/ThreadGroup;L" + HANDLE + ";)V";
    /** As of dispatching frames, which are left out where stack traces are hooked. */
    private static final int HIDDEN_LINE = 0xFFFF;

    private final TrustedLookup lookup;
    private @Nullable MethodHandle maker;

    MainThreads(TrustedLookup lookup) {
        this.lookup = lookup;
    }

    /**
     * Makes a thread named {@code main}.
     *
     * @param main {@code ()void}
     * @throws ReflectiveOperationException if this JDK does not let the class be defined
     */
    Thread make(ThreadGroup group, MethodHandle main) throws ReflectiveOperationException {
        try {
            MethodHandle known = maker;
            if (known == null) {
                known = define();
                maker = known;
            }
            return (Thread) known.invoke(group, main);
        } catch (ReflectiveOperationException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new ReflectiveOperationException(e);
        }
    }

    private MethodHandle define() throws Throwable {
        MethodHandles.Lookup trusted = lookup.trusted();
        Class<?> unsafeType = Class.forName("jdk.internal.misc.Unsafe");
        Object unsafe = trusted.findStatic(unsafeType, "getUnsafe", MethodType.methodType(unsafeType))
                .invoke();
        byte[] bytes = bytes();
        MethodType type = MethodType.methodType(
                Class.class,
                String.class,
                byte[].class,
                int.class,
                int.class,
                ClassLoader.class,
                ProtectionDomain.class);
        Class<?> defined = (Class<?>) trusted.findVirtual(unsafeType, "defineClass", type)
                .invoke(unsafe, NAME, bytes, 0, bytes.length, (ClassLoader) null, (ProtectionDomain) null);
        return trusted.findConstructor(
                defined, MethodType.methodType(void.class, ThreadGroup.class, MethodHandle.class));
    }

    /**
     * <pre>{@code
     * final class MainThread extends Thread {
     *     private final MethodHandle main;
     *     MainThread(ThreadGroup group, MethodHandle main) { super(group, "main"); this.main = main; }
     *     @Hidden public void run() { main.invokeExact(); }
     * }
     * }</pre>
     */
    private static byte[] bytes() {
        ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        type.visit(Opcodes.V17, Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, NAME, null, "java/lang/Thread", null);
        type.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, "main", "L" + HANDLE + ";", null, null);
        MethodVisitor made = type.visitMethod(0, "<init>", CONSTRUCTOR, null, null);
        made.visitCode();
        made.visitVarInsn(Opcodes.ALOAD, 0);
        made.visitVarInsn(Opcodes.ALOAD, 1);
        made.visitLdcInsn("main");
        made.visitMethodInsn(
                Opcodes.INVOKESPECIAL,
                "java/lang/Thread",
                "<init>",
                "(Ljava/lang/ThreadGroup;Ljava/lang/String;)V",
                false);
        made.visitVarInsn(Opcodes.ALOAD, 0);
        made.visitVarInsn(Opcodes.ALOAD, 2);
        made.visitFieldInsn(Opcodes.PUTFIELD, NAME, "main", "L" + HANDLE + ";");
        made.visitInsn(Opcodes.RETURN);
        made.visitMaxs(0, 0);
        made.visitEnd();
        MethodVisitor run = type.visitMethod(Opcodes.ACC_PUBLIC, "run", "()V", null, null);
        run.visitAnnotation("Ljdk/internal/vm/annotation/Hidden;", true).visitEnd();
        run.visitCode();
        Label start = new Label();
        run.visitLabel(start);
        run.visitLineNumber(HIDDEN_LINE, start);
        run.visitVarInsn(Opcodes.ALOAD, 0);
        run.visitFieldInsn(Opcodes.GETFIELD, NAME, "main", "L" + HANDLE + ";");
        run.visitMethodInsn(Opcodes.INVOKEVIRTUAL, HANDLE, "invokeExact", "()V", false);
        run.visitInsn(Opcodes.RETURN);
        run.visitMaxs(0, 0);
        run.visitEnd();
        type.visitEnd();
        return type.toByteArray();
    }
}
