package dev.hotreload.classfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The lines of one method's code (JVMS §4.7.12), by positions in it.
 *
 * @param entries in the order of the class file
 */
public record LineTable(List<Entry> entries) {

    /**
     * Where the code of a line begins.
     *
     * @param position the index of an instruction in the array of the code (JVMS §4.7.3)
     */
    public record Entry(int position, int line) {}

    public LineTable {
        entries = List.copyOf(entries);
    }

    /** The tables of all methods of a class file that have code; empty ones for code without lines. */
    public static Map<MethodKey, LineTable> of(byte[] classFile) {
        Map<MethodKey, LineTable> tables = new LinkedHashMap<>();
        new PositionReader(classFile).accept(new Collector(tables), ClassReader.SKIP_FRAMES);
        return tables;
    }

    /** The line of the instruction at a position, as HotSpot chooses it: of the last entry not behind it. */
    public OptionalInt line(int position) {
        int best = -1;
        int line = -1;
        for (Entry entry : entries) {
            if (entry.position() <= position && entry.position() >= best) {
                best = entry.position();
                line = entry.line();
            }
        }
        return line < 0 ? OptionalInt.empty() : OptionalInt.of(line);
    }

    /** Tells each label its position. */
    private static final class PositionReader extends ClassReader {
        PositionReader(byte[] classFile) {
            super(classFile);
        }

        @Override
        protected Label readLabel(int position, Label[] labels) {
            Label label = super.readLabel(position, labels);
            label.info = position;
            return label;
        }
    }

    private static final class Collector extends ClassVisitor {
        private final Map<MethodKey, LineTable> tables;

        Collector(Map<MethodKey, LineTable> tables) {
            super(Opcodes.ASM9);
            this.tables = tables;
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            List<Entry> entries = new ArrayList<>();
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitLineNumber(int line, Label start) {
                    entries.add(new Entry((int) start.info, line));
                }

                @Override
                public void visitEnd() {
                    tables.put(new MethodKey(name, descriptor), new LineTable(entries));
                }
            };
        }
    }
}
