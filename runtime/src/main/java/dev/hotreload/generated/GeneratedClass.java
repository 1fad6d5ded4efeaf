package dev.hotreload.generated;

import dev.hotreload.classfile.ClassFile;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A class that a library has generated, and what of it is live. Used by the engine's thread. */
public final class GeneratedClass {
    private final String internalName;
    private final byte[] defined;
    private final Recipe recipe;
    private @Nullable ClassFile running;

    GeneratedClass(String internalName, byte[] defined, Recipe recipe) {
        this.internalName = internalName;
        this.defined = defined;
        this.recipe = recipe;
    }

    public String internalName() {
        return internalName;
    }

    /** Whether one of these is, or is above, a class that it was generated from. */
    public boolean isBelow(Collection<Class<?>> types) {
        return recipe.sources().stream()
                .anyMatch(source -> types.stream().anyMatch(type -> type.isAssignableFrom(source)));
    }

    /** What is live. */
    public ClassFile running() {
        ClassFile known = running;
        if (known == null) {
            known = ClassFile.parse(recipe.comparable(defined, Declarations.FIRST));
            running = known;
        }
        return known;
    }

    /**
     * What would be generated now.
     *
     * @param declarations with all changes so far
     * @throws Exception whatever the library, or code of the application that it calls, throws
     */
    public ClassFile generate(Declarations declarations) throws Exception {
        running();
        return ClassFile.parse(recipe.comparable(recipe.generate(), declarations));
    }

    /**
     * What {@link #generate} has written is live.
     *
     * @throws ReflectiveOperationException if something that it needs cannot be defined
     */
    public void accept(ClassFile now) throws ReflectiveOperationException {
        running = now;
        recipe.accepted();
    }
}
