package dev.hotreload.maven.patch;

/**
 * What came of a {@link PatchRequest}.
 *
 * @param isDone false if it was refused, and nothing has changed
 * @param number that of the patch which was made; 0: none was
 * @param text what to tell the user, one or more lines
 */
public record PatchAnswer(boolean isDone, int number, String text) {}
