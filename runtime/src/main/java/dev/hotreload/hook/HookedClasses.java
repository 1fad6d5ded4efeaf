package dev.hotreload.hook;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.MethodsVisitor;
import dev.hotreload.generation.Generation;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The classes with methods that are called around reloads; their constructors report the objects that they make, if one
 * of these methods is an instance method.
 *
 * <p>Every class file that the JVM gets comes past here, so what is looked for first is nothing but the annotations'
 * names among its bytes. Safe for use by any thread.
 */
public final class HookedClasses {
    private static final List<String> ANNOTATIONS =
            List.of("Ldev/hotreload/api/BeforeReload;", "Ldev/hotreload/api/AfterReload;");
    private static final BytePattern MENTION = new BytePattern("Ldev/hotreload/api/");

    private final Supplier<Generation> current;
    private final Set<String> internalNames = new ConcurrentSkipListSet<>();

    public HookedClasses(Supplier<Generation> current) {
        this.current = current;
    }

    /** The classes that have had such methods. */
    Set<String> internalNames() {
        return internalNames;
    }

    /** Has those of another generation that stay. */
    public void takeIn(HookedClasses before, Predicate<String> isStaying) {
        before.internalNames.stream().filter(isStaying).forEach(internalNames::add);
    }

    /** What to give to the JVM in place of a class file; the same array if nothing of it is of interest here. */
    public byte[] weave(String internalName, byte[] classFile) {
        if (!MENTION.isIn(classFile)) {
            return classFile;
        }
        ClassFile declared = current.get().model().find(internalName);
        List<MethodNode> hooks = declared == null
                ? List.of()
                : declared.methods().values().stream()
                        .filter(HookedClasses::isHook)
                        .toList();
        if (hooks.isEmpty()) {
            return classFile;
        }
        internalNames.add(internalName);
        boolean areObjectsCalled = hooks.stream().anyMatch(hook -> (hook.access & Opcodes.ACC_STATIC) == 0);
        return areObjectsCalled
                ? MethodsVisitor.changed(
                        classFile,
                        (method, access, name, descriptor) ->
                                name.equals("<init>") ? new ReportingConstructor(method) : method)
                : classFile;
    }

    private static boolean isHook(MethodNode method) {
        List<AnnotationNode> annotations = method.visibleAnnotations;
        return annotations != null && annotations.stream().anyMatch(node -> ANNOTATIONS.contains(node.desc));
    }

    /** Reports its object where it returns. */
    private static final class ReportingConstructor extends MethodVisitor {
        ReportingConstructor(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.RETURN) {
                // No compiler assigns this.
                super.visitVarInsn(Opcodes.ALOAD, 0);
                super.visitMethodInsn(
                        Opcodes.INVOKESTATIC,
                        "dev/hotreload/boot/HookedObjects",
                        "made",
                        "(Ljava/lang/Object;)V",
                        false);
            }
            super.visitInsn(opcode);
        }
    }
}
