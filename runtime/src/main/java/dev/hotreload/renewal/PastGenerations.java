package dev.hotreload.renewal;

import dev.hotreload.loader.ApplicationLoaders;
import dev.hotreload.message.RenewalTexts;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Remembers the generations that have ended, and tells which of them cannot be forgotten. Used by one thread. */
final class PastGenerations {
    /** So many may be there because nothing has collected them yet. */
    private static final int USUAL = 2;

    private final Map<Integer, WeakReference<ApplicationLoaders>> ended = new LinkedHashMap<>();
    private final Map<Integer, String> holders = new HashMap<>();

    /** A generation has ended. */
    void add(int number, ApplicationLoaders loaders) {
        ended.put(number, new WeakReference<>(loaders));
    }

    /**
     * What the user should know, at most a sentence. Collects garbage if there is reason to.
     *
     * @param held those that objects hold which the user keeps; asked only if there are many
     * @param holder the path to an object of one that is held; asked once for each
     */
    List<String> leaked(Supplier<Set<ApplicationLoaders>> held, Function<ApplicationLoaders, Optional<String>> holder) {
        if (numbers(Set.of()).size() > USUAL) {
            System.gc();
        }
        if (numbers(Set.of()).size() <= USUAL) {
            return List.of();
        }
        List<Integer> left = numbers(held.get());
        return left.size() > USUAL
                ? List.of(RenewalTexts.notCollected(
                        left.stream().map(number -> "#" + number).toList(), path(left.get(0), holder)))
                : List.of();
    }

    private String path(int number, Function<ApplicationLoaders, Optional<String>> holder) {
        return holders.computeIfAbsent(number, unknown -> {
            WeakReference<ApplicationLoaders> reference = ended.get(number);
            ApplicationLoaders loaders = reference == null ? null : reference.get();
            return loaders == null ? "" : holder.apply(loaders).orElse("");
        });
    }

    private List<Integer> numbers(Set<ApplicationLoaders> without) {
        List<Integer> numbers = new ArrayList<>();
        ended.values().removeIf(reference -> reference.get() == null);
        ended.forEach((number, reference) -> {
            ApplicationLoaders loaders = reference.get();
            if (loaders != null && !without.contains(loaders)) {
                numbers.add(number);
            }
        });
        return numbers;
    }
}
