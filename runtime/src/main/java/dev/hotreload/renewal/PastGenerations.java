package dev.hotreload.renewal;

import dev.hotreload.loader.ApplicationLoader;
import dev.hotreload.message.RenewalTexts;
import java.lang.ref.WeakReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Remembers the generations that have ended, and tells which of them cannot be forgotten. Used by one thread. */
final class PastGenerations {
    /** So many may be there because nothing has collected them yet. */
    private static final int USUAL = 2;

    private final Map<Integer, WeakReference<ApplicationLoader>> ended = new LinkedHashMap<>();

    /** A generation has ended. */
    void add(int number, ApplicationLoader loader) {
        ended.put(number, new WeakReference<>(loader));
    }

    /** What the user should know, at most a sentence. Collects garbage if there is reason to. */
    List<String> leaked() {
        if (count() > USUAL) {
            System.gc();
        }
        return count() > USUAL
                ? List.of(RenewalTexts.notCollected(
                        ended.keySet().stream().map(number -> "#" + number).toList()))
                : List.of();
    }

    private int count() {
        ended.values().removeIf(reference -> reference.get() == null);
        return ended.size();
    }
}
