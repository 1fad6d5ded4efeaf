package dev.hotreload.maven.debug.application;

import java.util.List;

/**
 * The code of one version of a method.
 *
 * @param instructions the instructions as the class file has them
 * @param lines where the lines begin; empty without debug information
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record MethodCode(byte[] instructions, List<Line> lines) {

    /**
     * The beginning of a line.
     *
     * @param index of its first instruction
     */
    public record Line(long index, int number) {}

    /** Copies the list. */
    public MethodCode {
        lines = List.copyOf(lines);
    }
}
