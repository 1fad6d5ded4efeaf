package dev.hotreload.plan;

import dev.hotreload.message.RefusalTexts;

/**
 * Why a change cannot be applied while the program runs.
 *
 * @param member the member in the user's words, or empty if it is the class itself
 * @param reason what changed, in the user's words
 * @param advice what the user can do
 */
public record PlannedRefusal(String member, String reason, String advice) {
    /** What only a restart applies. */
    public static PlannedRefusal untilRestart(String member, String reason) {
        return new PlannedRefusal(member, reason, RefusalTexts.restart());
    }
}
