package dev.hotreload.diff;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lists of words as sorted numbers, which can be compared with many others.
 *
 * <p>Used by one thread.
 */
final class WordCounts {
    private final Map<String, Integer> numbers = new HashMap<>();

    /** The words' numbers, each as often as the word. */
    int[] of(List<String> words) {
        int[] sorted = new int[words.size()];
        int i = 0;
        for (String word : words) {
            sorted[i++] = numbers.computeIfAbsent(word, key -> numbers.size());
        }
        Arrays.sort(sorted);
        return sorted;
    }

    /** Shared words over all words (Dice), from 0 to 1; both by the same numbers. */
    static double similarity(int[] one, int[] other) {
        int shared = 0;
        int o = 0;
        for (int i = 0; i < one.length && o < other.length; ) {
            if (one[i] == other[o]) {
                shared++;
                i++;
                o++;
            } else if (one[i] < other[o]) {
                i++;
            } else {
                o++;
            }
        }
        return 2.0 * shared / Math.max(1, one.length + other.length);
    }
}
