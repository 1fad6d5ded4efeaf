package dev.hotreload.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.memory.Compiled;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Execution(ExecutionMode.CONCURRENT) // sources in, text out
class UnresolvedReferencesTest {
    /** What a class refers to, as it was when it was compiled and as it is now. */
    record Row(String name, String caller, String compiledWith, String now, String missing) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Row> references() {
        return Stream.of(
                new Row("method", "new Other().m()", "class Other { void m() {} }", "class Other {}", "p.Other.m"),
                new Row(
                        "method there",
                        "new Other().m()",
                        "class Other { void m() {} }",
                        "class Other { void m() {} }",
                        ""),
                new Row(
                        "other parameters",
                        "new Other().m(1)",
                        "class Other { void m(int i) {} }",
                        "class Other { void m(long i) {} }",
                        "p.Other.m"),
                new Row(
                        "static now",
                        "new Other().m()",
                        "class Other { void m() {} }",
                        "class Other { static void m() {} }",
                        "p.Other.m"),
                new Row(
                        "private now",
                        "new Other().m()",
                        "class Other { void m() {} }",
                        "class Other { private void m() {} }",
                        "p.Other.m"),
                new Row(
                        "inherited now",
                        "new Other().m()",
                        "class Other { void m() {} }",
                        "class Other extends Parent { } class Parent { void m() {} }",
                        ""),
                new Row(
                        "field",
                        "System.out.print(new Other().f)",
                        "class Other { int f; }",
                        "class Other {}",
                        "p.Other.f"),
                new Row(
                        "field of another type",
                        "System.out.print(new Other().f)",
                        "class Other { int f; }",
                        "class Other { long f; }",
                        "p.Other.f"),
                new Row(
                        "static field",
                        "System.out.print(Other.f)",
                        "class Other { static int f; }",
                        "class Other { int f; }",
                        "p.Other.f"),
                new Row(
                        "constructor",
                        "new Other(1)",
                        "class Other { Other(int i) {} }",
                        "class Other {}",
                        "p.Other.<init>"),
                new Row(
                        "method reference",
                        "Runnable r = Other::m; r.run()",
                        "class Other { static void m() {} }",
                        "class Other {}",
                        "p.Other.m"),
                new Row(
                        "constructor reference",
                        "java.util.function.Supplier<Object> s = Other::new; s.get()",
                        "class Other { }",
                        "class Other { Other(int i) {} }",
                        "p.Other.<init>"),
                new Row("class", "new Gone()", "class Gone {}", "class Other {}", "p.Gone"),
                new Row("class of the JDK", "new Thread().start()", "class Other {}", "class Other {}", ""),
                new Row(
                        "method of a superclass of the JDK",
                        "new Other().start()",
                        "class Other extends Thread {}",
                        "class Other extends Thread {}",
                        ""));
    }

    @ParameterizedTest
    @MethodSource("references")
    void whatNoClassDeclaresIsNamed(Row row) {
        Compiled before = Compiled.of("class Caller { void c() { " + row.caller + "; } }", row.compiledWith);
        ClassModel model = ClassModel.initial(Compiled.of(row.now));

        assertThat(new UnresolvedReferences(model)
                        .first(before.type("Caller"))
                        .map(List::of)
                        .orElse(List.of()))
                .isEqualTo(row.missing.isEmpty() ? List.of() : List.of(row.missing));
    }
}
