package dev.hotreload.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.cases.ProgramsOnEachJdk;
import dev.hotreload.cases.RunningCase;
import dev.hotreload.control.ControlProtocol;
import dev.hotreload.launch.LoopSettings;
import dev.hotreload.testing.TestJdk;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A prompt in a running program, across reloads. */
class PromptIT extends ProgramsOnEachJdk {
    private static final String PROGRAM = """
            === v1 p/Counter.java ===
            package p;
            public class Counter {
                public static final Counter LIVE = new Counter();
                public int count = 41;
                public int next() { return ++count; }
                public String work(String what, int number, Counter other) { return what + number + count; }
            }
            === v2 p/Counter.java ===
            package p;
            public class Counter {
                public static final Counter LIVE = new Counter();
                public int count = 41;
                public String label = "fresh";
                public int next() { return count += 100; }
                public String shown(String before) { return before + count + label; }
                public String work(String what, int number, Counter other) { return what + number + count; }
            }
            === setup ===
            new Thread(() -> Counter.LIVE.work("soup", 3, null), "looped").start();
            === drive ===
            print(Counter.LIVE.count);
            """;

    @ParameterizedTest
    @MethodSource("enough")
    void snippetsSeeTheProgramAsItIsNow(TestJdk jdk) {
        LoopSettings looped = new LoopSettings(List.of("p.Counter#work"), false, false, false, List.of());
        try (RunningCase running = new RunningCase.Starter(kit, jdk, "prompt")
                .withBatches()
                .loops(looped)
                .start(PROGRAM)) {
            assertThat(evaluate(running, "p.Counter.LIVE.next()")).isEqualTo("$1 ==> 42");
            assertThat(evaluate(running, "import p.Counter;")).isEmpty();
            // The API, which the program does not have on its class path.
            assertThat(evaluate(running, "if (!dev.hotreload.api.HotReload.isActive()) throw new Error();"))
                    .isEmpty();
            assertThat(evaluate(running, "var live = Counter.LIVE;")).startsWith("live ==> p.Counter@");
            assertThat(evaluate(running, "int twice() { live.next(); return live.next(); }"))
                    .isEqualTo("|  created method twice()");
            assertThat(evaluate(running, "twice()")).isEqualTo("$2 ==> 44");
            assertThat(running.drive()).containsExactly("44");
            assertThat(evaluate(running, "live.shown(\"a\")"))
                    .startsWith("|  Error:\n|  cannot find symbol")
                    .endsWith("|  live.shown(\"a\")\n|  ^^^^^^^^^^");

            running.awaitLog("Thread \"looped\" waits here");
            assertThat(evaluate(running, "held.receiver == live")).isEqualTo("$3 ==> true");
            assertThat(evaluate(running, "held.what.length() + held.number")).isEqualTo("$4 ==> 7");
            assertThat(suggest(running, "held.")).contains("held.number", "held.other", "held.receiver", "held.what");
            assertThat(suggest(running, "held.what.substr")).isEqualTo("held.what.substring(");
            assertThat(evaluate(running, "held.other")).isEqualTo("$5 ==> null");

            running.batch(2, "app");
            running.awaitGeneration();

            assertThat(evaluate(running, "twice()")).isEqualTo("$6 ==> 244");
            assertThat(evaluate(running, "live.shown(\"a\")")).isEqualTo("$7 ==> \"a244fresh\"");
            assertThat(evaluate(running, "live.label = \"mine\"")).isEqualTo("$8 ==> \"mine\"");
            assertThat(evaluate(running, "record Pair(Counter a, int b) {}")).isEqualTo("|  created type Pair");
            assertThat(evaluate(running, "new Pair(held.receiver, 2).a().label"))
                    .isEqualTo("$9 ==> \"mine\"");
            assertThat(running.answer(ControlProtocol.LOOP_RELEASE)).isEqualTo("true");
            Awaitility.await()
                    .untilAsserted(
                            () -> assertThat(evaluate(running, "held.what")).contains("cannot find symbol"));

            running.batch(1, "app");
            running.awaitGeneration();

            assertThat(evaluate(running, "twice()")).endsWith(" ==> 246");
            inputGoesOnFailsAndIsStopped(running);
            running.passed();
        }
    }

    private static void inputGoesOnFailsAndIsStopped(RunningCase running) {
        assertThat(evaluate(running, "for (int i = 0; i < 3; i++) {")).isEqualTo(LiveShell.INCOMPLETE);
        assertThat(evaluate(running, "int a = 1; int b = a + 1;")).isEqualTo("a ==> 1\nb ==> 2");
        assertThat(evaluate(running, "List.of(1).get(b)"))
                .startsWith("|  Exception java.lang.IndexOutOfBoundsException: Index: 2 Size: 1")
                .contains("\n|        at (#")
                .doesNotContain("dev.hotreload", "jdk.jshell");
        assertThat(suggest(running, "p.Counter.LIVE.ne")).isEqualTo("p.Counter.LIVE.next()");

        CompletableFuture<String> endless = CompletableFuture.supplyAsync(
                () -> evaluate(running, "long n = 0; while (p.Counter.LIVE.count > 0) { n++; }"));
        Awaitility.await().untilAsserted(() -> {
            running.tell("interrupt");
            assertThat(endless).isDone();
        });
        assertThat(evaluate(running, "1 + 1")).endsWith(" ==> 2");
    }

    private static String suggest(RunningCase running, String input) {
        return decoded(running.answer("suggest " + encoded(input)));
    }

    private static String evaluate(RunningCase running, String input) {
        return decoded(running.answer("evaluate " + encoded(input)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
