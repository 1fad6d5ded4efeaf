package dev.hotreload.plan;

/**
 * A change that stands in the way of its change set.
 *
 * @param internalName the class
 * @param refusal the member and the reason
 */
public record RefusedChange(String internalName, PlannedRefusal refusal) {}
