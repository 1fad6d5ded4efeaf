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
        String running = stillRunning == 0 ? "the code it started with" : "#" + stillRunning;
        return place + ": " + reason + ". Still running " + running + ".";
    }
}
