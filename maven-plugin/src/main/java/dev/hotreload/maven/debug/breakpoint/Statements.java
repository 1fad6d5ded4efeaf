package dev.hotreload.maven.debug.breakpoint;

import dev.hotreload.maven.debug.application.MethodCode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The lines of one version of a method, each with a digest of its instructions by which it is recognised in another
 * version.
 *
 * <p>Digests have the opcodes and the small constants, and leave out what changes with other lines: indices into the
 * constant pool, local variables, targets of jumps (JVMS §6.5 has the operands).
 */
final class Statements {

    private static final int BIPUSH = 0x10;
    private static final int SIPUSH = 0x11;
    private static final int ILOAD = 0x15;
    private static final int ILOAD_0 = 0x1A;
    private static final int ALOAD_3 = 0x2D;
    private static final int ISTORE = 0x36;
    private static final int ISTORE_0 = 0x3B;
    private static final int ASTORE_3 = 0x4E;
    private static final int IINC = 0x84;
    private static final int TABLESWITCH = 0xAA;
    private static final int LOOKUPSWITCH = 0xAB;
    private static final int WIDE = 0xC4;

    /** Lengths of the instructions from opcode 0, operands included; 0 for those whose length varies. */
    private static final String LENGTHS =
            // nop … dconst_1, bipush … ldc2_w, iload … aload, iload_0 … saload, istore … astore, istore_0 … lxor
            "1".repeat(16) + "23233" + "2".repeat(5) + "1".repeat(28) + "2".repeat(5) + "1".repeat(73)
                    // iinc, i2l … dcmpg, ifeq … jsr, ret, switches, returns, fields and methods, interface and dynamic
                    + "3" + "1".repeat(20) + "3".repeat(16) + "2" + "00" + "1".repeat(6) + "3".repeat(7) + "55"
                    // new, newarray, anewarray, arraylength, athrow, checkcast, instanceof, monitors, wide,
                    // multianewarray, ifnull, ifnonnull, goto_w, jsr_w
                    + "323" + "11" + "33" + "11" + "0" + "4" + "33" + "55";

    private final List<MethodCode.Line> lines;
    private final List<String> digests = new ArrayList<>();

    /** The statements of a method. */
    Statements(MethodCode code) {
        lines = code.lines().stream()
                .sorted(Comparator.comparingLong(MethodCode.Line::index))
                .toList();
        ByteBuffer instructions = ByteBuffer.wrap(code.instructions());
        for (int i = 0; i < lines.size(); i++) {
            long end = i + 1 < lines.size() ? lines.get(i + 1).index() : instructions.capacity();
            digests.add(digest(instructions, (int) lines.get(i).index(), (int) end));
        }
    }

    int count() {
        return lines.size();
    }

    String digest(int statement) {
        return digests.get(statement);
    }

    /** Where a statement begins. */
    long index(int statement) {
        return lines.get(statement).index();
    }

    /** The statement that an instruction belongs to. */
    int at(long index) {
        int statement = 0;
        while (statement + 1 < lines.size() && lines.get(statement + 1).index() <= index) {
            statement++;
        }
        return statement;
    }

    private static String digest(ByteBuffer code, int start, int end) {
        StringBuilder digest = new StringBuilder();
        for (int at = start; at < end; at += length(code, at)) {
            int opcode = code.get(at) & 0xFF;
            digest.append((char) withoutLocal(opcode));
            if (opcode == BIPUSH || opcode == SIPUSH) {
                digest.append((char) (opcode == BIPUSH ? code.get(at + 1) : code.getShort(at + 1)));
            }
        }
        return digest.toString();
    }

    /** {@code iload} for {@code iload_2}, and so on. */
    private static int withoutLocal(int opcode) {
        if (opcode >= ILOAD_0 && opcode <= ALOAD_3) {
            return ILOAD + (opcode - ILOAD_0) / 4;
        }
        return opcode >= ISTORE_0 && opcode <= ASTORE_3 ? ISTORE + (opcode - ISTORE_0) / 4 : opcode;
    }

    private static int length(ByteBuffer code, int at) {
        int opcode = code.get(at) & 0xFF;
        int operands = (at & ~3) + 4;
        return switch (opcode) {
            case TABLESWITCH -> operands - at + 12 + 4 * (code.getInt(operands + 8) - code.getInt(operands + 4) + 1);
            case LOOKUPSWITCH -> operands - at + 8 + 8 * code.getInt(operands + 4);
            case WIDE -> (code.get(at + 1) & 0xFF) == IINC ? 6 : 4;
            default -> opcode < LENGTHS.length() ? LENGTHS.charAt(opcode) - '0' : 1;
        };
    }
}
