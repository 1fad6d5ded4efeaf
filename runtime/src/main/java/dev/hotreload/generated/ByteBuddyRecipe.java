package dev.hotreload.generated;

import dev.hotreload.loader.ModuleLoader;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A builder of ByteBuddy's. It never changes, but what it has read of classes must be forgotten. */
final class ByteBuddyRecipe implements Recipe {
    private final ByteBuddyTypes types;
    private final Object builder;
    private final @Nullable Object strategy;
    private final ModuleLoader loader;
    private final String binaryName;
    private final DefinerBeside definer;
    private final ByteBuddyForm form;
    private List<byte[]> auxiliary;

    ByteBuddyRecipe(
            ByteBuddyTypes types,
            Object builder,
            @Nullable Object strategy,
            ModuleLoader loader,
            Object made,
            DefinerBeside definer)
            throws ReflectiveOperationException {
        this.types = types;
        this.builder = builder;
        this.strategy = strategy;
        this.loader = loader;
        this.binaryName = types.internalName(made).replace('/', '.');
        this.definer = definer;
        this.auxiliary = types.auxiliary(made);
        this.form = new ByteBuddyForm();
    }

    @Override
    public Set<Class<?>> sources() {
        return Recipe.supertypes(loader.findLive(binaryName));
    }

    @Override
    public byte[] generate() throws Exception {
        ReadDescriptions.forget(builder, types.root());
        try {
            Object made = types.make(builder, strategy);
            auxiliary = types.auxiliary(made);
            return types.bytes(made);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    @Override
    public byte[] comparable(byte[] classFile, Declarations declarations) {
        return form.comparable(classFile, auxiliary, declarations);
    }

    @Override
    public void accepted() throws ReflectiveOperationException {
        Class<?> live = loader.findLive(binaryName);
        if (live != null) {
            for (byte[] added : form.takeAdded()) {
                definer.define(live, added);
            }
        }
    }
}
