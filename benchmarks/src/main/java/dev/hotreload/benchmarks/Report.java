package dev.hotreload.benchmarks;

import dev.hotreload.benchmarks.harness.Figures;
import dev.hotreload.benchmarks.harness.JavaProcess;
import dev.hotreload.benchmarks.harness.Settings;
import dev.hotreload.benchmarks.harness.Table;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** The tables of one run, on standard output and in {@code benchmarks.md}; each is there as soon as it is measured. */
final class Report {

    private final Path file;

    private Report(Path file) {
        this.file = file;
    }

    /** A report that so far says what is measured, and on what. */
    static Report begin(Settings settings) throws IOException, InterruptedException {
        Files.createDirectories(settings.output());
        Report report = new Report(settings.output().resolve("benchmarks.md"));
        Files.deleteIfExists(report.file);
        report.print("# Benchmarks\n\n" + LocalDate.now(ZoneId.systemDefault()) + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors (load average "
                + Figures.decimal(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), 1)
                + " at the start), quiet period "
                + settings.quietPeriod().toMillis() + " ms, " + jdk(settings) + "\n");
        return report;
    }

    void add(Table table) throws IOException {
        print("\n" + table.markdown());
    }

    private void print(String text) throws IOException {
        System.out.print(text);
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String jdk(Settings settings) throws IOException, InterruptedException {
        Path log = settings.output().resolve("jdk.txt");
        JavaProcess.run(List.of(settings.java().toString(), "-version"), log);
        return Files.readAllLines(log).get(1);
    }
}
