package dev.hotreload.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.memory.Compiled;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Execution(ExecutionMode.CONCURRENT) // sources in, text out
class ClassDiffTest {
    /** What was there before, what is there now, and what changed. */
    record Row(String name, String before, String now, List<String> changes) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Row row(String name, String before, String now, String... changes) {
        return new Row(name, before, now, List.of(changes));
    }

    static Stream<Row> members() {
        return Stream.of(
                row("nothing", "int m() { return 1; }", "int m() { return 1; }"),
                row("body", "int m() { return 1; }", "int m() { return 2; }", "body m()I"),
                row("line alone", "int m() { return 1; }", "\nint m() { return 1; }", "debug information"),
                row(
                        "variable's name",
                        "int m(int a) { int b = a; return b; }",
                        "int m(int a) { int c = a; return c; }",
                        "debug information"),
                row("method added", "", "void m() {}", "added m()V"),
                row("method removed", "void m() {}", "", "removed m()V"),
                row("method renamed", "void m() {}", "void n() {}", "added n()V", "removed m()V"),
                row("parameter", "void m(int a) {}", "void m(long a) {}", "added m(J)V", "removed m(I)V"),
                row("result", "int m() { return 1; }", "long m() { return 1; }", "added m()J", "removed m()I"),
                row("visibility", "private void m() {}", "public void m() {}", "modifiers m()V"),
                row("static", "void m() { }", "static void m() { }", "modifiers m()V"),
                row("synchronized", "void m() { }", "synchronized void m() { }", "modifiers m()V"),
                row("final", "void m() {}", "final void m() {}", "modifiers m()V"),
                row("varargs", "void m(int[] a) {}", "void m(int... a) {}", "modifiers m([I)V"),
                row(
                        "generic signature alone",
                        "void m(java.util.List<String> a) {}",
                        "void m(java.util.List<Integer> a) {}",
                        "declaration: generic types of m(Ljava/util/List;)V"),
                row(
                        "exceptions alone",
                        "void m() {}",
                        "void m() throws java.io.IOException {}",
                        "declaration: throws of m()V"),
                row(
                        "annotation alone",
                        "void m() {}",
                        "@Deprecated void m() {}",
                        "modifiers m()V",
                        "annotation +Ljava/lang/Deprecated; of m()V"),
                row("annotation on a class's member type", "int f;", "@Mark int f;", "annotation +Lp/Mark; of f:I"),
                row("annotation's value", "@Mark(1) int f;", "@Mark(2) int f;", "annotation ~Lp/Mark; of f:I"),
                row(
                        "annotation on a parameter",
                        "void m(int a) {}",
                        "void m(@Mark int a) {}",
                        "annotation +Lp/Mark; of m(I)V"),
                row("field added", "", "int f;", "added f:I"),
                row("field with an initialiser", "", "int f = 1;", "added f:I", "body <init>()V"),
                row("field removed", "int f;", "", "removed f:I"),
                row("field's type", "int f;", "long f;", "removed f:I", "added f:J"),
                row("field's modifiers", "int f;", "volatile int f;", "modifiers f:I"),
                row("field's initialiser", "int f = 1;", "int f = 2;", "body <init>()V"),
                row("constant", "static final int F = 1;", "static final int F = 2;", "constant F:I"),
                row(
                        "constant that is computed",
                        "static final int F = 1;",
                        "static final int F = Integer.parseInt(\"1\");",
                        "constant F:I",
                        "static initialiser"),
                row("static field's initialiser", "static int f = 1;", "static int f = 2;", "static initialiser"),
                row("first static initialiser", "", "static { System.gc(); }", "static initialiser"),
                row("static initialiser gone", "static { System.gc(); }", "", "static initialiser"),
                row("constructor", "T() {}", "T(int a) {}", "added <init>(I)V", "removed <init>()V"),
                row(
                        "lambda's body",
                        "Runnable r() { return () -> System.gc(); }",
                        "Runnable r() { return () -> System.exit(1); }",
                        "body lambda$r$0()V"),
                row(
                        "order of members",
                        "int a; int b; void m() {} void n() {}",
                        "int b; int a; void n() {} void m() {}",
                        "metadata"));
    }

    @ParameterizedTest
    @MethodSource("members")
    void membersOfAClass(Row row) {
        assertThat(changes("class T { " + row.before + " }", "class T { " + row.now + " }"))
                .containsExactlyElementsOf(row.changes);
    }

    static Stream<Row> types() {
        return Stream.of(
                row("superclass", "class T {}", "class T extends Base {}", "superclass", "body <init>()V"),
                row("interface added", "class T {}", "class T implements Face {}", "interfaces +[p/Face] -[]"),
                row("interface removed", "class T implements Face {}", "class T {}", "interfaces +[] -[p/Face]"),
                row(
                        "order of interfaces",
                        "class T implements Face, java.io.Serializable {}",
                        "class T implements java.io.Serializable, Face {}",
                        "interfaces +[] -[]"),
                row("final", "class T {}", "final class T {}", "class modifiers"),
                row("abstract", "class T {}", "abstract class T {}", "class modifiers"),
                row("public", "class T {}", "public class T {}", "class modifiers", "modifiers <init>()V"),
                row("type parameter", "class T {}", "class T<X> {}", "declaration: generic types"),
                row(
                        "component added",
                        "record T(int a) {}",
                        "record T(int a, int b) {}",
                        "components +[b]",
                        "added b:I",
                        "added b()I",
                        "added <init>(II)V",
                        "removed <init>(I)V"),
                row("component renamed", "record T(int a) {}", "record T(int b) {}", "components +[b]"),
                row("constant added", "enum T { A }", "enum T { A, B }", "constants [A, B]"),
                row("constants moved", "enum T { A, B }", "enum T { B, A }", "constants [B, A]"),
                row(
                        "constant made otherwise",
                        "enum T { A(1); T(int a) {} }",
                        "enum T { A(2); T(int a) {} }",
                        "made otherwise [A]"),
                row(
                        "constant given a body",
                        "enum T { A; void m() {} }",
                        "enum T { A { void m() { System.gc(); } }; void m() {} }",
                        "bodies +[A] -[]"),
                row(
                        "permitted subclass",
                        "sealed interface T { record A() implements T {} }",
                        "sealed interface T { record A() implements T {} record B() implements T {} }",
                        "permitted subclasses"),
                row(
                        "element's default",
                        "@interface T { int value() default 1; }",
                        "@interface T { int value() default 2; }",
                        "declaration: default of value()I"));
    }

    @ParameterizedTest
    @MethodSource("types")
    void theTypeItself(Row row) {
        assertThat(changes(row.before, row.now)).containsAll(row.changes);
    }

    @Test
    void theSameBytesAreTheSameClass() {
        Compiled compiled = Compiled.of("class T { int m() { return 1; } }");

        assertThat(ClassDiff.between(compiled.type("T"), compiled.type("T"))).isEmpty();
    }

    private static List<String> changes(String before, String now) {
        return ClassDiff.between(compiled(before).type("T"), compiled(now).type("T")).stream()
                .map(ClassDiffTest::words)
                .toList();
    }

    private static Compiled compiled(String declaration) {
        return Compiled.of(
                declaration,
                "class Base {}",
                "interface Face {}",
                "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)"
                        + " @interface Mark { int value() default 0; }");
    }

    private static String words(ClassChange change) {
        if (change instanceof ClassChange.MethodBodyChanged body) {
            return "body " + words(body.method());
        } else if (change instanceof ClassChange.MethodAdded added) {
            return "added " + words(added.method());
        } else if (change instanceof ClassChange.MethodRemoved removed) {
            return "removed " + words(removed.method());
        } else if (change instanceof ClassChange.MethodModifiersChanged modifiers) {
            return "modifiers " + words(modifiers.method());
        } else if (change instanceof ClassChange.FieldAdded added) {
            return "added " + words(added.field());
        } else if (change instanceof ClassChange.FieldRemoved removed) {
            return "removed " + words(removed.field());
        } else if (change instanceof ClassChange.FieldModifiersChanged modifiers) {
            return "modifiers " + words(modifiers.field());
        } else if (change instanceof ClassChange.ConstantChanged constant) {
            return "constant " + words(constant.field());
        } else if (change instanceof ClassChange.InterfacesChanged interfaces) {
            return "interfaces +" + interfaces.added() + " -" + interfaces.removed();
        } else if (change instanceof ClassChange.RecordComponentsChanged components) {
            return "components +" + components.added();
        } else if (change instanceof ClassChange.EnumConstantsChanged constants) {
            return "constants " + constants.now();
        } else if (change instanceof ClassChange.EnumConstantsMadeOtherwise constants) {
            return "made otherwise " + constants.constants();
        } else if (change instanceof ClassChange.EnumBodiesChanged bodies) {
            return "bodies +" + bodies.gained() + " -" + bodies.lost();
        } else if (change instanceof ClassChange.AnnotationChanged annotation) {
            String sign = !annotation.wasThere() ? "+" : annotation.isThere() ? "~" : "-";
            return "annotation " + sign + annotation.annotation() + element(annotation.method(), annotation.field());
        } else if (change instanceof ClassChange.DeclarationChanged declaration) {
            return "declaration: " + declaration.what() + element(declaration.method(), declaration.field());
        }
        return Arrays.stream(change.getClass().getSimpleName().split("(?=[A-Z])"))
                .map(word -> word.toLowerCase(java.util.Locale.ROOT))
                .filter(word -> !word.equals("changed"))
                .collect(Collectors.joining(" "));
    }

    private static String element(@Nullable MethodKey method, @Nullable FieldKey field) {
        return method != null ? " of " + words(method) : field != null ? " of " + words(field) : "";
    }

    private static String words(MethodKey method) {
        return method.name() + method.descriptor();
    }

    private static String words(FieldKey field) {
        return field.name() + ":" + field.descriptor();
    }
}
