package dev.hotreload.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hotreload.classfile.MethodKey;
import dev.hotreload.memory.Planned;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.MethodTooLargeException;

/** What of new code is left to the JVM's own linkage, and what becomes a call site of the engine's. */
@Execution(ExecutionMode.CONCURRENT) // sources in, text out
class RedefinitionWeaverTest {
    /** The code of {@code m()} in a class that had an empty one before, with these other members added. */
    record Row(String name, String code, String added, List<String> woven) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Row row(String name, String code, String added, String... woven) {
        return new Row(name, code, added, List.of(woven));
    }

    static Stream<Row> calls() {
        return Stream.of(
                row("a method that was there", "there();", "", "ALOAD 0", "INVOKEVIRTUAL p/T.there ()V", "RETURN"),
                row("an added method", "n();", "void n() {}", "ALOAD 0", "INVOKEDYNAMIC n(Lp/T;)V VIRTUAL", "RETURN"),
                row("an added static method", "n();", "static void n() {}", "INVOKESTATIC p/T.n ()V", "RETURN"),
                row(
                        "an added private method",
                        "n();",
                        "private void n() {}",
                        "ALOAD 0",
                        "INVOKESPECIAL p/T.n ()V",
                        "RETURN"),
                row(
                        "an added field is assigned",
                        "f = 1;",
                        "int f;",
                        "ALOAD 0",
                        "ICONST_1",
                        "INVOKEDYNAMIC f(Lp/T;I)V PUT_FIELD p.T.class",
                        "RETURN"),
                row(
                        "an added field is read",
                        "there = f;",
                        "int f;",
                        "ALOAD 0",
                        "ALOAD 0",
                        "INVOKEDYNAMIC f(Lp/T;)I GET_FIELD p.T.class",
                        "PUTFIELD p/T.there : I",
                        "RETURN"),
                row(
                        "an added static field is assigned",
                        "f = 1;",
                        "static int f;",
                        "ICONST_1",
                        "INVOKEDYNAMIC f(I)V PUT_STATIC p.T.class",
                        "RETURN"),
                row(
                        "an added static field is read",
                        "there = f;",
                        "static int f;",
                        "ALOAD 0",
                        "INVOKEDYNAMIC f()I GET_STATIC p.T.class",
                        "PUTFIELD p/T.there : I",
                        "RETURN"),
                row(
                        "an added constant",
                        "there = F;",
                        "static final int F = 5;",
                        "ALOAD 0",
                        "ICONST_5",
                        "PUTFIELD p/T.there : I",
                        "RETURN"),
                row(
                        "an added constructor",
                        "new T(1);",
                        "T(int a) {}",
                        "NEW p/T",
                        "DUP",
                        "ICONST_1",
                        "INVOKEDYNAMIC pack(I)Ldev/hotreload/boot/Construction; CONSTRUCT p.T.class (I)V",
                        "INVOKESPECIAL p/T.<init> (Ldev/hotreload/boot/Construction;)V",
                        "POP",
                        "RETURN"),
                row(
                        "the superclass's method",
                        "super.toString();",
                        "",
                        "ALOAD 0",
                        "INVOKESPECIAL java/lang/Object.toString ()Ljava/lang/String;",
                        "POP",
                        "RETURN"),
                row("a method of the JDK", "Thread.yield();", "", "INVOKESTATIC java/lang/Thread.yield ()V", "RETURN"));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void onlyWhatTheJvmWouldMissBecomesACallSite(Row row) {
        String members = "int there; T() {} void there() {} ";

        assertThat(Planned.change(
                                List.of("class T { " + members + "void m() {} }"),
                                List.of("class T { " + members + "void m() { " + row.code + " } " + row.added + " }"))
                        .code("T", "m()V"))
                .containsExactlyElementsOf(row.woven);
    }

    @Test
    void aLambdaKeepsTheLinkageThatItHas() {
        List<String> code = Planned.change(
                        List.of("class T { void m() { } }"),
                        List.of("class T { void m() { Runnable r = () -> {}; r.run(); } }"))
                .code("T", "m()V");

        assertThat(code.get(0))
                .startsWith("INVOKEDYNAMIC run()Ljava/lang/Runnable; KEPT")
                .contains("lambda$m$0");
    }

    @Test
    void whatBecomesSynchronizedTakesTheLockInItsBody() {
        assertThat(Planned.change(
                                List.of("class T { void m() { } }"),
                                List.of("class T { synchronized void m() { System.gc(); } }"))
                        .code("T", "m()V"))
                .containsSubsequence("MONITORENTER", "INVOKESTATIC java/lang/System.gc ()V", "MONITOREXIT", "RETURN");
    }

    @Test
    void anOverrideOfAPreparedMethodIsItsBody() {
        assertThat(Planned.change(
                                List.of("class T { }"),
                                List.of("class T { public String toString() { return \"x\"; } }"))
                        .code("T", "toString()Ljava/lang/String;"))
                .containsExactly("LDC \"x\"", "ARETURN");
    }

    @Test
    void anAddedFieldIsInitialisedWhereTheSourceSays() {
        assertThat(Planned.change(
                                List.of("class T {\n T() {\n }\n }"), List.of("class T {\n int f = 3;\n T() {\n }\n }"))
                        .code("T", "<init>()V"))
                .containsSubsequence(
                        "INVOKESPECIAL java/lang/Object.<init> ()V",
                        "INVOKEDYNAMIC initialised(Lp/T;)V INITIALISED p.T.class",
                        "ICONST_3",
                        "INVOKEDYNAMIC f(Lp/T;I)V PUT_FIELD p.T.class");
    }

    @Test
    void theMethodInFrontOfAnAddedOverrideAsksForIt() {
        List<String> code = Planned.change(
                        List.of("class Top { int m() { return 1; } }", "class T extends Top {}"),
                        List.of("class Top { int m() { return 1; } }", "class T extends Top { int m() { return 2; } }"))
                .code("Top", "m()I");

        assertThat(code)
                .contains("INVOKEDYNAMIC m(Lp/Top;)Z HAS_OVERRIDE p.Top.class ()I")
                .contains("INVOKEDYNAMIC m(Lp/Top;)I OVERRIDE p.Top.class ()I")
                .endsWith("ICONST_1", "IRETURN");
    }

    @Test
    void aCallerInAnotherClassReachesWhatIsAddedHere() {
        List<String> code = Planned.change(
                        List.of("class U {}", "class T { void m() { } }"),
                        List.of("class U { static void n() {} }", "class T { void m() { U.n(); } }"))
                .code("T", "m()V");

        assertThat(code).containsExactly("INVOKEDYNAMIC n()V STATIC p.U.class", "RETURN");
    }

    @Test
    void constantsOfAllVersionsThatHaveNoRoomInOneClassAreNotWoven() {
        Planned planned = Planned.change(List.of(names(32_600, "old")), List.of(names(32_600, "new")));

        assertThatThrownBy(planned::next)
                .isInstanceOfSatisfying(
                        ClassTooLargeException.class,
                        e -> assertThat(e.getClassName()).isEqualTo("p/T"));
    }

    private static String names(int count, String prefix) {
        String names =
                IntStream.range(0, count).mapToObj(i -> '"' + prefix + i + '"').collect(Collectors.joining(","));
        return "@T.Names({" + names + "}) class T { @interface Names { String[] value(); } }";
    }

    @Test
    void aMethodThatIsTooLargeWithItsCallSitesIsNotWoven() {
        Planned planned = Planned.change(
                List.of("class T { void m() {} }"),
                List.of("class T { void m() {" + "n();".repeat(15_000) + "} void n() {} }"));

        assertThatThrownBy(planned::next)
                .isInstanceOfSatisfying(
                        MethodTooLargeException.class,
                        e -> assertThat(e.getMethodName()).isEqualTo("m"));
    }

    @Test
    void whatIsAddedStandsInTheOrderOfTheSource() {
        List<String> names = List.of("z", "m", "b", "y", "a", "q", "c", "x", "l", "k");
        String methods = names.stream().map(name -> "void " + name + "() {}").collect(Collectors.joining());
        Planned planned =
                Planned.change(List.of("class T { void n() {} }"), List.of("class T { void n() {} " + methods + "}"));

        assertThat(planned.next().redefined().get(0).woven().methods().keySet())
                .extracting(MethodKey::name)
                .containsSubsequence(names);
    }
}
