package dev.hotreload.support;

import java.util.List;

/**
 * The objects of frameworks that the user wants to keep, as the program is about to begin again.
 *
 * @param objects one for each name
 * @param notes what the user must know: what cannot be kept
 */
public record FoundObjects(List<Found> objects, List<String> notes) {

    /** Copies the lists. */
    public FoundObjects {
        objects = List.copyOf(objects);
        notes = List.copyOf(notes);
    }

    /**
     * One of them.
     *
     * @param word what the framework calls such objects
     * @param name what it knows this one by
     * @param isCopied whether objects of the application's own classes are copied
     */
    public record Found(String word, String name, Object object, boolean isCopied) {}
}
