package dev.hotreload.examples.imagegen.app;

import dev.hotreload.examples.imagegen.model.Prompt;
import java.util.List;
import java.util.SplittableRandom;

/** Thinks of things to paint. */
final class Sampler {

    private static final List<String> SUBJECTS = List.of(
            "a lantern under the sea",
            "silk in the morning wind",
            "a city seen from a dream",
            "the memory of a garden",
            "an orchestra of tides",
            "winter light on copper",
            "paper boats at dusk",
            "the inside of a shell",
            "a map of nowhere",
            "a fox in tall grass",
            "rain on the desert",
            "a cathedral of glass");

    private static final List<String> MOODS = List.of(
            "at dawn", "in slow motion", "half asleep", "before the storm", "in velvet", "with honey and smoke");

    private final long seed;
    private final int size;

    Sampler(long seed, int size) {
        this.seed = seed;
        this.size = size;
    }

    /** The prompt of picture {@code number}; the same number always gives the same prompt. */
    Prompt next(int number) {
        // Mixed, because generators whose seeds are neighbours start with similar numbers.
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number).split();
        String text = pick(SUBJECTS, random) + ", " + pick(MOODS, random);
        return new Prompt(text, random.nextInt(10), zoom(random), size);
    }

    private static double zoom(SplittableRandom random) {
        return (8 + random.nextInt(7)) / 10.0;
    }

    private static String pick(List<String> words, SplittableRandom random) {
        return words.get(random.nextInt(words.size()));
    }
}
