package dev.hotreload.classfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.classfile.FieldInitialisers.Initialiser;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/** Initialisers as compilers other than javac write them. */
class FieldInitialisersTest {
    private static final FieldKey TEXT = new FieldKey("text", "Ljava/lang/String;");
    private static final FieldKey NUMBER = new FieldKey("number", "J");

    @Test
    void anAssignmentThatIsAnExpressionStartsWhereItsValueIsEvaluated() {
        MethodNode method = initialisation();
        text(method, 0);
        number(method, 1);
        method.visitInsn(Opcodes.RETURN);

        assertThat(initialiser(method, TEXT).instructions()).hasSize(4);
        assertThat(initialiser(method, NUMBER).first().getOpcode()).isEqualTo(Opcodes.LCONST_1);
    }

    @Test
    void itIsTheSameWhereverItStands() {
        MethodNode before = initialisation();
        number(before, 0);
        before.visitInsn(Opcodes.RETURN);
        MethodNode now = initialisation();
        text(now, 0);
        number(now, 1);
        now.visitInsn(Opcodes.RETURN);

        Initialiser old = initialiser(before, NUMBER);
        Initialiser moved = initialiser(now, NUMBER);

        assertThat(moved.words()).isEqualTo(old.words());
        assertThat(moved.instructionsOfMethod()).hasSize(6);
    }

    private static Initialiser initialiser(MethodNode method, FieldKey field) {
        return Objects.requireNonNull(
                FieldInitialisers.ofStatics("p/A", List.of(method)).get(field));
    }

    private static MethodNode initialisation() {
        MethodNode method = new MethodNode(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
        method.maxLocals = 3;
        method.maxStack = 2;
        return method;
    }

    /** {@code v = "text"; text = v; v;}. */
    private static void text(MethodNode method, int local) {
        method.visitLdcInsn("text");
        method.visitVarInsn(Opcodes.ASTORE, local);
        method.visitVarInsn(Opcodes.ALOAD, local);
        method.visitFieldInsn(Opcodes.PUTSTATIC, "p/A", TEXT.name(), TEXT.descriptor());
        method.visitVarInsn(Opcodes.ALOAD, local);
        method.visitInsn(Opcodes.POP);
    }

    private static void number(MethodNode method, int local) {
        method.visitInsn(Opcodes.LCONST_1);
        method.visitVarInsn(Opcodes.LSTORE, local);
        method.visitVarInsn(Opcodes.LLOAD, local);
        method.visitFieldInsn(Opcodes.PUTSTATIC, "p/A", NUMBER.name(), NUMBER.descriptor());
        method.visitVarInsn(Opcodes.LLOAD, local);
        method.visitInsn(Opcodes.POP2);
    }
}
