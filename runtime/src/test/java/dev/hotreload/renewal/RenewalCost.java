package dev.hotreload.renewal;

import dev.hotreload.cases.CaseKit;
import dev.hotreload.testing.TestJdk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures by hand how long a program takes to begin again, in the same JVM and in a new one, until the line that its
 * {@code main} prints when it is ready; and what memory it takes then. It has {@value #CLASSES} classes, uses each, and
 * makes an array of {@value #MEGABYTES} MB, which generations keep. All of its classes begin anew.
 */
final class RenewalCost {
    private static final int CLASSES = 500;
    private static final int MEGABYTES = 200;
    private static final int RESTARTS = 7;
    private static final int GENERATIONS = 20;

    private static final String PART = """
            package q;
            import java.util.*;
            import java.util.function.*;
            public class Part0 {
                private final Map<String, Integer> counts = new HashMap<>();
                public int work(List<String> words) {
                    Function<String, Integer> length = word -> word.length();
                    words.forEach(word -> counts.merge(word, length.apply(word), Integer::sum));
                    return counts.values().stream().mapToInt(Integer::intValue).sum();
                }
            }
            """;

    private static final String MAIN = """
            package p;
            import dev.hotreload.api.HotReload;
            import java.lang.management.*;
            import java.util.*;
            import q.*;
            public class Main {
                public static void main(String... args) throws Exception {
                    float[] weights = HotReload.keep("weights", () -> {
                        float[] made = new float[MEGABYTES << 18];
                        SplittableRandom random = new SplittableRandom(1);
                        for (int i = 0; i < made.length; i++) {
                            made[i] = random.nextInt();
                        }
                        return made;
                    });
                    List<String> words = List.of("one", "two", "three");
                    int sum = 0;
                    // parts
                    System.out.println("ready " + sum);
                    System.gc();
                    long metaspace = 0;
                    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
                        if (pool.getName().equals("Metaspace")) {
                            metaspace = pool.getUsage().getUsed();
                        }
                    }
                    System.out.println(metaspace + " "
                            + ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() + " "
                            + ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
                    try {
                        Thread.sleep(Long.MAX_VALUE);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }
            }
            """;

    private RenewalCost() {}

    /** Prints a block for each JDK. */
    public static void main(String[] args) {
        try (CaseKit kit = CaseKit.open(Path.of("target"))) {
            for (TestJdk jdk : TestJdk.chosen()) {
                measure(kit, jdk);
            }
        }
    }

    private static void measure(CaseKit kit, TestJdk jdk) {
        List<Double> restarts = new ArrayList<>();
        for (int i = 0; i < RESTARTS; i++) {
            try (RunningProgram program = program(kit, jdk, "restart" + i)) {
                long start = System.nanoTime();
                program.start();
                program.line();
                restarts.add((System.nanoTime() - start) / 1e6);
            }
        }
        List<Double> generations = new ArrayList<>();
        List<String> memory = new ArrayList<>();
        try (RunningProgram program = program(kit, jdk, "generations").start()) {
            program.line();
            memory.add(program.line());
            for (int i = 0; i < GENERATIONS; i++) {
                long start = System.nanoTime();
                if (!program.next()) {
                    throw new IllegalStateException(program.log());
                }
                program.line();
                generations.add((System.nanoTime() - start) / 1e6);
                memory.add(program.line());
            }
        }
        System.out.println("JDK " + jdk.feature() + ": milliseconds until main is ready");
        System.out.println("  in a new JVM  " + shown(restarts));
        System.out.println("  new generation  " + shown(generations));
        System.out.println("  metaspace, heap (bytes), classes: first " + memory.get(0) + ", second " + memory.get(1)
                + ", after " + GENERATIONS + " " + memory.get(GENERATIONS));
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

    private static RunningProgram program(CaseKit kit, TestJdk jdk, String name) {
        Map<String, String> parts = new HashMap<>();
        StringBuilder uses = new StringBuilder();
        for (int i = 0; i < CLASSES; i++) {
            parts.put("q/Part" + i + ".java", PART.replace("Part0", "Part" + i));
            uses.append("sum += new Part").append(i).append("().work(words);\n");
        }
        String main = MAIN.replace("MEGABYTES", "" + MEGABYTES).replace("// parts", uses);
        return new RunningProgram(kit, jdk, "cost-" + name)
                .compile("core", parts)
                .compile("app", Map.of("p/Main.java", main));
    }
}
