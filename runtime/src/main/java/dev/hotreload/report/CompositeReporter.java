package dev.hotreload.report;

import dev.hotreload.message.ErrorTexts;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Tells several reporters, in order; if one fails, the others are told nevertheless. */
public final class CompositeReporter implements Reporter {

    private final List<Reporter> reporters;

    /** @param reporters the first is told of failures of the others */
    public CompositeReporter(Reporter... reporters) {
        this.reporters = List.of(reporters);
    }

    @Override
    public void started(StartReport report) {
        each(reporter -> reporter.started(report));
    }

    @Override
    public void generation(GenerationReport report) {
        each(reporter -> reporter.generation(report));
    }

    @Override
    public void renewed(RenewalReport report) {
        each(reporter -> reporter.renewed(report));
    }

    @Override
    public void stillOnStack(int generation, OldCodeOnStack frame) {
        each(reporter -> reporter.stillOnStack(generation, frame));
    }

    @Override
    public void leftStack(int generation, OldCodeOnStack frame) {
        each(reporter -> reporter.leftStack(generation, frame));
    }

    @Override
    public void notCalled(int generation, Duration waited, List<UncalledMethod> methods) {
        each(reporter -> reporter.notCalled(generation, waited, methods));
    }

    @Override
    public void loop(LoopReport report) {
        each(reporter -> reporter.loop(report));
    }

    @Override
    public void problem(String message) {
        each(reporter -> reporter.problem(message));
    }

    @Override
    public void internalError(String doing, Throwable failure) {
        each(reporter -> reporter.internalError(doing, failure));
    }

    private void each(Consumer<Reporter> message) {
        Reporter first = reporters.get(0);
        for (Reporter reporter : reporters) {
            try {
                message.accept(reporter);
            } catch (RuntimeException e) {
                if (reporter == first) {
                    throw e;
                }
                first.internalError(ErrorTexts.reporting(), e);
            }
        }
    }
}
