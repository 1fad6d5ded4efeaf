package dev.hotreload.weave;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.model.ClassModel;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.Remapper;
import org.objectweb.asm.tree.ClassNode;

/**
 * Moves the bodies of enum constants into the enum, for constants whose objects are of the enum itself and cannot become
 * ones of another class.
 *
 * <pre>{@code
 * enum Op { PLUS { int apply(int a) { return a + super.apply(a); } }; int apply(int a) { … } }
 * }</pre>
 *
 * <p>becomes
 *
 * <pre>{@code
 * enum Op {
 *   PLUS;
 *   int apply(int a) { return this == PLUS ? apply$hotreload$PLUS(a) : apply$hotreload$(a); }
 *   private int apply$hotreload$PLUS(int a) { return a + apply$hotreload$(a); }
 *   private int apply$hotreload$(int a) { … }
 * }
 * }</pre>
 *
 * <p>That is what the rest of the engine sees and compares.
 */
public final class ConstantBodies {
    private ConstantBodies() {}

    /**
     * The enum with the bodies of some constants in it.
     *
     * @param model what is known of supertypes
     * @param bodies the classes of these constants, by the constants' names
     * @return empty if one of them cannot be moved: it has fields, initialisers or classes of its own, or falls back to an
     *     inherited method that only a direct subclass can call
     */
    public static Optional<ClassFile> merged(ClassModel model, ClassFile type, Map<String, ClassFile> bodies) {
        EnumWithBodies merged = new EnumWithBodies(model, type, bodies);
        return new BodyMovability(merged).isGiven() ? Optional.of(merge(merged)) : Optional.empty();
    }

    private static ClassFile merge(EnumWithBodies merged) {
        ClassNode type = merged.type;
        ConstantChoice choice = new ConstantChoice(merged);
        merged.overridden.forEach(choice::add);
        merged.bodies.forEach((constant, body) -> new MovedBody(merged, constant, body).addMethods());
        Remapper inEnum = new Remapper(Opcodes.ASM9) {
            @Override
            public String map(String internalName) {
                return merged.isBody(internalName) ? type.name : internalName;
            }
        };
        type.methods.replaceAll(method -> method.name.equals("<clinit>") ? MovedBody.remapped(method, inEnum) : method);
        Set<String> moved = new LinkedHashSet<>();
        merged.bodies.values().forEach(body -> moved.add(body.name));
        if (type.permittedSubclasses != null) {
            type.permittedSubclasses.removeAll(moved);
            type.permittedSubclasses = type.permittedSubclasses.isEmpty() ? null : type.permittedSubclasses;
        }
        type.innerClasses.removeIf(inner -> moved.contains(inner.name));
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        type.accept(writer);
        return ClassFile.parse(writer.toByteArray());
    }
}
