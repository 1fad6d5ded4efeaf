package dev.hotreload.benchmarks.harness;

import java.util.Locale;

/** How measured values are written in a table. */
public final class Figures {
    private Figures() {}

    /** {@code 12.3 (15.0)}: median and 95th percentile. */
    public static String medianAndP95(Samples samples) {
        return decimal(samples.median(), 1) + " (" + decimal(samples.p95(), 1) + ")";
    }

    /** A number with {@code digits} digits after the point. */
    public static String decimal(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    /** Whether {@code value} meets a goal that is an upper limit. */
    public static String met(double value, double limit) {
        return value <= limit ? "yes" : "no";
    }
}
