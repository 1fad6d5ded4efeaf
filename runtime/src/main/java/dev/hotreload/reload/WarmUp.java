package dev.hotreload.reload;

import dev.hotreload.change.ChangedClass;
import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.MethodsVisitor;
import dev.hotreload.define.Definitions;
import dev.hotreload.diff.ClassChange;
import dev.hotreload.diff.ClassDiff;
import dev.hotreload.diff.LambdaMatcher;
import dev.hotreload.diff.Renaming;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.ClassSource;
import dev.hotreload.model.ClassState;
import dev.hotreload.model.UnresolvedReferences;
import dev.hotreload.outcome.GenerationReports;
import dev.hotreload.outcome.OldFrames;
import dev.hotreload.report.GenerationReport;
import dev.hotreload.report.Outcome;
import dev.hotreload.report.RehearsedReport;
import dev.hotreload.report.Timings;
import dev.hotreload.weave.Preparation;
import dev.hotreload.weave.RedefinitionWeaver;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Walks a change of a class of our own through the engine, so that the user's first save does not pay for the loading
 * of the engine's classes, nor for the JVM's first redefinition.
 */
final class WarmUp {
    private static final int ROUNDS = 20;

    private final Instrumentation instrumentation;
    private final Definitions definitions;

    WarmUp(Instrumentation instrumentation, Definitions definitions) {
        this.instrumentation = instrumentation;
        this.definitions = definitions;
    }

    /** What is changed; its code is like that of an application's class. */
    static final class Sample {
        private final List<String> words;

        Sample(List<String> words) {
            this.words = words;
        }

        int longerThan(int length) {
            Supplier<Integer> limit = () -> length;
            int count = 0;
            for (String word : words) {
                count += word.length() > limit.get() ? 1 : 0;
            }
            return count;
        }
    }

    /**
     * Warms up.
     *
     * @throws IOException if our own jar cannot be read
     * @throws UnmodifiableClassException if the JVM does not let the sample be redefined
     */
    void run() throws IOException, UnmodifiableClassException, ClassNotFoundException {
        byte[] bytes = read();
        ClassFile before = ClassFile.parse(bytes);
        for (int round = 0; round < ROUNDS; round++) {
            change(before, changed(bytes, round));
        }
        instrumentation.redefineClasses(new ClassDefinition(Sample.class, bytes));
    }

    private void change(ClassFile before, byte[] changedBytes) {
        ClassFile changed = ClassFile.parse(changedBytes);
        ClassFile now = Renaming.methods(changed, LambdaMatcher.match(before, changed, name -> true));
        List<ClassChange> changes = ClassDiff.between(before, now);
        ClassSource source = new OneClass(now);
        ClassFile first = ClassFile.parse(Preparation.prepare(before.bytes(), definitions));
        ClassState state = ClassState.initial(first, before, 0).with(now, 1, false);
        ClassModel model = ClassModel.initial(source).with(List.of(state), source);
        RedefinitionWeaver.Woven woven = RedefinitionWeaver.weave(model, state, Map.of(), Map.of(), false);
        boolean isComplete = new UnresolvedReferences(model).first(now).isEmpty();
        List<ChangedClass> classes = List.of(new ChangedClass(now.internalName(), before, now, changes, true));
        OldFrames frames = OldFrames.before(classes);
        if (!isComplete
                || woven.classFile().length == 0
                || !frames.frames().isEmpty()
                || changes.isEmpty()
                || RehearsedReport.length(report(classes)) == 0) {
            throw new IllegalStateException("the engine's own sample is not relinked as it should be");
        }
    }

    private static GenerationReport report(List<ChangedClass> classes) {
        return new GenerationReport(
                1,
                List.of("sample"),
                GenerationReports.classes(classes),
                List.of(),
                Outcome.APPLIED,
                List.of(),
                List.of(),
                List.of("a note"),
                new Timings(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(1), Duration.ZERO));
    }

    /** The sample and nothing else. */
    private record OneClass(ClassFile type) implements ClassSource {
        @Override
        public @Nullable ClassFile find(String internalName) {
            return internalName.equals(type.internalName()) ? type : null;
        }

        @Override
        public boolean isInModulesPackage(String internalName) {
            return false;
        }

        @Override
        public boolean isModules(String internalName) {
            return internalName.equals(type.internalName());
        }
    }

    private static byte[] read() throws IOException {
        String name = Sample.class.getName().replace('.', '/') + ".class";
        try (InputStream in = WarmUp.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new IOException("the runtime jar has no " + name);
            }
            return in.readAllBytes();
        }
    }

    /** The sample with other code in its method. */
    private static byte[] changed(byte[] bytes, int round) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(bytes)
                .accept(
                        new MethodsVisitor(
                                writer,
                                (method, access, name, descriptor) ->
                                        name.equals("longerThan") ? new Incremented(method, round) : method),
                        0);
        return writer.toByteArray();
    }

    /** Adds a constant to what a method returns. */
    private static final class Incremented extends MethodVisitor {
        private final int increment;

        Incremented(MethodVisitor next, int increment) {
            super(Opcodes.ASM9, next);
            this.increment = increment;
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.IRETURN) {
                super.visitIntInsn(Opcodes.SIPUSH, increment);
                super.visitInsn(Opcodes.IADD);
            }
            super.visitInsn(opcode);
        }

        @Override
        public void visitMaxs(int maxStack, int maxLocals) {
            super.visitMaxs(maxStack + 1, maxLocals);
        }
    }
}
