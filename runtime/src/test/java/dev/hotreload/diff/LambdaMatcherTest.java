package dev.hotreload.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.memory.Compiled;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The numbers that javac gives to lambdas begin with 0 in each class, in the order of its methods, inner ones first.
 */
@Execution(ExecutionMode.CONCURRENT) // sources in, text out
class LambdaMatcherTest {
    @Test
    void oneThatDidNotChangeKeepsItsName() {
        assertThat(liveNames("Runnable m() { return () -> a(); }", "Runnable m() { return () -> a(); }"))
                .isEqualTo(Map.of("lambda$m$0", "lambda$m$0"));
    }

    @Test
    void oneWhoseCodeChangedInPlaceKeepsItsName() {
        assertThat(liveNames("Runnable m() { return () -> a(); }", "Runnable m() { return () -> { b(); c(); }; }"))
                .isEqualTo(Map.of("lambda$m$0", "lambda$m$0"));
    }

    @Test
    void oneThatIsInsertedAboveGetsANameThatNothingHas() {
        assertThat(liveNames("void m() { run(() -> a()); }", "void m() { run(() -> b()); run(() -> a()); }"))
                .isEqualTo(Map.of("lambda$m$0", "lambda$m$1", "lambda$m$1", "lambda$m$0"));
    }

    @Test
    void thoseThatChangePlacesKeepTheirCode() {
        assertThat(liveNames(
                        "void m() { run(() -> a()); run(() -> b()); }", "void m() { run(() -> b()); run(() -> a()); }"))
                .isEqualTo(Map.of("lambda$m$0", "lambda$m$1", "lambda$m$1", "lambda$m$0"));
    }

    @Test
    void whatIsLeftWhenTheFirstGoesKeepsItsOwnName() {
        assertThat(liveNames("void m() { run(() -> a()); run(() -> b()); }", "void m() { run(() -> b()); }"))
                .isEqualTo(Map.of("lambda$m$0", "lambda$m$1"));
    }

    @Test
    void theMostAlikeIsTakenIfCodeAndNumberChanged() {
        assertThat(liveNames(
                        "void m() { run(() -> { a(); b(); c(); a(); }); }",
                        "void m() { run(() -> c()); run(() -> { a(); b(); c(); b(); }); }"))
                .containsEntry("lambda$m$1", "lambda$m$0");
    }

    @Test
    void otherMethodsDoNotMatter() {
        assertThat(liveNames("Runnable m() { return () -> a(); }", """
                        Runnable k() { return () -> b(); }
                        Runnable m() { return () -> a(); }
                        """)).containsEntry("lambda$m$1", "lambda$m$0");
    }

    @Test
    void inARenamedMethodItKeepsItsName() {
        assertThat(liveNames("Runnable m() { return () -> a(); }", "Runnable renamed() { return () -> a(); }"))
                .isEqualTo(Map.of("lambda$renamed$0", "lambda$m$0"));
    }

    @Test
    void anotherInterfaceIsAnotherLambda() {
        assertThat(
                        liveNames(
                                "Object m() { Runnable r = () -> a(); return r; }",
                                "Object m() { java.util.concurrent.Callable<Object> r = () -> { a(); return null; }; return r; }"))
                .isEqualTo(Map.of("lambda$m$0", "lambda$m$1"));
    }

    @Test
    void oneThatCapturesMoreIsAnotherLambda() {
        assertThat(liveNames(
                        "Runnable m(int x) { return () -> a(); }",
                        "Runnable m(int x) { return () -> { a(); System.out.print(x); }; }"))
                .doesNotContainValue("lambda$m$0");
    }

    @Test
    void nestedOnesAreKnownByTheOneAroundThem() {
        assertThat(liveNames(
                        "void m() { run(() -> run(() -> a())); }",
                        "void m() { run(() -> b()); run(() -> run(() -> a())); }"))
                .isEqualTo(Map.of(
                        "lambda$m$0", "lambda$m$2",
                        "lambda$m$1", "lambda$m$0",
                        "lambda$m$2", "lambda$m$1"));
    }

    @Test
    void thoseOfFieldsBelongToTheConstructor() {
        assertThat(liveNames("Runnable f = () -> a();", "Runnable e = () -> b(); Runnable f = () -> a();"))
                .containsEntry("lambda$new$1", "lambda$new$0");
    }

    private static Map<String, String> liveNames(String before, String now) {
        ClassFile live = type(before);
        Map<String, String> names = new TreeMap<>();
        LambdaMatcher.match(live, type(now), name -> methodNames(live).contains(name))
                .forEach((lambda, name) -> names.put(lambda.name(), name));
        return names;
    }

    private static java.util.Set<String> methodNames(ClassFile type) {
        return type.methods().keySet().stream().map(method -> method.name()).collect(Collectors.toSet());
    }

    private static ClassFile type(String members) {
        return Compiled.of("""
                        class T {
                            %s
                            static void run(Runnable task) { task.run(); }
                            static void a() {}
                            static void b() {}
                            static void c() {}
                        }
                        """.formatted(members)).type("T");
    }
}
