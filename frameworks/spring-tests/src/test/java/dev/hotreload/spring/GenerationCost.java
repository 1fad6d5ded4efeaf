package dev.hotreload.spring;

import dev.hotreload.testing.ServerProgram;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/**
 * Measures by hand how long a Spring Boot application takes to begin again, in the same JVM with its data source and
 * caches kept, and in a new JVM, until Spring Boot says that it has started; and what memory it takes then.
 */
final class GenerationCost {
    private static final int RESTARTS = 5;
    private static final int GENERATIONS = 20;
    private static final Pattern STARTED =
            Pattern.compile("Started App in ([\\d.]+) seconds \\(process running for ([\\d.]+)\\)");
    private static final Pattern TOTAL = Pattern.compile("\"total\":([\\d.]+)");

    private GenerationCost() {}

    /** Prints what it has measured. */
    public static void main(String[] args) throws IOException {
        List<Double> restarts = new ArrayList<>();
        for (int i = 0; i < RESTARTS; i++) {
            try (ServerProgram bank = GenerationsIT.start("cost-restart")) {
                restarts.add(1000 * Double.parseDouble(started(bank, 1).group(2)));
            }
        }
        List<Double> generations = new ArrayList<>();
        List<String> memory = new ArrayList<>();
        try (ServerProgram bank = GenerationsIT.start("cost", "bean:dataSource", "bean:cacheManager")) {
            started(bank, 1);
            memory.add(bank.get("/memory"));
            for (int i = 1; i <= GENERATIONS; i++) {
                Matcher ended = TOTAL.matcher(GenerationsIT.next(bank, i));
                if (!ended.find()) {
                    throw new IllegalStateException("the event has no total");
                }
                double began = 1000 * Double.parseDouble(started(bank, i + 1).group(1));
                bank.awaitPort();
                generations.add(Double.parseDouble(ended.group(1)) + began);
                memory.add(bank.get("/memory"));
            }
        }
        System.out.println("milliseconds until Spring Boot has started");
        System.out.println("  in a new JVM    " + shown(restarts));
        System.out.println("  new generation  " + shown(generations));
        System.out.println("  metaspace, heap (bytes), classes: first " + memory.get(0) + ", second " + memory.get(1)
                + ", after " + GENERATIONS + " " + memory.get(GENERATIONS));
    }

    private static Matcher started(ServerProgram bank, int times) {
        Matcher matcher = STARTED.matcher("");
        Awaitility.await().atMost(Duration.ofMinutes(5)).until(() -> {
            matcher.reset(bank.log());
            int found = 0;
            while (found < times && matcher.find()) {
                found++;
            }
            return found == times;
        });
        return matcher;
    }

    private static String shown(List<Double> times) {
        List<Double> sorted = times.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "median %.0f, least %.0f, most %.0f, of %d",
                sorted.get(sorted.size() / 2),
                sorted.get(0),
                sorted.get(sorted.size() - 1),
                sorted.size());
    }
}
