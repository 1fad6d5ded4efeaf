package dev.hotreload.reload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.cases.RunningCase;
import dev.hotreload.testing.TestJdk;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Classes that are loaded while others change: a class is always of the generation that runs. */
class LoadingIT extends ReloadedPrograms {
    @ParameterizedTest
    @MethodSource("enough")
    void aClassThatIsNotLoadedYetIsLoadedInItsNewVersion(TestJdk jdk) {
        try (RunningCase program = starter(jdk, "not-loaded").start("""
                === v1 p/Late.java ===
                package p;
                class Late { static final int FIRST = Integer.parseInt("1"); static int number() { return FIRST; } }
                === v2 p/Late.java ===
                package p;
                class Late extends Thread { final int more = 3; static int number() { return 2; } }
                === v3 p/Late.java ===
                package p;
                class Late extends Thread { final int more = 3; static int number() { return 3; } }
                === drive ===
                print(Late.number());
                """)) {
            program.deliver(APP, 2);
            assertThat(outcome(program.awaitGeneration())).isEqualTo("APPLIED #1");
            assertThat(program.drive()).containsExactly("2");
            program.deliver(APP, 3);
            assertThat(outcome(program.awaitGeneration())).isEqualTo("APPLIED #2");
            assertThat(program.drive()).containsExactly("3");
            program.passed();
        }
    }

    @ParameterizedTest
    @MethodSource("enough")
    void aClassThatIsLoadedInTheMiddleOfAChangeSetIsOfTheRunningGeneration(TestJdk jdk) {
        try (RunningCase program = starter(jdk, "loaded-in-between").start("""
                === v1 p/A.java ===
                package p;
                class A { static String text() { return "one of " + Late.text(); } }
                === v2 p/A.java ===
                package p;
                class A { static String text() { return "two of " + Late.added(); } }
                === v1 p/Late.java ===
                package p;
                class Late { static String text() { return "one"; } }
                === v2 p/Late.java ===
                package p;
                class Late { static String added() { return "two"; } }
                === drive ===
                print(A.text());
                """)) {
            program.write(APP, "p/Late.class", program.compiled(APP, 2, "p/Late.class"));
            // The first half waits half a second for the other one; only a slow machine finds it current already.
            assertThat(program.drive().get(0)).containsAnyOf("one of one", "NoSuchMethodError");
            program.write(APP, "p/A.class", program.compiled(APP, 2, "p/A.class"));
            program.awaitDrive("two of two");
            program.passed();
        }
    }

    @ParameterizedTest
    @MethodSource("enough")
    void twoModulesChangeAtOnce(TestJdk jdk) {
        try (RunningCase program = starter(jdk, "two-modules").start("""
                === v1 core:c/Core.java ===
                package c;
                public class Core { public static String text() { return "one"; } }
                === v2 core:c/Core.java ===
                package c;
                public class Core { public static String text(int times) { return "two".repeat(times); } }
                === v1 p/A.java ===
                package p;
                class A { static String text() { return "A1 " + c.Core.text(); } }
                === v2 p/A.java ===
                package p;
                class A { static String text() { return "A2 " + c.Core.text(2); } }
                === drive ===
                print(A.text());
                """)) {
            assertThat(program.drive()).containsExactly("A1 one");
            program.deliver(APP, 2);
            program.deliver(CORE, 2);
            assertThat(program.awaitGenerations(APP, CORE))
                    .extracting(ReloadedPrograms::outcome)
                    .allMatch(text -> text.startsWith("APPLIED"));
            assertThat(program.drive()).containsExactly("A2 twotwo");
            program.deliver(CORE, 1);
            program.deliver(APP, 1);
            assertThat(program.awaitGenerations(APP, CORE))
                    .extracting(ReloadedPrograms::outcome)
                    .allMatch(text -> text.startsWith("APPLIED"));
            assertThat(program.drive()).containsExactly("A1 one");
            program.passed();
        }
    }

    @ParameterizedTest
    @MethodSource("enough")
    void ofAClassInTwoModulesTheFirstOnTheClassPathRuns(TestJdk jdk) {
        try (RunningCase program = starter(jdk, "twice").start("""
                === v1 core:q/Same.java ===
                package q;
                public class Same { public static String text() { return "core 1"; } }
                === v2 core:q/Same.java ===
                package q;
                public class Same { public static String text() { return "core 2"; } }
                === v1 core:q/Other.java ===
                package q;
                public class Other { public static String text() { return "other 1"; } }
                === v2 core:q/Other.java ===
                package q;
                public class Other { public static String text() { return "other 2"; } }
                === v1 q/Same.java ===
                package q;
                public class Same { public static String text() { return "app 1"; } }
                === v2 q/Same.java ===
                package q;
                public class Same { public static String text() { return "app 2"; } }
                === drive ===
                print(q.Same.text(), q.Other.text());
                """)) {
            assertThat(program.drive()).containsExactly("app 1 other 1");
            program.deliver(CORE, 2);
            program.awaitGenerations(CORE);
            assertThat(program.drive()).containsExactly("app 1 other 2");
            program.deliver(APP, 2);
            program.awaitGenerations(APP);
            assertThat(program.drive()).containsExactly("app 2 other 2");
            program.deliver(CORE, 1);
            program.awaitGenerations(CORE);
            assertThat(program.drive()).containsExactly("app 2 other 1");
            program.passed();
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void classesAreLoadedWhileOthersAreReloaded(TestJdk jdk) {
        String many = IntStream.range(0, 400).mapToObj(i -> """
                        === p/L%d.java ===
                        package p;
                        class L%d extends Base implements Runnable {
                            public void run() { Runnable lambda = () -> Kept.SUM.addAndGet(A.number() * 0 + 1); lambda.run(); }
                        }
                        """.formatted(i, i)).collect(Collectors.joining());
        try (RunningCase program =
                starter(jdk, "heavy-loading").start(VERSIONS.substring(0, VERSIONS.indexOf("=== v4")) + many + """
                === v1 p/Base.java ===
                package p;
                class Base { String base() { return "1"; } }
                === v2 p/Base.java ===
                package p;
                class Base { String base() { return "2"; } }
                === imports ===
                java.util.concurrent.atomic.*
                === kept ===
                AtomicInteger SUM = new AtomicInteger();
                List<Throwable> FAILED = new CopyOnWriteArrayList<>();
                List<Thread> THREADS = new CopyOnWriteArrayList<>();
                === setup ===
                for (int n = 0; n < 2; n++) {
                    int first = n;
                    THREADS.add(start(() -> {
                        for (int i = 0; i < 400; i++) {
                            try {
                                int number = first == 0 ? i : 399 - i;
                                ((Runnable) Class.forName("p.L" + number).getDeclaredConstructor().newInstance()).run();
                            } catch (Throwable e) {
                                FAILED.add(e);
                            }
                        }
                    }));
                }
                === drive ===
                print(A.number(), new Base().base(), FAILED);
                === drive v3 ===
                for (Thread thread : THREADS) {
                    join(thread);
                }
                print(A.number(), new Base().base(), FAILED, SUM);
                """)) {
            for (int round = 0; round < 5; round++) {
                program.deliver(APP, 2);
                program.awaitDrive("2 2 []");
                program.deliver(APP, 1);
                program.awaitDrive("1 1 []");
            }
            program.deliver(APP, 3);
            program.awaitDrive("3 2 [] 800");
            program.passed();
        }
    }
}
