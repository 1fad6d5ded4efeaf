package dev.hotreload.report;

/**
 * A changed method that nobody has called since.
 *
 * @param member as in {@link MemberChange}
 */
public record UncalledMethod(String binaryName, String member) {}
