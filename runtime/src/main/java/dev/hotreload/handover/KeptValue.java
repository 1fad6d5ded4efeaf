package dev.hotreload.handover;

import org.jspecify.annotations.Nullable;

/**
 * A value that is to be handed over.
 *
 * @param value the value, or what stood for it in another generation
 * @param from the generation whose code made it; null if that is gone or not known
 * @param as how
 * @param wanted the type of the variables that will have it, as any generation knows it; null: the class of the value
 */
public record KeptValue(
        @Nullable Object value,
        @Nullable LoaderGeneration from,
        KeepAs as,
        @Nullable Class<?> wanted) {}
