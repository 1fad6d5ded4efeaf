package dev.hotreload.report;

import java.nio.charset.Charset;
import java.time.Instant;

/**
 * A report that nobody gets, written as all others are, so that the first one that the user reads does not wait until
 * classes are loaded. Safe for use by any thread.
 */
public final class RehearsedReport {
    private RehearsedReport() {}

    /** The characters of a report's line in the terminal, and of its line in the events file. */
    public static int length(GenerationReport report) {
        String text = new GenerationText(new Ink(Charset.defaultCharset(), true)).of(report);
        return text.length() + GenerationJson.of(report, Instant.now()).length();
    }
}
