package dev.hotreload.examples.shop.service;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Knows which words sound alike. Like a model or a cache that has to be loaded, it takes some ten seconds to make, at each
 * start of the program.
 */
@Component
class SearchIndex {

    private static final Logger LOG = LoggerFactory.getLogger(SearchIndex.class);
    private static final Duration LEARNING = Duration.ofSeconds(10);

    /** For each pair of letters, how much it says. */
    private final Map<String, Double> weights = new HashMap<>();

    SearchIndex() {
        LOG.info("learning what sounds alike…");
        SplittableRandom random = new SplittableRandom(1);
        Instant end = Instant.now().plus(LEARNING);
        while (Instant.now().isBefore(end)) {
            String pair = "" + (char) ('a' + random.nextInt(26)) + (char) ('a' + random.nextInt(26));
            weights.merge(pair, random.nextDouble(), (old, now) -> 0.999 * old + 0.001 * now);
        }
        LOG.info("learned {} pairs of letters", weights.size());
    }

    /** From 0 to 1: how much of the words is in the text. */
    double likeness(String words, String text) {
        Map<String, Double> wanted = pairs(words);
        Map<String, Double> found = pairs(text);
        double all = wanted.values().stream().mapToDouble(Double::doubleValue).sum();
        double common = wanted.entrySet().stream()
                .filter(pair -> found.containsKey(pair.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .sum();
        return all == 0 ? 0 : common / all;
    }

    private Map<String, Double> pairs(String text) {
        String letters = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return IntStream.range(0, Math.max(0, letters.length() - 1))
                .mapToObj(i -> letters.substring(i, i + 2))
                .distinct()
                .collect(Collectors.toMap(pair -> pair, pair -> weights.getOrDefault(pair, 1.0)));
    }
}
