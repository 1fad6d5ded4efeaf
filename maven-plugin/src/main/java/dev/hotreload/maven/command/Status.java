package dev.hotreload.maven.command;

import dev.hotreload.report.NotLive;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a running application stands to what is on disk.
 *
 * @param pid the process id of the application's JVM
 * @param since when that JVM was started, ISO 8601
 * @param generation the number of the generation that runs
 * @param lastGeneration the newest line of the events file; null if there is none
 * @param events the events file
 * @param paused whether reloading is paused
 * @param notLive what is on disk and not live; null if that was not found out in time
 * @param notCompiledHere the modules whose sources others compile, so that only class files are compared with what is
 *     live
 */
public record Status(
        long pid,
        String since,
        int generation,
        @Nullable String lastGeneration,
        String events,
        boolean paused,
        @Nullable List<NotLive> notLive,
        List<String> notCompiledHere) {

    /** Whether everything on disk is live. */
    public boolean isLive() {
        return notLive != null && notLive.isEmpty();
    }
}
