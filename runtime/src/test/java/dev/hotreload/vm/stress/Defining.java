package dev.hotreload.vm.stress;

import dev.hotreload.classfile.PreparedNames;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Defines classes below {@link Foo} and {@link Bar}, as a library does, which knows nothing of us: hidden ones, which
 * are unloaded, and named ones, with interfaces and methods of their own, some with a {@code run}, which the JVM must
 * refuse below Foo.
 */
final class Defining implements Runnable {
    private static final String PACKAGE = "dev/hotreload/vm/stress/";

    private static final String[] NAMED_WITH_SEATS = Stream.concat(
                    Stream.of(PACKAGE + "Named"), PreparedNames.SEATS.stream())
            .toArray(String[]::new);

    private final StressState state;
    private final int number;
    private String named = "Bar";

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
        boolean isBeside = i % 8 == 5;
        boolean isBelowFoo = i % 2 == 0;
        boolean overrides = isBelowFoo && i % 4 == 2;
        boolean isNamed = !isBeside && i % 150 == 149;
        String name = isNamed ? "Named" + number + "_" + i : "Late";
        // Those below a class that was late itself find its table of methods as the JVM has laid it out meanwhile.
        String superclass = isBeside ? "java/lang/Object" : PACKAGE + superclass(i, isNamed, isBelowFoo);
        byte[] classFile = classFile(name, superclass, i, overrides);
        try {
            Lookup lookup = MethodHandles.lookup();
            Class<?> type = isNamed
                    ? lookup.defineClass(classFile)
                    : lookup.defineHiddenClass(classFile, true).lookupClass();
            if (overrides) {
                state.wrong("a class that overrides run was let in");
            }
            Object made = type.getDeclaredConstructor().newInstance();
            state.defined.incrementAndGet();
            state.latest.offer(made.getClass());
            named = isNamed ? name : named;
            for (int n = 0; n < 50; n++) {
                Checks.isRunnable(made);
                Checks.runs(made);
                Checks.runsLocked(made);
                Checks.isTwice(made);
                Checks.greets(made);
                Checks.isOne(made);
                if (!isBeside && (made instanceof Foo ? !Checks.isStillFoo(made) : !Checks.isStillBoth((Both) made))) {
                    state.wrong("a class that was loaded late is not what it was");
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

    private String superclass(int i, boolean isNamed, boolean isBelowFoo) {
        if (isNamed) {
            return List.of("Foo", "Partial", "Bar").get(i / 150 % 3);
        }
        if (isBelowFoo) {
            return "Foo";
        }
        return i % 3 == 1 ? named : i % 5 == 1 ? "Partial" : "Bar";
    }

    private static byte[] classFile(String name, String superclass, int i, boolean overrides) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        String[] interfaces = i % 3 == 0
                ? new String[] {"java/lang/Runnable"}
                : i % 5 == 0 ? new String[] {"java/util/RandomAccess", PACKAGE + "Twice"} : null;
        boolean isBeside = superclass.equals("java/lang/Object");
        writer.visit(
                Opcodes.V17,
                Opcodes.ACC_SUPER,
                PACKAGE + name,
                null,
                superclass,
                isBeside ? NAMED_WITH_SEATS : interfaces);
        MethodVisitor constructor = writer.visitMethod(0, "<init>", "()V", null, null);
        constructor.visitCode();
        constructor.visitVarInsn(Opcodes.ALOAD, 0);
        constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, superclass, "<init>", "()V", false);
        constructor.visitInsn(Opcodes.RETURN);
        constructor.visitMaxs(0, 0);
        constructor.visitEnd();
        if (i % 4 != 0 || i % 3 == 0) {
            addNumber(writer, "hello", 6);
        }
        if (isBeside) {
            addNumber(writer, "one", 1);
            addNumber(writer, "twice", 2);
        }
        if (superclass.endsWith("/Partial")) {
            addNumber(writer, "zeroth", 0);
            addNumber(writer, "first", 1);
            addNumber(writer, "second", 2);
        }
        if (overrides) {
            MethodVisitor run = writer.visitMethod(Opcodes.ACC_PUBLIC, "run", "()V", null, null);
            run.visitCode();
            run.visitInsn(Opcodes.RETURN);
            run.visitMaxs(0, 0);
            run.visitEnd();
        }
        for (int n = 0; n < i % 7; n++) {
            addNumber(writer, "more" + n, 1);
        }
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static void addNumber(ClassWriter writer, String name, int number) {
        MethodVisitor method = writer.visitMethod(Opcodes.ACC_PUBLIC, name, "()I", null, null);
        method.visitCode();
        method.visitIntInsn(Opcodes.BIPUSH, number);
        method.visitInsn(Opcodes.IRETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }
}
