package dev.hotreload.report;

import java.time.Duration;
import java.util.List;

/**
 * The program has begun again in the same JVM.
 *
 * @param number the generation's number
 * @param modules the modules that have new class loaders, in class path order
 * @param libraries what is other about libraries, such as {@code lib 1.1 -> 1.2}; empty if they have the loader that
 *     they had
 * @param kept the names of the objects that the program goes on using
 * @param notes what the user may not expect, such as why an object could not be kept, each without a full stop
 * @param took from the user's wish until {@code main} ran
 */
public record RenewalReport(
        int number,
        List<String> modules,
        List<String> libraries,
        List<String> kept,
        List<String> notes,
        Duration took) {

    /** Copies the lists. */
    public RenewalReport {
        modules = List.copyOf(modules);
        libraries = List.copyOf(libraries);
        kept = List.copyOf(kept);
        notes = List.copyOf(notes);
    }

    /** The same as a generation like any other: one without changed classes, and without steps that take time. */
    public GenerationReport asGeneration() {
        return new GenerationReport(
                number,
                modules,
                List.of(),
                List.of(),
                Outcome.APPLIED,
                List.of(),
                List.of(),
                notes,
                new Timings(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO));
    }
}
