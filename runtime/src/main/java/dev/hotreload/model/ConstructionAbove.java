package dev.hotreload.model;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.FieldInitialisers;
import dev.hotreload.classfile.MethodKey;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The constructor of a class of the JVM at which a constructor of a {@link Face} arrives.
 *
 * @param owner the class
 * @param descriptor the constructor's
 * @param depth how many other constructors lie in between, of the same class or of others that are interfaces in the
 *     JVM
 */
public record ConstructionAbove(String owner, String descriptor, int depth) {

    /** As the sources say; null if a constructor calls no other one. */
    public static @Nullable ConstructionAbove of(ClassModel model, String face, String descriptor) {
        String owner = face;
        MethodKey key = new MethodKey("<init>", descriptor);
        for (int depth = 0; ; depth++) {
            ClassFile type = model.find(owner);
            MethodNode constructor = type == null ? null : type.methods().get(key);
            MethodInsnNode call = constructor == null ? null : FieldInitialisers.ownConstruction(constructor);
            if (call == null) {
                return null;
            }
            if (!model.isFace(call.owner)) {
                return new ConstructionAbove(call.owner, call.desc, depth);
            }
            owner = call.owner;
            key = new MethodKey("<init>", call.desc);
        }
    }
}
