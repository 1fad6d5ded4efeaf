package dev.hotreload.vm.stress;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Defines classes below {@link Foo} and {@link Bar}, hidden ones, which are unloaded, and named ones: with interfaces and methods
 * of their own, some with a {@code run}, which the JVM must refuse below Foo.
 */
final class Defining implements Runnable {
    private static final String PACKAGE = "dev/hotreload/vm/stress/";

    private final StressState state;
    private final int number;

    Defining(StressState state, int number) {
        this.state = state;
        this.number = number;
    }

    @Override
    public void run() {
        for (int i = 0; !state.isStopped; i++) {
            define(i);
        }
    }

    private void define(int i) {
        boolean isBelowFoo = i % 2 == 0;
        boolean overrides = isBelowFoo && i % 4 == 2;
        boolean isNamed = i % 150 == 149;
        String name = isNamed ? "Named" + number + "_" + i : "Late";
        byte[] classFile = classFile(name, isBelowFoo ? "Foo" : "Bar", i, overrides);
        try {
            Object made;
            synchronized (state.generation) {
                Lookup lookup = MethodHandles.lookup();
                Class<?> type = isNamed
                        ? lookup.defineClass(classFile)
                        : lookup.defineHiddenClass(classFile, true).lookupClass();
                if (overrides) {
                    state.wrong("a class that overrides run was let in");
                }
                made = type.getDeclaredConstructor().newInstance();
            }
            state.defined.incrementAndGet();
            for (int n = 0; n < 50; n++) {
                Checks.isRunnable(made);
                Checks.runs(made);
                Checks.runsLocked(made);
                Checks.isTwice(made);
                if (!Checks.isStillFoo(made)) {
                    state.wrong("a class that was loaded late is no Foo");
                }
            }
        } catch (IncompatibleClassChangeError | VerifyError refused) {
            if (!overrides) {
                state.wrong("a class was refused: " + refused);
            }
            state.refused.incrementAndGet();
        } catch (ReflectiveOperationException | LinkageError e) {
            state.wrong("a class cannot be loaded: " + e);
        }
    }

    private static byte[] classFile(String name, String superclass, int i, boolean overrides) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        String[] interfaces = i % 3 == 0
                ? new String[] {"java/lang/Runnable"}
                : i % 5 == 0 ? new String[] {"java/util/RandomAccess", PACKAGE + "Twice"} : null;
        writer.visit(Opcodes.V17, Opcodes.ACC_SUPER, PACKAGE + name, null, PACKAGE + superclass, interfaces);
        MethodVisitor constructor = writer.visitMethod(0, "<init>", "()V", null, null);
        constructor.visitCode();
        constructor.visitVarInsn(Opcodes.ALOAD, 0);
        constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, PACKAGE + superclass, "<init>", "()V", false);
        constructor.visitInsn(Opcodes.RETURN);
        constructor.visitMaxs(0, 0);
        constructor.visitEnd();
        if (overrides) {
            MethodVisitor run = writer.visitMethod(Opcodes.ACC_PUBLIC, "run", "()V", null, null);
            run.visitCode();
            run.visitInsn(Opcodes.RETURN);
            run.visitMaxs(0, 0);
            run.visitEnd();
        }
        for (int n = 0; n < i % 7; n++) {
            MethodVisitor method = writer.visitMethod(Opcodes.ACC_PUBLIC, "more" + n, "()I", null, null);
            method.visitCode();
            method.visitInsn(Opcodes.ICONST_1);
            method.visitInsn(Opcodes.IRETURN);
            method.visitMaxs(0, 0);
            method.visitEnd();
        }
        writer.visitEnd();
        return writer.toByteArray();
    }
}
