package dev.hotreload.maven.compile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Writes one line of JSON for each batch that was compiled, beside the events file, for tools and benchmarks; the
 * fields are documented in {@code docs/events.md}. Used by the compiling thread only.
 */
final class CompileLog {

    private final Path file;

    /** @param file begins anew with each start of the application */
    CompileLog(Path file) {
        this.file = file;
    }

    /** Empties the file. */
    void begin() {
        write("", StandardOpenOption.TRUNCATE_EXISTING);
    }

    /**
     * Appends a line.
     *
     * @param detect from the newest save until compiling began; empty if that is unknown
     */
    void add(boolean succeeded, int sources, int files, Optional<Duration> detect, Duration compile, Duration write) {
        write(
                String.format(
                        Locale.ROOT,
                        "{\"time\":\"%s\",\"outcome\":\"%s\",\"sources\":%d,\"files\":%d,"
                                + "\"milliseconds\":{\"detect\":%s,\"compile\":%s,\"write\":%s}}\n",
                        Instant.now(),
                        succeeded ? "compiled" : "failed",
                        sources,
                        files,
                        detect.map(CompileLog::milliseconds).orElse("null"),
                        milliseconds(compile),
                        milliseconds(write)),
                StandardOpenOption.APPEND);
    }

    /** How long ago the newest of these files was saved, by the file system's clock. */
    static Optional<Duration> since(Collection<Path> sources) {
        Instant newest = null;
        for (Path source : sources) {
            try {
                FileTime time = Files.getLastModifiedTime(source);
                newest = newest == null || time.toInstant().isAfter(newest) ? time.toInstant() : newest;
            } catch (IOException e) {
                // It is deleted, and nothing tells when that was.
                return Optional.empty();
            }
        }
        return Optional.ofNullable(newest).map(time -> Duration.between(time, Instant.now()));
    }

    private static String milliseconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toNanos() / 1e6);
    }

    private void write(String text, StandardOpenOption option) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            Files.write(
                    file,
                    text.getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    option);
        } catch (IOException e) {
            // The events file in the same directory has the same trouble, and the runtime tells of it.
        }
    }
}
