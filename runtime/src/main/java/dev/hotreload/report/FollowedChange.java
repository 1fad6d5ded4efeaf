package dev.hotreload.report;

/**
 * What a framework has, or has no longer, because of a generation.
 *
 * @param framework its name
 * @param what as its users would write it: {@code GET /owners/{id}}
 */
public record FollowedChange(String framework, Sign sign, String what) {}
