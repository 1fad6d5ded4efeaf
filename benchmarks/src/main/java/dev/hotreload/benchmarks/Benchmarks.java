package dev.hotreload.benchmarks;

import dev.hotreload.benchmarks.boot.BootBenchmark;
import dev.hotreload.benchmarks.debug.DebugBenchmark;
import dev.hotreload.benchmarks.harness.Settings;
import dev.hotreload.benchmarks.harness.Table;
import dev.hotreload.benchmarks.hierarchy.HierarchyBenchmark;
import dev.hotreload.benchmarks.members.MembersBenchmark;
import dev.hotreload.benchmarks.reload.ReloadBenchmark;
import dev.hotreload.benchmarks.save.SaveBenchmark;
import dev.hotreload.benchmarks.spring.SpringBenchmark;
import dev.hotreload.benchmarks.startup.StartupBenchmark;
import dev.hotreload.benchmarks.throughput.ThroughputBenchmark;
import java.io.IOException;

/** Runs the benchmarks, and prints and writes their tables. */
public final class Benchmarks {

    private final Settings settings;
    private final Report report;

    private Benchmarks(Settings settings, Report report) {
        this.settings = settings;
        this.report = report;
    }

    /** Measures what the system properties ask for; see {@link Settings}. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Settings settings = Settings.fromSystemProperties();
        new Benchmarks(settings, Report.begin(settings)).run();
    }

    private void run() throws IOException, InterruptedException {
        if (settings.includes("reload")) {
            add(new ReloadBenchmark(settings).run());
        }
        if (settings.includes("save")) {
            add(new SaveBenchmark(settings).run());
        }
        if (settings.includes("startup")) {
            add(new StartupBenchmark(settings).run());
        }
        if (settings.includes("boot")) {
            add(new BootBenchmark(settings).run());
        }
        if (settings.includes("spring")) {
            add(new SpringBenchmark(settings).run());
        }
        if (settings.includes("throughput")) {
            add(new ThroughputBenchmark(settings).run());
        }
        if (settings.includes("debug")) {
            add(new DebugBenchmark(settings).run());
        }
        if (settings.includes("members")) {
            add(new MembersBenchmark(settings).run());
        }
        if (settings.includes("hierarchy")) {
            HierarchyBenchmark hierarchy = new HierarchyBenchmark(settings);
            add(hierarchy.changes());
            add(hierarchy.uses());
        }
    }

    private void add(Table table) throws IOException {
        report.add(table);
    }
}
