package dev.hotreload.maven.launch;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Decides for one class whether the {@code java} launcher could start it, by its own members. */
final class MainMethodVisitor extends ClassVisitor {

    private static final String WITH_ARGUMENTS = "([Ljava/lang/String;)V";
    private static final String WITHOUT_ARGUMENTS = "()V";

    private final boolean instanceMain;
    private String internalName = "";
    private int classAccess;
    private boolean hasStaticMain;
    private boolean hasInstanceMain;
    private boolean hasConstructor;

    /**
     * @param instanceMain whether the forms of JEP 512 count
     */
    MainMethodVisitor(boolean instanceMain) {
        super(Opcodes.ASM9);
        this.instanceMain = instanceMain;
    }

    /** The binary name of the class if it can be started. */
    Optional<String> startableClass() {
        boolean canBeCreated = hasConstructor && (classAccess & Opcodes.ACC_ABSTRACT) == 0;
        return hasStaticMain || (hasInstanceMain && canBeCreated)
                ? Optional.of(Type.getObjectType(internalName).getClassName())
                : Optional.empty();
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String[] interfaces) {
        internalName = name;
        classAccess = access;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String[] exceptions) {
        boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
        boolean isPrivate = (access & Opcodes.ACC_PRIVATE) != 0;
        if (name.equals("<init>") && descriptor.equals(WITHOUT_ARGUMENTS)) {
            hasConstructor |= !isPrivate;
        } else if (name.equals("main") && descriptor.equals(WITH_ARGUMENTS)) {
            boolean isPublic = (access & Opcodes.ACC_PUBLIC) != 0;
            hasStaticMain |= isStatic && (isPublic || (instanceMain && !isPrivate));
            hasInstanceMain |= instanceMain && !isStatic && !isPrivate;
        } else if (name.equals("main") && descriptor.equals(WITHOUT_ARGUMENTS)) {
            hasStaticMain |= instanceMain && isStatic && !isPrivate;
            hasInstanceMain |= instanceMain && !isStatic && !isPrivate;
        }
        return null;
    }
}
