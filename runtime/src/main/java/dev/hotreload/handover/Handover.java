package dev.hotreload.handover;

import dev.hotreload.boot.Kept;
import java.lang.invoke.MethodHandles;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hands values that one generation of the application's loaders made to another one.
 *
 * <p>An object of a class that both have is reached through a proxy, or copied, as its {@link KeptValue} says; {@link
 * Translation} has the rules for all others. Nothing here holds a class, a loader or an object that nobody else has.
 *
 * <p>Safe for use by any thread.
 */
public final class Handover {
    private final Generations generations = new Generations();
    private final Access access;

    /**
     * A handover between the generations that it will be told of.
     *
     * @param trusted the access that linkage itself has
     */
    public Handover(MethodHandles.Lookup trusted) {
        this.access = new Access(trusted);
    }

    /**
     * Makes a generation known. The result must be reachable from each of its own loaders, so that it lives as long as they;
     * nothing here holds it. Of a loader that stays, the last generation counts.
     */
    public LoaderGeneration add(GenerationClasses classes) {
        LoaderGeneration generation = new LoaderGeneration(classes, generations, access);
        generations.add(generation, classes.loaders());
        return generation;
    }

    /**
     * Whether a value can be handed over. It may load classes and define those of proxies, but runs no code of the
     * application.
     *
     * @throws CannotBeKept if not
     */
    public void check(KeptValue kept, LoaderGeneration to) {
        Object value = kept.value();
        if (value != null) {
            new Checks(translation(kept, to), kept.as()).check(behind(value), kept.wanted());
        }
    }

    /**
     * The value for the code of a generation. It may run static initialisers, constructors of records, and methods with
     * {@code @Migrate} of that generation, and {@code hashCode} of what it copies.
     *
     * @throws CannotBeKept if it cannot be handed over
     */
    public @Nullable Object carry(KeptValue kept, LoaderGeneration to) {
        return carryAll(Map.of("", kept), to).get("");
    }

    /**
     * Several values that may have objects in common, by name; what the copies have in common is copied once. A value that is
     * null is left out.
     *
     * @throws CannotBeKept if one cannot be handed over
     */
    public Map<String, @Nullable Object> carryAll(Map<String, KeptValue> values, LoaderGeneration to) {
        Map<String, @Nullable Object> carried = new LinkedHashMap<>();
        GraphCopy copies = new GraphCopy(to, access);
        values.forEach((name, kept) -> {
            Object value = kept.value();
            if (value != null) {
                Translation translation = translation(kept, to);
                carried.put(
                        name, kept.as() == KeepAs.COPY ? copies.of(value, translation) : translation.translate(value));
            }
        });
        return carried;
    }

    private Translation translation(KeptValue kept, LoaderGeneration to) {
        LoaderGeneration from = kept.from();
        LoaderGeneration known = from != null ? from : new Origins(generations).of(kept.value());
        return new Translation(known == null ? to : known, to, access);
    }

    /** The object that a value stands for; the value itself if it is no proxy. */
    public static @Nullable Object original(@Nullable Object value) {
        return value == null ? null : behind(value);
    }

    static Object behind(Object value) {
        return value instanceof Kept kept ? kept.hotreload$object() : value;
    }
}
