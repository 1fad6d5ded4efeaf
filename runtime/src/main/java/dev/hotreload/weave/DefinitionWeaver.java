package dev.hotreload.weave;

import dev.hotreload.model.CallResolver;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.FieldResolver;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Rewrites the calls of a class that is defined after the first generation, as those of redefined ones. */
public final class DefinitionWeaver {
    private DefinitionWeaver() {}

    /** The class file with its calls rewritten; the same array if the JVM resolves all of them as the sources mean. */
    public static byte[] weave(ClassModel model, byte[] classFile) {
        if (model.states().isEmpty()) {
            return classFile;
        }
        ClassNode tree = Trees.expanded(classFile);
        CallResolver resolver = new CallResolver(model, tree.name);
        MethodReferenceWeaver references = new MethodReferenceWeaver(resolver, tree);
        tree.methods.forEach(references::weave);
        tree.methods.addAll(references.helpers());
        CallSiteWeaver callSites = new CallSiteWeaver(resolver, tree.name);
        FieldAccessWeaver fields = new FieldAccessWeaver(new FieldResolver(model, tree.name), tree.name);
        boolean changed = !references.helpers().isEmpty();
        boolean isLate = model.isLateNestMember(tree.name);
        for (MethodNode method : tree.methods) {
            if (isLate && method.name.equals("<init>") && (method.access & Opcodes.ACC_PRIVATE) != 0) {
                // The JVM does not take it for a nestmate of those that call it; a constructor cannot be called
                // otherwise.
                method.access &= ~Opcodes.ACC_PRIVATE;
                changed = true;
            }
            changed |= SwitchMapSize.weave(method, tree, model);
            changed |= callSites.weave(method);
            changed |= fields.weave(method);
        }
        if (!changed) {
            return classFile;
        }
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        tree.accept(writer);
        return writer.toByteArray();
    }
}
