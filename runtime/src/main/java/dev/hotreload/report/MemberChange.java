package dev.hotreload.report;

/**
 * One member of a class that changed.
 *
 * @param member as the user would write it: {@code run(Prompt)}, {@code scale(float)}, {@code λ in run(Prompt)}, a
 *     field's name
 */
public record MemberChange(Sign sign, String member) {}
