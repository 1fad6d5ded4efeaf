package dev.hotreload.classfile;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The lines in which the source of a constructor stands, by its table of lines (JVMS §4.7.12): from the {@code super}
 * call, whose line is the constructor's first if it is not written, to the return, whose line is that of the closing
 * brace.
 *
 * @param first -1 if there are no lines
 * @param last {@code first} if it is not known
 * @param isClosed whether the return has a line of its own, as that of a written constructor
 */
record ConstructorLines(int first, int last, boolean isClosed) {

    static ConstructorLines of(ClassNode type, ConstructorCode constructor) {
        int first = constructor.superLine();
        int closing = constructor.closingLine();
        List<Integer> statements = constructor.statements();
        boolean isClosed = first >= 0 && closing > first && !statements.isEmpty();
        if (isClosed) {
            // A compiler gives the return of a constructor that it adds the line of some field of the class.
            int end = statements.get(statements.size() - 1);
            isClosed = constructor.line(end) >= first
                    && constructor.lastLine(end) < closing
                    && !lines(type, true).contains(closing)
                    && lines(type, false).stream().noneMatch(line -> line > first && line < closing);
        }
        boolean isKnown = closing > first && !lines(type, true).contains(closing);
        return new ConstructorLines(first, isKnown ? closing : first, isClosed);
    }

    /** The lines of the static initialiser, or of the methods that the source has. */
    private static Set<Integer> lines(ClassNode type, boolean ofStaticInitialiser) {
        Set<Integer> lines = new HashSet<>();
        for (MethodNode method : type.methods) {
            boolean isAsked = ofStaticInitialiser
                    ? method.name.equals("<clinit>")
                    : method.name.charAt(0) != '<' && (method.access & Opcodes.ACC_SYNTHETIC) == 0;
            for (AbstractInsnNode at : method.instructions) {
                if (isAsked && at instanceof LineNumberNode line) {
                    lines.add(line.line);
                }
            }
        }
        return lines;
    }

    /** Whether code of this line is certainly not the constructor's own. */
    boolean isOutside(int line) {
        return first >= 0 && line >= 0 && (line < first || line > last);
    }

    /** Whether code of this line is certainly the constructor's own; in its first line a field may stand, too. */
    boolean isInside(int line) {
        return first >= 0 && line > first && line <= last;
    }
}
