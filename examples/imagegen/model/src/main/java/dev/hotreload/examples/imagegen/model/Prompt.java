package dev.hotreload.examples.imagegen.model;

/**
 * What to paint.
 *
 * @param text any words; pictures of similar texts have something in common
 * @param variation another number gives another picture of the same text
 * @param zoom 1 shows the whole, 2 half of it, twice as large
 * @param size width and height in pixels
 */
public record Prompt(String text, int variation, double zoom, int size) {

    /** Refuses what cannot be painted. */
    public Prompt {
        if (size < 1) {
            throw new IllegalArgumentException("a picture has at least 1 pixel a side, not " + size);
        }
    }
}
