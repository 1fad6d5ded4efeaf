package dev.hotreload.weave;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.model.ClassModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.ClassNode;

/**
 * Moves the bodies of enum constants into the enum, for constants whose objects are of the enum itself and cannot
 * become ones of another class.
 *
 * <pre>{@code
 * enum Op { PLUS { int more = 1; int apply(int a) { return more + super.apply(a); } }; int apply(int a) { … } }
 * }</pre>
 *
 * <p>becomes
 *
 * <pre>{@code
 * enum Op {
 *   PLUS;
 *   private int more$hotreload$PLUS;
 *   int apply(int a) { return name() == "PLUS" ? apply$hotreload$PLUS(a) : apply$hotreload$(a); }
 *   private int apply$hotreload$PLUS(int a) { return more$hotreload$PLUS + apply$hotreload$(a); }
 *   private int apply$hotreload$(int a) { … }
 * }
 * }</pre>
 *
 * <p>That is what the rest of the engine sees and compares. {@link BodyStart} shows what becomes of initialisers;
 * static ones go to the beginning of the enum's own.
 */
public final class ConstantBodies {

    /**
     * An enum with the bodies of some of its constants in it.
     *
     * @param type the enum
     * @param bodies what has moved
     */
    public record Merged(ClassFile type, List<ConstantBody> bodies) {

        /** Copies the list. */
        public Merged {
            bodies = List.copyOf(bodies);
        }
    }

    private ConstantBodies() {}

    /** Why a body cannot be moved, in words that follow "a body"; empty if it can. */
    public static Optional<String> obstacle(ClassFile body) {
        return BodyMovability.obstacle(body.node());
    }

    /**
     * The enum with the bodies of some constants in it.
     *
     * @param model what is known of supertypes
     * @param bodies the classes of these constants, by the constants' names; each without {@link #obstacle}
     */
    public static Merged merged(ClassModel model, ClassFile type, Map<String, ClassFile> bodies) {
        EnumWithBodies merged = new EnumWithBodies(model, type, bodies);
        ClassNode tree = merged.type;
        List<ConstantBody> moved = new ArrayList<>();
        List<MovedBody> movers = new ArrayList<>();
        merged.bodies.forEach((constant, body) -> {
            ConstantBody names = merged.body(constant, body);
            moved.add(names);
            movers.add(new MovedBody(merged, names, body));
        });
        ConstantChoice choice = new ConstantChoice(merged);
        merged.overridden.forEach(choice::add);
        movers.forEach(MovedBody::move);
        if (tree.permittedSubclasses != null) {
            moved.forEach(body -> tree.permittedSubclasses.remove(body.internalName()));
            if (tree.permittedSubclasses.isEmpty()) {
                // Still sealed, which a class file says only by naming one; no class may name itself.
                tree.permittedSubclasses.add(tree.name);
            }
        }
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        tree.accept(writer);
        return new Merged(ClassFile.parse(writer.toByteArray()), moved);
    }
}
