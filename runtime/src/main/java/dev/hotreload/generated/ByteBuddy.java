package dev.hotreload.generated;

import dev.hotreload.boot.MadeTypes;
import dev.hotreload.classfile.MethodsVisitor;
import dev.hotreload.loader.ModuleLoader;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * ByteBuddy, under whichever package a library has it.
 *
 * <p>Its builders never change, and can be asked again; but when a class is defined, its builder may be gone. So their
 * {@code make} is hooked.
 */
final class ByteBuddy implements Generator {
    private static final String BUILDER = "bytebuddy/dynamic/DynamicType$Builder$AbstractBase$UsingTypeWriter";
    private static final String SUBCLASS = "bytebuddy.dynamic.scaffold.subclass.SubclassDynamicTypeBuilder";
    private static final String MADE_TYPES = "dev/hotreload/boot/MadeTypes";

    private final DefinerBeside definer;

    ByteBuddy(DefinerBeside definer) {
        this.definer = definer;
    }

    @Override
    public byte @Nullable [] hooked(String internalName, byte[] classFile) {
        return internalName.endsWith(BUILDER) ? MethodsVisitor.changed(classFile, ByteBuddy::reporting) : null;
    }

    @Override
    public @Nullable Recipe recipe(String internalName, byte[] classFile, ModuleLoader loader)
            throws ReflectiveOperationException {
        for (MadeTypes.Made made : MadeTypes.all()) {
            Object type = made.type().get();
            Class<?> builder = made.builder().getClass();
            if (type != null && builder.getName().endsWith(SUBCLASS)) {
                ByteBuddyTypes types = ByteBuddyTypes.of(builder);
                if (types.internalName(type).equals(internalName)) {
                    MadeTypes.forget(made);
                    return new ByteBuddyRecipe(types, made.builder(), made.argument(), loader, type, definer);
                }
            }
        }
        return null;
    }

    private static MethodVisitor reporting(MethodVisitor next, int access, String name, String descriptor) {
        boolean isMake = name.equals("make")
                && Type.getArgumentTypes(descriptor).length >= 1
                && (access & Opcodes.ACC_BRIDGE) == 0;
        return isMake ? new MakeVisitor(next) : next;
    }

    /** {@code MadeTypes.made(made, this, strategy); return made;}. */
    private static final class MakeVisitor extends MethodVisitor {
        MakeVisitor(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.ARETURN) {
                super.visitInsn(Opcodes.DUP);
                super.visitVarInsn(Opcodes.ALOAD, 0);
                super.visitVarInsn(Opcodes.ALOAD, 1);
                super.visitMethodInsn(
                        Opcodes.INVOKESTATIC,
                        MADE_TYPES,
                        "made",
                        "(Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;)V",
                        false);
            }
            super.visitInsn(opcode);
        }
    }
}
