package dev.hotreload.loader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a process did that has ended by itself.
 *
 * @param exitCode its exit code
 * @param out what it printed to stdout
 * @param err what it printed to stderr
 */
record Finished(int exitCode, String out, String err) {
    private static final Duration PATIENCE = Duration.ofSeconds(Integer.getInteger("hotreload.case.patience", 60));

    private static final Pattern LOADER_HASH = Pattern.compile("loader 'app' @[0-9a-f]+");
    private static final Pattern LOADER_FRAMES = Pattern.compile(
            "(\\tat (java\\.base/jdk\\.internal\\.loader\\.|java\\.base/java\\.net\\.URLClassLoader\\.|java\\.base/java\\.lang\\."
                    + "ClassLoader\\.|dev\\.hotreload\\.loader\\.)[^\\n]*(\\n|$))+");

    /**
     * Runs the command to its end; its output is left behind as evidence.
     *
     * @param evidence the files' path, without ending
     */
    static Finished await(List<String> command, Path evidence) {
        Path out = evidence.resolveSibling(evidence.getFileName() + ".out");
        Path err = evidence.resolveSibling(evidence.getFileName() + ".err");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError("no end after " + PATIENCE + ": " + String.join(" ", command) + "\n"
                        + Files.readString(out) + Files.readString(err));
            }
            return new Finished(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + command, e);
        }
    }

    /**
     * This in a form that can be compared: without what the runtime told the user, and with one spelling of what must
     * differ. Those are the frames of the class loaders themselves, of which the JVM shows those of every loader, and
     * the identity hash code that it writes behind the name of every loader but its own.
     */
    Finished normal() {
        String shown =
                err.lines().filter(line -> !line.startsWith("hotreload  ")).collect(Collectors.joining("\n"));
        return new Finished(exitCode, normal(out), normal(shown));
    }

    private static String normal(String text) {
        String withoutHash = LOADER_HASH.matcher(text).replaceAll("loader 'app'");
        return LOADER_FRAMES.matcher(withoutHash).replaceAll("\tat (class loaders)\n");
    }

    @Override
    public String toString() {
        return "exit code " + exitCode + "\n---- stdout\n" + out.strip() + "\n---- stderr\n" + err.strip() + "\n";
    }
}
