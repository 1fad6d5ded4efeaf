package dev.hotreload.report;

import org.jspecify.annotations.Nullable;

/**
 * A frame that runs code which has been replaced.
 *
 * @param method the method's name
 * @param fileName the source file; null if the class does not tell
 * @param line the line in it; less than 1 if it is not known
 */
public record OldCodeOnStack(
        String threadName,
        String binaryName,
        String method,
        @Nullable String fileName,
        int line) {}
