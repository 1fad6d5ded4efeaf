package dev.hotreload.model;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.FieldKey;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FieldNode;

/** Decides how one class must write an access to a field so that it reaches the field that the sources mean. */
public final class FieldResolver {
    private final ClassModel model;
    private final String caller;

    /** Decides for the code of {@code caller}. */
    public FieldResolver(ClassModel model, String caller) {
        this.model = model;
        this.caller = caller;
    }

    /**
     * The class whose field a call site of ours must reach, or null if the instruction can stay as the compiler wrote
     * it.
     *
     * @param isWrite whether the instruction assigns the field
     */
    public @Nullable String declaringIfUnreachable(String owner, FieldKey field, boolean isStatic, boolean isWrite) {
        boolean isModules = !owner.startsWith("[") && model.isModules(owner);
        if (owner.startsWith("[") || !(isModules || model.isFaceBelowClass(caller))) {
            return null;
        }
        ClassFile declaring = model.resolveField(owner, field);
        FieldNode used = declaring == null ? null : declaring.fields().get(field);
        if (declaring != null
                && used != null
                && model.isOnlyForSubclasses(caller, owner, declaring.internalName(), used.access)) {
            return declaring.internalName();
        }
        if (!isModules) {
            return null;
        }
        if (declaring == null) {
            return isHierarchyKnown(owner) ? owner : null;
        }
        String internalName = declaring.internalName();
        ClassState state = model.state(internalName);
        FieldNode declared = declaring.fields().get(field);
        boolean isPrivate = declared != null && (declared.access & Opcodes.ACC_PRIVATE) != 0;
        if (isPrivate && !model.areJvmNestmates(caller, internalName)) {
            return internalName;
        }
        if (declared != null && !isMeant(internalName, declared, isStatic)) {
            return internalName;
        }
        boolean isElsewhereInJvm = model.isTouched(owner) && !internalName.equals(model.fieldInJvm(owner, field));
        if (isElsewhereInJvm) {
            return internalName;
        }
        if (state == null) {
            return null;
        }
        FieldNode live = state.first().fields().get(field);
        if (live == null || state.fields().containsKey(field) || declared == null) {
            return internalName;
        }
        boolean sameKind = ((live.access & Opcodes.ACC_STATIC) != 0) == isStatic;
        boolean reachable = sameKind && ClassState.visibility(live.access) >= ClassState.visibility(declared.access);
        boolean writable = !isWrite || (live.access & Opcodes.ACC_FINAL) == 0 || caller.equals(internalName);
        return reachable && writable && !isNoLongerFinal(live, declared, isWrite) ? null : internalName;
    }

    /**
     * Whether the declaration is the one that the instruction was compiled against. If not, its class file has not been
     * written yet; the access looks again when a generation brings it.
     */
    private boolean isMeant(String owner, FieldNode declared, boolean isStatic) {
        return ((declared.access & Opcodes.ACC_STATIC) != 0) == isStatic
                && model.isAccessible(caller, owner, declared.access);
    }

    private static boolean isNoLongerFinal(FieldNode live, FieldNode declared, boolean isWrite) {
        return isWrite && (live.access & ~declared.access & Opcodes.ACC_FINAL) != 0;
    }

    private boolean isHierarchyKnown(String owner) {
        ClassFile type = model.find(owner);
        while (type != null && type.superName() != null) {
            type = model.find(type.superName());
        }
        return type != null;
    }

    /** The types that call sites must not name. */
    public MissingTypes missingTypes() {
        return new MissingTypes(model);
    }
}
