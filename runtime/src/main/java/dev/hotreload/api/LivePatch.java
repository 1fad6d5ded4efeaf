package dev.hotreload.api;

/**
 * A patch that is live: a source that runs in place of what is on disk.
 *
 * @param number tells it from others, as in {@code mvn hotreload:patches}
 * @param label the source's file name, and the methods if it is one of methods: {@code Price.java, Price.gross(int)}
 * @param isKept whether it stays when its class is saved
 */
public record LivePatch(int number, String label, boolean isKept) {}
