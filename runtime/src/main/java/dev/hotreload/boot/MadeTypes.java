package dev.hotreload.boot;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What builders of a library have made of classes, for as long as anybody else has it: until it is defined.
 *
 * <p>Safe for use by any thread.
 */
public final class MadeTypes {
    private static final Set<Made> ALL = ConcurrentHashMap.newKeySet();

    private MadeTypes() {}

    /**
     * One made class.
     *
     * @param type what was made; only whoever defines it keeps it
     * @param builder what it was made by
     * @param argument what that was told
     */
    public record Made(
            WeakReference<Object> type,
            Object builder,
            @Nullable Object argument) {}

    /** Stands at the end of the builders' methods. What is said of a type later replaces what was said before. */
    public static void made(Object type, Object builder, @Nullable Object argument) {
        ALL.removeIf(made -> made.type().refersTo(null) || made.type().refersTo(type));
        ALL.add(new Made(new WeakReference<>(type), builder, argument));
    }

    /** What there is now. */
    public static List<Made> all() {
        return new ArrayList<>(ALL);
    }

    /** Takes out what has been defined. */
    public static void forget(Made made) {
        ALL.remove(made);
    }
}
