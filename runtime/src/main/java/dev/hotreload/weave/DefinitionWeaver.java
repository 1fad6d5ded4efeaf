package dev.hotreload.weave;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.model.CallResolver;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.FieldResolver;
import dev.hotreload.model.LostInheritance;
import dev.hotreload.model.ResolvedMethod;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Rewrites the calls of a class that is defined after the first generation, as those of redefined ones, gives it the
 * methods that it would not inherit, and moves those that it could not override.
 */
public final class DefinitionWeaver {
    private DefinitionWeaver() {}

    /**
     * The class file, rewritten; the same array if the JVM resolves all calls and inherits all methods as the sources
     * mean.
     *
     * @param isPrepared whether a class has what preparing adds, the place for added fields among it
     */
    public static byte[] weave(ClassModel model, Predicate<String> isPrepared, byte[] classFile) {
        if (model.states().isEmpty()) {
            return classFile;
        }
        ClassNode tree = Trees.expanded(classFile);
        CallResolver resolver = new CallResolver(model, tree.name);
        MethodReferenceWeaver references =
                new MethodReferenceWeaver(model, resolver, tree, (tree.access & Opcodes.ACC_INTERFACE) != 0);
        tree.methods.forEach(references::weave);
        tree.methods.addAll(references.helpers());
        CallSiteWeaver callSites = new CallSiteWeaver(resolver, tree.name);
        FieldAccessWeaver fields = new FieldAccessWeaver(new FieldResolver(model, tree.name), tree.name);
        boolean changed = references.hasChanged();
        boolean isBelowFace = model.isFace(tree.superName);
        FaceTypes faceTypes = new FaceTypes(model, tree.name);
        LaterSupertypes supertypes = new LaterSupertypes(model);
        boolean hasStateAbove = isBelowFace && isPrepared.test(model.classInJvm(tree.superName));
        boolean isLate = model.isLateNestMember(tree.name);
        for (MethodNode method : tree.methods) {
            if (isLate && method.name.equals("<init>") && (method.access & Opcodes.ACC_PRIVATE) != 0) {
                // The JVM does not take it for a nestmate of those that call it; a constructor cannot be called
                // otherwise.
                method.access &= ~Opcodes.ACC_PRIVATE;
                changed = true;
            }
            if (isBelowFace) {
                FaceCode.constructAbove(method, tree.name, tree.superName, model);
            }
            changed |= SwitchMapSize.weave(method, tree, model);
            changed |= callSites.weave(method);
            changed |= fields.weave(method);
            changed |= faceTypes.weave(method);
            changed |= supertypes.weave(method);
            if (isBelowFace && !hasStateAbove) {
                NewObjects.mark(method, tree.name);
            }
        }
        changed |= addLost(model, tree);
        changed |= LateOverrides.move(model, tree);
        changed |= LateInterfaces.name(model, tree);
        if (isBelowFace) {
            tree.interfaces.add(0, tree.superName);
            tree.superName = model.classInJvm(tree.superName);
        } else if (!changed) {
            return classFile;
        }
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        tree.accept(writer);
        return writer.toByteArray();
    }

    /**
     * Gives the class the methods that it would not inherit in the JVM. Public: whoever may call them is decided above.
     */
    private static boolean addLost(ClassModel model, ClassNode tree) {
        ClassFile source = model.find(tree.name);
        Collection<ResolvedMethod> lost = source == null ? List.of() : new LostInheritance(model).of(source);
        for (ResolvedMethod declared : lost) {
            MethodNode method = declared.method();
            boolean isOfPackage = (method.access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) == 0;
            tree.methods.add(InheritedCall.write(
                    tree.name,
                    new MethodKey(method.name, method.desc),
                    Opcodes.ACC_SYNTHETIC | (isOfPackage ? 0 : Opcodes.ACC_PUBLIC),
                    method.exceptions.toArray(String[]::new)));
        }
        return !lost.isEmpty();
    }
}
