package dev.hotreload.maven.launch;

import dev.hotreload.launch.JvmOptions;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Decides whether the JVM takes the flags that give the engine its full reach.
 *
 * <p>{@code -XX:+IgnoreUnrecognizedVMOptions} would make them safe on any JVM, but it would hide the user's own typing
 * errors too; so they are passed only where they are known to exist.
 */
final class JvmFlags {

    private static final long PROBE_SECONDS = 20;

    private JvmFlags() {}

    /**
     * The flags for a JDK; a JDK that is newer than all that were tried, or of another kind, is asked.
     *
     * @throws IOException if it cannot be asked
     */
    static List<String> of(Jdk jdk) throws IOException, InterruptedException {
        boolean isKnown = jdk.isHotSpot() && jdk.feature() >= Jdk.OLDEST && jdk.feature() <= Jdk.NEWEST;
        return isKnown || accepts(jdk, JvmOptions.hotSpot()) ? JvmOptions.hotSpot() : List.of();
    }

    static boolean accepts(Jdk jdk, List<String> flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(jdk.java().toString());
        command.addAll(flags);
        command.add("-version");
        Process probe = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start();
        if (probe.waitFor(PROBE_SECONDS, TimeUnit.SECONDS)) {
            return probe.exitValue() == 0;
        }
        probe.destroyForcibly();
        return false;
    }
}
