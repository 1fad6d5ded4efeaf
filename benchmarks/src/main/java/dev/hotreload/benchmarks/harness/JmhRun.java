package dev.hotreload.benchmarks.harness;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures one method of a JMH class in one JVM: four seconds to warm up, five measurements of a second.
 *
 * @param benchmarks the class
 * @param log the file, in the output directory, for what the measured JVM prints, the runtime's start among it
 */
public record JmhRun(Settings settings, Class<?> benchmarks, String log) {

    /** The scores of the measurements. */
    public Samples measure(String benchmark, List<String> jvmOptions) {
        Options options = new OptionsBuilder()
                .include("\\." + benchmarks.getSimpleName() + "\\." + benchmark + "$")
                .jvm(settings.java().toString())
                .jvmArgs(jvmOptions.toArray(String[]::new))
                .forks(1)
                .warmupIterations(4)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .output(settings.output().resolve(log).toString())
                .build();
        List<Double> scores = new ArrayList<>();
        try {
            for (RunResult result : new Runner(options).run()) {
                result.getBenchmarkResults()
                        .forEach(fork -> fork.getIterationResults()
                                .forEach(iteration ->
                                        scores.add(iteration.getPrimaryResult().getScore())));
            }
        } catch (RunnerException e) {
            throw new IllegalStateException(benchmarks.getSimpleName() + "." + benchmark + " was not measured", e);
        }
        return Samples.of(scores);
    }
}
