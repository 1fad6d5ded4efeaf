package dev.hotreload.maven.debug;

import java.util.List;

/**
 * The code of one version of a method.
 *
 * @param instructions the instructions as the class file has them
 * @param lines where the lines begin; empty without debug information
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record MethodCode(byte[] instructions, List<Line> lines) {

    /**
     * The beginning of a line.
     *
     * @param index of its first instruction
     */
    record Line(long index, int number) {}

    /** Copies the list. */
    MethodCode {
        lines = List.copyOf(lines);
    }
}
