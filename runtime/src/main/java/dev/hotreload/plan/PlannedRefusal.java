package dev.hotreload.plan;

/**
 * Why a change cannot be applied while the program runs.
 *
 * @param member the member in the user's words, or empty if it is the class itself
 * @param reason what changed, in the user's words
 * @param advice what the user can do
 */
public record PlannedRefusal(String member, String reason, String advice) {}
