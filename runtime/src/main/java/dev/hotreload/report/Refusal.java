package dev.hotreload.report;

import org.jspecify.annotations.Nullable;

/**
 * Why a change set was refused.
 *
 * @param binaryName the class that cannot be changed so
 * @param member the member of it; null if it is the class itself
 * @param reason without a full stop: {@code superclass changed from Base to Entity}
 * @param advice what to do, as one or more sentences
 * @param stillRunning the generation that runs on; 0: the code that the application started with
 */
public record Refusal(String binaryName, @Nullable String member, String reason, String advice, int stillRunning) {

    /** The refusal as one or two sentences. */
    public String sentence() {
        String place = member == null ? binaryName : binaryName + "." + member;
        return place + ": " + reason + ". Still running " + running(stillRunning) + ".";
    }

    /**
     * What runs on, to be read after "still running".
     *
     * @param generation the generation; 0: the code that the application started with
     */
    public static String running(int generation) {
        return generation == 0 ? "the code it started with" : "#" + generation;
    }
}
