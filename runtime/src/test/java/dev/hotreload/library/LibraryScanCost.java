package dev.hotreload.library;

import com.sun.management.OperatingSystemMXBean;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Measures by hand how long it takes to find the jars that know a changed one, in the worst case: nobody does, so all
 * are looked through.
 */
final class LibraryScanCost {
    private static final int ROUNDS = 8;

    private LibraryScanCost() {}

    /**
     * Prints what it has measured, the first round apart.
     *
     * @param args a file with a class path
     */
    public static void main(String[] args) throws IOException {
        List<Path> before = Stream.of(Files.readString(Path.of(args[0])).strip().split(File.pathSeparator, -1))
                .map(Path::of)
                .toList();
        List<Path> now = new ArrayList<>(before);
        now.add(Path.of("added-1.0.jar"));
        long size = before.stream().mapToLong(jar -> jar.toFile().length()).sum();
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long[] times = new long[ROUNDS];
        long[] processor = new long[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long used = system.getProcessCpuTime();
            long start = System.nanoTime();
            int anew =
                    new LibraryLinks(before, now, path -> true).anew(Set.of()).size();
            times[round] = (System.nanoTime() - start) / 1_000_000;
            processor[round] = (system.getProcessCpuTime() - used) / 1_000_000;
            if (anew != 1) {
                throw new IllegalStateException(anew + " begin anew");
            }
        }
        System.out.printf(Locale.ROOT, "%d jars, %d MB; milliseconds: %n", before.size(), size / 1_000_000);
        System.out.printf(Locale.ROOT, "  by the clock    first %d, later %s%n", times[0], later(times));
        System.out.printf(Locale.ROOT, "  processor time  first %d, later %s%n", processor[0], later(processor));
    }

    private static String later(long... rounds) {
        long[] sorted = LongStream.of(rounds).skip(1).sorted().toArray();
        return String.format(Locale.ROOT, "median %d, least %d", sorted[sorted.length / 2], sorted[0]);
    }
}
