package dev.hotreload.monitor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What JMX shows of the generations, with the numbers of the events file. */
public interface GenerationsMXBean {

    /** The object's name. */
    String NAME = "dev.hotreload:type=Generations";

    /** The number of the generation that runs. */
    int getNumber();

    /** How many change sets were applied. */
    int getApplied();

    /** How many change sets were refused. */
    int getRefused();

    /** What became of the last change set: {@code applied} or {@code refused}. */
    String getLastOutcome();

    /** Why it was refused; null if it was applied. */
    @Nullable
    String getLastReason();

    /** The modules of the last change set. */
    List<String> getLastModules();

    /** The binary names of its classes. */
    List<String> getLastClasses();

    /** What of it one may not expect. */
    List<String> getLastNotes();

    /** Milliseconds from the first sign of it until its files were complete. */
    double getLastDetectMilliseconds();

    /** Milliseconds of comparing, planning and weaving. */
    double getLastDiffMilliseconds();

    /** Milliseconds until the JVM had the new code. */
    double getLastRedefineMilliseconds();

    /** Milliseconds until frameworks had followed. */
    double getLastFollowMilliseconds();
}
