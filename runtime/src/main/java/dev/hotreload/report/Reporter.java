package dev.hotreload.report;

import dev.hotreload.message.ProblemTexts;
import java.time.Duration;
import java.util.List;

/** Hears what the user should know. Implementations are safe for use by any thread and throw nothing. */
public interface Reporter {

    /** The application is about to start. */
    void started(StartReport report);

    /** A change set was applied or refused. */
    void generation(GenerationReport report);

    /** The program has begun again, with new class loaders. */
    default void renewed(RenewalReport report) {}

    /** A thread still runs code that {@code generation} replaced. */
    void stillOnStack(int generation, OldCodeOnStack frame);

    /** A thread that was told {@linkplain #stillOnStack still to run} old code has left it. */
    void leftStack(int generation, OldCodeOnStack frame);

    /**
     * Methods that {@code generation} changed have not been called since.
     *
     * @param waited how long that is
     * @param methods at least one
     */
    void notCalled(int generation, Duration waited, List<UncalledMethod> methods);

    /** A run of a looped method has ended. */
    void loop(LoopReport report);

    /** Something that the user should know or mend, as one clear line without a full stop; see {@link ProblemTexts}. */
    void problem(String message);

    /**
     * A bug of ours.
     *
     * @param doing what was being done, to be read after "while": {@code "applying the changes of core"}
     */
    void internalError(String doing, Throwable failure);
}
