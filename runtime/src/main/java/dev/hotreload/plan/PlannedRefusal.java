package dev.hotreload.plan;

/**
 * Why a change cannot be applied while the program runs.
 *
 * @param member the member in the user's words, or empty if it is the class itself
 * @param reason what changed, in the user's words
 * @param advice what the user can do
 */
public record PlannedRefusal(String member, String reason, String advice) {
    private static final String RESTART = "Restart the application to apply it, or take the change back.";

    /** What only a restart applies. */
    public static PlannedRefusal untilRestart(String member, String reason) {
        return new PlannedRefusal(member, reason, RESTART);
    }
}
