package dev.hotreload.handover;

import dev.hotreload.boot.Kept;
import dev.hotreload.message.HandoverTexts;
import java.lang.invoke.MethodHandles;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
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
     * Makes a generation known. The result must be reachable from each of its own loaders, so that it lives as long as
     * they; nothing here holds it. Of a loader that stays, the last generation counts.
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
     * @param obstacle why an object of the JDK or of a class that stays cannot be handed over as it is, null if it can:
     *     nobody looks into it to translate what it refers to
     * @throws CannotBeKept if not
     */
    public void check(KeptValue kept, LoaderGeneration to, Function<Object, @Nullable String> obstacle) {
        Object value = kept.value();
        if (value != null) {
            try {
                new Checks(translation(kept, to), kept.as(), obstacle).check(behind(value), kept.wanted());
            } catch (RuntimeException | LinkageError e) {
                throw failed(value, e);
            }
        }
    }

    /** Whatever it is, only this value is concerned. */
    private static CannotBeKept failed(Object value, Throwable cause) {
        return cause instanceof CannotBeKept known
                ? known
                : new CannotBeKept(behind(value).getClass(), "", HandoverTexts.failed(cause), cause);
    }

    /**
     * Several values that may have objects in common; what those that are copied have in common is copied once. It may
     * run static initialisers, constructors of records, and methods with {@code @Migrate} of that generation, and
     * {@code hashCode} of what it copies.
     *
     * @param values by keys of the caller's
     * @param failed is told of each that cannot be handed over
     * @return the others for the code of the generation; null stays null
     */
    public <K> Map<K, @Nullable Object> carry(
            Map<K, KeptValue> values, LoaderGeneration to, BiConsumer<K, CannotBeKept> failed) {
        Map<K, @Nullable Object> carried = new LinkedHashMap<>();
        GraphCopy copies = new GraphCopy(to, access);
        for (Map.Entry<K, KeptValue> entry : values.entrySet()) {
            KeptValue kept = entry.getValue();
            Object value = kept.value();
            if (value == null) {
                carried.put(entry.getKey(), null);
                continue;
            }
            try {
                Translation translation = translation(kept, to);
                carried.put(
                        entry.getKey(),
                        kept.as() == KeepAs.COPY ? copies.of(value, translation) : translation.translate(value));
            } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
                // The application's code, mostly. What is copied by half must be in no other value.
                copies = new GraphCopy(to, access);
                failed.accept(entry.getKey(), failed(value, e));
            }
        }
        return carried;
    }

    /**
     * One value.
     *
     * @throws CannotBeKept if it cannot be handed over
     */
    public @Nullable Object carry(KeptValue kept, LoaderGeneration to) {
        return carry(Map.of("", kept), to, (key, reason) -> {
                    throw reason;
                })
                .get("");
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
