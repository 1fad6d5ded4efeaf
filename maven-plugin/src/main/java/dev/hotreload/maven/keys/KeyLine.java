package dev.hotreload.maven.keys;

import dev.hotreload.maven.message.KeyTexts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The keys in one line, as many as there is room for.
 *
 * @param hasLoops whether the keys for looped methods are among them
 * @param isPaused whether reloading is paused
 */
record KeyLine(boolean hasLoops, boolean isPaused) {

    private static final String BETWEEN = "  ";

    /** One key, and how soon it gives way to others. */
    private record Item(String text, int rank) {}

    /** The line, of at most {@code width} characters. */
    String text(int width) {
        List<Item> items = items();
        String text = joined(items);
        while (text.length() > width && items.size() > 1) {
            items.remove(items.stream().max(Comparator.comparingInt(Item::rank)).orElseThrow());
            text = joined(items);
        }
        return text.substring(0, Math.min(width, text.length()));
    }

    private static String joined(List<Item> items) {
        return " " + String.join(BETWEEN, items.stream().map(Item::text).toList());
    }

    private List<Item> items() {
        List<Item> items = new ArrayList<>();
        items.add(new Item(KeyTexts.name(isPaused), isPaused ? 2 : 13));
        items.add(new Item("s status", 6));
        items.add(new Item(isPaused ? "p resume" : "p pause", 3));
        items.add(new Item("u undo", 7));
        items.add(new Item("d diff", 11));
        items.add(new Item("n next", 12));
        items.add(new Item("b restart", 10));
        if (hasLoops) {
            items.add(new Item("r run again", 1));
            items.add(new Item("a abort", 8));
            items.add(new Item("c go on", 4));
            items.add(new Item("e error", 5));
        }
        items.add(new Item("j Java", 9));
        items.add(new Item("h help", 0));
        items.add(new Item("q quit", 1));
        return items;
    }
}
