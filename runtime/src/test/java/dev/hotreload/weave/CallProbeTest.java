package dev.hotreload.weave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.memory.Planned;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

class CallProbeTest {
    private static Planned change(String before, String now) {
        return Planned.change(List.of(before), List.of(now)).probed();
    }

    @Test
    void aChangedMethodBeginsWithItsProbe() {
        Planned changed = change("class T { void m() { } }", "class T { void m() { System.gc(); } }");

        assertThat(changed.code("T", "m()V"))
                .containsExactly(
                        "INVOKEDYNAMIC called()V CALLED m ()V 1", "INVOKESTATIC java/lang/System.gc ()V", "RETURN");
        assertThat(changed.next().probed().get("p/T"))
                .extracting(Object::toString)
                .hasSize(1);
    }

    @Test
    void theOtherMethodsOfTheClassHaveNone() {
        Planned changed =
                change("class T { void m() { } void n() { } }", "class T { void m() { System.gc(); } void n() { } }");

        assertThat(changed.code("T", "n()V")).containsExactly("RETURN");
    }

    @Test
    void aMethodWhoseCallIsNotWantedHasNone() {
        assertThat(Planned.change(List.of("class T { void m() { } }"), List.of("class T { void m() { System.gc(); } }"))
                        .code("T", "m()V"))
                .containsExactly("INVOKESTATIC java/lang/System.gc ()V", "RETURN");
    }

    @Test
    void aConstructorReportsBeforeItsSuperclassIsConstructed() {
        assertThat(change("class T { T() { } }", "class T { T() { System.gc(); } }")
                        .code("T", "<init>()V"))
                .startsWith(
                        "INVOKEDYNAMIC called()V CALLED <init> ()V 1",
                        "ALOAD 0",
                        "INVOKESPECIAL java/lang/Object.<init> ()V");
    }

    @Test
    void lambdasReportAndWhatCompilersAddDoesNot() {
        Planned changed = change(
                "enum T implements Comparable<T> { A; Runnable r = () -> { }; static { m(); } static void m() { } }",
                "enum T implements Comparable<T> { A, B; Runnable r = () -> System.gc(); static { m(); System.gc(); } static void m() { } }");

        assertThat(changed.next().probed()).containsOnlyKeys("p/T");
        assertThat(changed.next().probed().getOrDefault("p/T", Set.of()))
                .allSatisfy(method -> assertThat(method.name()).startsWith("lambda$"))
                .hasSize(1);
    }

    @Test
    void addedMethodsAndThoseThatAreCalledAtAnyTimeDoNotReport() {
        Planned changed = change(
                "class T { public String toString() { return \"1\"; } }",
                "class T { public String toString() { return \"2\"; } void added() { } }");

        assertThat(changed.next().probed()).isEqualTo(Map.of());
    }

    @Test
    void theProbeIsOfTheFirstLineAndParametersAreSeenThere() {
        MethodNode method = change(
                        "class T {\n void m(int a) {\n }\n }",
                        "class T {\n void m(int a) {\n while (a > 0) { a--; }\n }\n }")
                .method("T", "m(I)V");

        AbstractInsnNode first = method.instructions.getFirst();
        while (first.getOpcode() < 0) {
            first = first.getNext();
        }
        int index = method.instructions.indexOf(first);
        assertThat(first).isInstanceOf(InvokeDynamicInsnNode.class);
        AbstractInsnNode previous = first.getPrevious();
        assertThat(previous instanceof FrameNode ? previous.getPrevious() : previous)
                .isInstanceOf(LineNumberNode.class);
        assertThat(method.localVariables)
                .hasSize(2)
                .allSatisfy(variable ->
                        assertThat(method.instructions.indexOf(variable.start)).isLessThan(index));
    }

    @Test
    void aMethodThatHasNoRoomReportsNothing() {
        String large = "x = x * 31 + 7; ".repeat(4_400);
        Planned changed = change(
                "class T { int x; void m() { " + large + " } }", "class T { int x; void m() { x++; " + large + " } }");

        assertThat(changed.next().probed()).isEqualTo(Map.of());
        assertThat(changed.code("T", "m()V").get(0)).isEqualTo("ALOAD 0");
    }

    @Test
    void framesKnowAnObjectThatTheFirstInstructionMakesByItsPlace() {
        MethodNode method = change(
                        "class T { Object m(boolean b) { return null; } }",
                        "class T { Object m(boolean b) { return new String(b ? \"1\" : \"2\"); } }")
                .method("T", "m(Z)Ljava/lang/Object;");

        assertThat(method.instructions.toArray())
                .filteredOn(FrameNode.class::isInstance)
                .hasSize(2)
                .allSatisfy(frame -> assertThat(((FrameNode) frame).stack.get(0))
                        .isInstanceOfSatisfying(
                                LabelNode.class,
                                label -> assertThat(label.getNext().getOpcode()).isEqualTo(Opcodes.NEW)));
    }
}
