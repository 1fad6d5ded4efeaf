package dev.hotreload.benchmarks.reload;

import dev.hotreload.benchmarks.harness.AgentLauncher;
import dev.hotreload.benchmarks.harness.Application;
import dev.hotreload.benchmarks.harness.Launcher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A plain JVM that lets {@code redefineClasses} do what it does for the runtime. */
final class RedefinitionLauncher implements Launcher {

    /** The system property that tells subjects of such a JVM. */
    static final String PLAIN = "benchmark.plain";

    private final AgentLauncher agent = new AgentLauncher();

    @Override
    public String name() {
        return "redefineClasses";
    }

    @Override
    public List<String> options(Application application, Path directory) throws IOException {
        List<String> own = List.of(
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-PrintWarnings",
                "-XX:+AllowRedefinitionToAddDeleteMethods",
                "-D" + PLAIN + "=true");
        return Stream.concat(own.stream(), agent.options(application, directory).stream())
                .toList();
    }
}
