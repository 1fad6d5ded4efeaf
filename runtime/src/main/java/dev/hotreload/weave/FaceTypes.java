package dev.hotreload.weave;

import dev.hotreload.model.ClassModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/**
 * Makes the JVM's verifier see that values of a class in whose place the JVM has an interface ({@link
 * dev.hotreload.model.Face}) are of the class above it: for the sources it is a superclass, and so compilers write no
 * cast.
 *
 * <p>All such objects are of that class in the JVM, too, so a cast behind each place where such a value comes from is
 * always right; and where an interface is expected, the verifier takes any object.
 */
final class FaceTypes {
    private final ClassModel model;
    private final String owner;
    private final boolean areThere;

    FaceTypes(ClassModel model, String owner) {
        this.model = model;
        this.owner = owner;
        this.areThere = model.states().stream().anyMatch(state -> model.isFaceBelowClass(state.internalName()));
    }

    /** Rewrites a method, whose frames are expanded; returns whether anything changed. */
    boolean weave(MethodNode method) {
        if (!areThere || method.instructions.size() == 0) {
            return false;
        }
        boolean changed = false;
        Map<AbstractInsnNode, String> elements = elements(method);
        for (AbstractInsnNode instruction : method.instructions.toArray()) {
            if (instruction instanceof FrameNode frame) {
                changed |= replace(frame.local);
                changed |= replace(frame.stack);
                continue;
            }
            String above = elements.getOrDefault(instruction, above(instruction));
            if (above != null) {
                method.instructions.insert(instruction, new TypeInsnNode(Opcodes.CHECKCAST, above));
                changed = true;
            }
        }
        InsnList casts = new InsnList();
        int local = 0;
        if ((method.access & Opcodes.ACC_STATIC) == 0) {
            castParameter(casts, Type.getObjectType(owner), 0);
            local = 1;
        }
        for (Type type : Type.getArgumentTypes(method.desc)) {
            castParameter(casts, type, local);
            local += type.getSize();
        }
        if (casts.size() > 0) {
            method.instructions.insert(casts);
            return true;
        }
        return changed;
    }

    private void castParameter(InsnList casts, Type type, int local) {
        String above = above(type);
        if (above != null) {
            casts.add(new VarInsnNode(Opcodes.ALOAD, local));
            casts.add(new TypeInsnNode(Opcodes.CHECKCAST, above));
            casts.add(new VarInsnNode(Opcodes.ASTORE, local));
        }
    }

    private boolean replace(@Nullable List<Object> types) {
        boolean changed = false;
        for (int i = 0; types != null && i < types.size(); i++) {
            String above = types.get(i) instanceof String name ? above(name) : null;
            if (above != null) {
                types.set(i, above);
                changed = true;
            }
        }
        return changed;
    }

    /** The class above the type of the value that an instruction gives. */
    private @Nullable String above(AbstractInsnNode instruction) {
        if (instruction instanceof MethodInsnNode call) {
            return above(Type.getReturnType(call.desc));
        } else if (instruction instanceof InvokeDynamicInsnNode site) {
            return above(Type.getReturnType(site.desc));
        } else if (instruction instanceof FieldInsnNode field) {
            boolean isRead = field.getOpcode() == Opcodes.GETFIELD || field.getOpcode() == Opcodes.GETSTATIC;
            return isRead ? above(Type.getType(field.desc)) : null;
        }
        return instruction.getOpcode() == Opcodes.CHECKCAST ? above(((TypeInsnNode) instruction).desc) : null;
    }

    private @Nullable String above(Type type) {
        return type.getSort() == Type.OBJECT ? above(type.getInternalName()) : null;
    }

    private @Nullable String above(String internalName) {
        return model.isFaceBelowClass(internalName) ? model.classInJvm(internalName) : null;
    }

    /** The instructions that read such objects from arrays, each with the class above. */
    private Map<AbstractInsnNode, String> elements(MethodNode method) {
        Map<AbstractInsnNode, String> elements = new HashMap<>();
        if (!mayReadElements(method)) {
            return elements;
        }
        ElementTypes types = new ElementTypes();
        try {
            new Analyzer<>(types).analyzeAndComputeMaxs(owner, method);
        } catch (AnalyzerException e) {
            throw new IllegalStateException("hotreload: " + owner + "." + method.name, e);
        }
        types.read().forEach((instruction, type) -> {
            String above = above(type);
            if (above != null) {
                elements.put(instruction, above);
            }
        });
        return elements;
    }

    private static boolean mayReadElements(MethodNode method) {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction.getOpcode() == Opcodes.AALOAD) {
                return true;
            }
        }
        return false;
    }
}
