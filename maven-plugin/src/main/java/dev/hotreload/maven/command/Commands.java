package dev.hotreload.maven.command;

import dev.hotreload.maven.patch.PatchAnswer;
import dev.hotreload.maven.patch.PatchRequest;
import java.util.concurrent.CompletableFuture;

/**
 * What a running application can be asked to do. Safe for use by any thread.
 *
 * <p>A future completes when the thing is done, and exceptionally if the application ends before.
 */
public interface Commands {

    /** Which application it is. */
    Application application();

    /** What is known without a look at the disk: {@link Status#notLive} is null. */
    Status known();

    /**
     * Looks at the disk, and completes when all that was saved so far is live, or will not be by waiting.
     *
     * @param again whether to try once more what failed or was refused
     */
    CompletableFuture<Status> look(boolean again);

    /** Lets nothing go live until {@link #resume}. */
    CompletableFuture<Void> pause();

    /** Has all that was saved since {@link #pause} go live, as one set. */
    CompletableFuture<Void> resume();

    /**
     * Takes the last generation back that was not taken back yet. Its sources stay on disk.
     *
     * @return its number; 0: there is none; less than 0: it cannot be taken back
     */
    CompletableFuture<Integer> undo();

    /** Does something about patches. */
    CompletableFuture<PatchAnswer> patch(PatchRequest request);

    /** What the user can do about looped methods. */
    enum Loop {
        /** Runs the one that waits, and was reached last, again. */
        RUN_AGAIN,
        /** Interrupts the run that began last. */
        ABORT,
        /** Lets the one that was reached last return. */
        RELEASE
    }

    /** Does something about a looped method; whether there was one to do it to. */
    CompletableFuture<Boolean> loop(Loop what);

    /** The stack trace of what a run of a looped method threw last; empty if none did. */
    CompletableFuture<String> lastError();

    /**
     * What has changed in the sources since the start, as a unified diff; empty if nothing has, or nobody remembers.
     */
    CompletableFuture<String> differences();

    /**
     * Ends the application, gently, and starts it again with the classes that are on disk; completes when it is
     * started.
     */
    CompletableFuture<Void> restart();

    /**
     * Begins the program again in the same JVM, with new class loaders and the classes that are on disk, and hands over
     * what it keeps; completes when its {@code main} runs.
     *
     * @return whether it does; if not, the program runs on as it was, for the reason that the terminal tells
     */
    CompletableFuture<Boolean> next();

    /** Ends the application, gently; completes when it has ended. */
    CompletableFuture<Void> stop();

    /** What the prompt in the running program can be asked. */
    enum Prompt {
        /** To evaluate an input; the answer is what to show, or {@code ...} if the input goes on. */
        EVALUATE,
        /** What could stand at the end of an input; the answer has one suggestion a line. */
        SUGGEST,
        /** To stop what it evaluates. */
        INTERRUPT
    }

    /**
     * Asks the prompt in the running program.
     *
     * @param typed the input
     */
    CompletableFuture<String> prompt(Prompt what, String typed);
}
