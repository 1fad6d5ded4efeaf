package dev.hotreload.reload;

import dev.hotreload.change.ModuleChanges;
import dev.hotreload.classfile.MethodsVisitor;
import dev.hotreload.content.ModuleContent;
import dev.hotreload.watch.FileChanges;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Drafts changes of the application's loaded classes that nobody has made, each as if it had other code in its methods,
 * and as if it had another field and method besides, so that the draft of the user's first save finds warm code.
 * Nothing is applied, and nothing is kept.
 *
 * <p>Used by one thread at a time.
 */
final class Rehearsal {
    /** After some four the time that a draft takes goes down no more. */
    private static final int CLASSES = 8;

    private final List<ModuleContent> modules;
    private final Predicate<String> isLoaded;
    private final Consumer<ModuleChanges> draft;

    /**
     * @param isLoaded whether a class, by its internal name, is loaded and may be reloaded
     * @param draft drafts what follows from changes
     */
    Rehearsal(List<ModuleContent> modules, Predicate<String> isLoaded, Consumer<ModuleChanges> draft) {
        this.modules = modules;
        this.isLoaded = isLoaded;
        this.draft = draft;
    }

    /**
     * Rehearses some changes.
     *
     * @return the internal names of their classes
     */
    List<String> run() {
        List<String> rehearsed = new ArrayList<>();
        for (ModuleContent content : modules) {
            for (String path : content.classFiles()) {
                String internalName = ModuleContent.internalNameOf(path);
                if (rehearsed.size() < CLASSES && isLoaded.test(internalName) && rehearse(content, path)) {
                    rehearsed.add(internalName);
                }
            }
        }
        return rehearsed;
    }

    /** False if the class has no code that could change. */
    private boolean rehearse(ModuleContent content, String path) {
        byte[] classFile = content.find(ModuleContent.internalNameOf(path));
        if (classFile == null) {
            return false;
        }
        byte[] changed = MethodsVisitor.changed(classFile, (next, access, name, descriptor) -> new OtherCode(next));
        if (Arrays.equals(changed, classFile)) {
            return false;
        }
        draft(content, path, changed);
        if (MoreMembers.mayHave(classFile)) {
            draft(content, path, MoreMembers.in(changed));
        }
        return true;
    }

    private void draft(ModuleContent content, String path, byte[] changed) {
        FileChanges files = new FileChanges(Map.of(path, changed), Set.of(), Set.of(), System.nanoTime());
        draft.accept(new ModuleChanges(Map.of(content, files)));
    }

    /** The same code, with an instruction more. */
    private static final class OtherCode extends MethodVisitor {
        OtherCode(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            visitInsn(Opcodes.NOP);
        }
    }

    /** The same class, with a field and a method more. */
    private static final class MoreMembers extends ClassVisitor {
        private static final String NAME = "hotreload$rehearsed";

        private MoreMembers(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        static boolean mayHave(byte[] classFile) {
            ClassReader reader = new ClassReader(classFile);
            return (reader.getAccess() & Opcodes.ACC_INTERFACE) == 0
                    && !"java/lang/Record".equals(reader.getSuperName());
        }

        static byte[] in(byte[] classFile) {
            ClassReader reader = new ClassReader(classFile);
            ClassWriter writer = new ClassWriter(reader, 0);
            reader.accept(new MoreMembers(writer), 0);
            return writer.toByteArray();
        }

        @Override
        public void visitEnd() {
            visitField(Opcodes.ACC_PRIVATE, NAME, "I", null, null).visitEnd();
            MethodVisitor method = visitMethod(Opcodes.ACC_PRIVATE, NAME, "()V", null, null);
            method.visitCode();
            method.visitInsn(Opcodes.RETURN);
            method.visitMaxs(0, 1);
            method.visitEnd();
            super.visitEnd();
        }
    }
}
