package dev.hotreload.handover;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Measures by hand what a call through a proxy costs: the same loop over objects of the loop's own generation and over
 * those of another one, each in the only kind of object that its JVM has, or among others. The best of many rounds
 * counts, so that what else the machine does matters little.
 */
final class HandoverCost {
    private static final int ROUNDS = 60;
    private static final String SOURCE = """
            A loop that calls methods of objects.

            === cost/Part.java ===
            package cost;

            public abstract class Part {
                private int count;
                public int add(int by) { return count += by; }
                public abstract float weight(float[] all, int index);
                public Part same(Part part) { return part; }
            }
            === cost/First.java ===
            package cost;

            public class First extends Part {
                public float weight(float[] all, int index) { return all[index & 7]; }
            }
            === cost/Second.java ===
            package cost;

            public class Second extends Part {
                public float weight(float[] all, int index) { return all[index & 3]; }
            }
            === cost/Third.java ===
            package cost;

            public class Third extends Part {
                public float weight(float[] all, int index) { return all[index & 1]; }
            }
            === cost/Loop.java ===
            package cost;

            public class Loop {
                static final float[] ALL = new float[8];
                public static int add(Part[] parts) {
                    int sum = 0;
                    for (int i = 0; i < 100_000; i++) { sum += parts[i & 63].add(i); }
                    return sum;
                }
                public static int weight(Part[] parts) {
                    float sum = 0;
                    for (int i = 0; i < 100_000; i++) { sum += parts[i & 63].weight(ALL, i); }
                    return (int) sum;
                }
                public static int same(Part[] parts) {
                    int sum = 0;
                    for (int i = 0; i < 100_000; i++) { sum += parts[i & 63].same(parts[0]) == parts[0] ? 1 : 0; }
                    return sum;
                }
            }
            === make ===
            Part[] parts = new Part[64];
            for (int i = 0; i < parts.length; i++) {
                int kind = Boolean.getBoolean("cost.one") ? 0 : i % 3;
                parts[i] = kind == 0 ? new First() : kind == 1 ? new Second() : new Third();
            }
            return parts;
            === drive ===
            """;

    private HandoverCost() {}

    /**
     * Measures one loop.
     *
     * @param args {@code own} or {@code kept}, and the loop
     */
    public static void main(String[] args) throws Throwable {
        Path folder = Files.createTempDirectory("cost");
        Path source = Files.writeString(folder.resolve("cost.case"), SOURCE);
        HandoverCase file = HandoverCase.all(folder).get(0);
        Files.delete(source);
        Files.delete(folder);
        HandoverProgram program = new HandoverProgram(List.of(file));
        Handover handover = new Handover(HandoverProgram.trusted());
        TestLoader stays = program.stayingLoader();
        TestLoader first = program.loader(1, stays);
        TestLoader second = program.loader(2, stays);
        LoaderGeneration from = HandoverProgram.add(handover, first);
        LoaderGeneration to = HandoverProgram.add(handover, second);
        Object parts = HandoverProgram.make(first, file);
        boolean isKept = args[0].equals("kept");
        Object given = isKept
                ? Objects.requireNonNull(handover.carry(new KeptValue(parts, from, KeepAs.PROXY, null), to))
                : parts;
        Method loop = (isKept ? second : first).loadClass("cost.Loop").getMethod(args[1], given.getClass());
        long best = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                Object unused = loop.invoke(null, given);
            }
            best = Math.min(best, System.nanoTime() - start);
        }
        System.out.printf(Locale.ROOT, "%-5s %-7s %.2f ns%n", args[0], args[1], best / 2_000_000.0);
    }
}
