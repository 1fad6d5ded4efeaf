package dev.hotreload.maven.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Keys that are typed into a real pseudo-terminal, which the command {@code script} of util-linux makes. */
class KeysTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PROGRAM = "'" + Path.of(System.getProperty("java.home"), "bin", "java")
            + "' -XX:TieredStopAtLevel=1 -cp '" + System.getProperty("java.class.path") + "' "
            + KeyedProgram.class.getName();

    private final List<String> lines = new CopyOnWriteArrayList<>();

    private Process start(String shellCommand) throws IOException {
        Process script = new ProcessBuilder("script", "-q", "-e", "-c", shellCommand, "/dev/null")
                .redirectErrorStream(true)
                .start();
        Thread reader = new Thread(() -> {
            try (BufferedReader output = script.inputReader(StandardCharsets.UTF_8)) {
                output.lines().forEach(lines::add);
            } catch (IOException e) {
                lines.add(e.toString());
            }
        });
        reader.setDaemon(true);
        reader.start();
        return script;
    }

    private void awaitLine(String begin) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(lines).anyMatch(line -> line.startsWith(begin)));
    }

    private void awaitText(String text) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(lines).anyMatch(line -> line.contains(text)));
    }

    private static void type(Process script, String keys) throws IOException {
        OutputStream terminal = script.getOutputStream();
        terminal.write(keys.getBytes(StandardCharsets.UTF_8));
        terminal.flush();
    }

    private static void scriptIsThere() {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/script")) && Files.exists(Path.of("/proc")),
                "NO KEYS WERE TESTED: there is no command script of util-linux to make a terminal");
    }

    @Test
    void each_key_does_one_thing_without_enter_and_the_terminal_is_as_before_afterwards() throws Exception {
        scriptIsThere();
        Process script = start("stty -g; " + PROGRAM + "; stty -g");
        try {
            awaitLine("hotreload  keys: ");
            type(script, "s");
            awaitLine("hotreload  #3 is live; everything on disk is live");
            type(script, "p");
            awaitLine("hotreload  paused; ");
            type(script, "P");
            awaitLine("asked: resume");
            type(script, "u");
            awaitLine("hotreload  there is no reload to take back");
            type(script, "d");
            awaitLine("hotreload  the sources are as they were at the start");
            type(script, "b");
            awaitLine("hotreload  not done: no disk");
            type(script, "n");
            awaitLine("asked: next");
            type(script, "rac");
            awaitLine("hotreload  no looped method is running");
            awaitLine("hotreload  no thread is in a looped method");
            type(script, "e");
            awaitLine("\tat p.A.run(A.java:3)");
            type(script, "j");
            awaitText("hotreload  Java in p.Main of app");
            type(script, "1 + 1\r");
            awaitText("$1 ==> 2");
            type(script, "while (true) {}\r");
            awaitText("asked: while (true) {}");
            type(script, "\u0003");
            awaitText("|  Stopped");
            type(script, "half\u0003/exit\r");
            await().atMost(PATIENCE)
                    .until(() -> lines.stream()
                                    .filter(line -> line.contains("hotreload  keys: "))
                                    .count()
                            == 2);
            type(script, "h");
            awaitLine("           q  ends the application");
            type(script, "x\n\u001b[A");
            type(script, "q");

            assertThat(script.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } finally {
            script.destroyForcibly();
        }
        assertThat(script.exitValue()).isZero();
        await().atMost(PATIENCE)
                .until(() -> lines.stream().filter(line -> line.contains(":")).count() > 0
                        && lines.get(lines.size() - 1).equals(lines.get(0)));
        assertThat(lines).as("the settings of the terminal").last().isEqualTo(lines.get(0));
        assertThat(lines)
                .filteredOn(line -> line.contains("asked: "))
                .extracting(line -> line.substring(line.indexOf("asked: ")))
                .containsExactly(
                        "asked: pause",
                        "asked: resume",
                        "asked: next",
                        "asked: RUN_AGAIN",
                        "asked: ABORT",
                        "asked: RELEASE",
                        "asked: 1 + 1",
                        "asked: while (true) {}",
                        "asked: stop");
        // What is typed is not shown.
        assertThat(lines).doesNotContain("s", "x", "rac");
    }

    @Test
    void without_a_terminal_there_are_no_keys() throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KeyedProgram.class.getName())
                .redirectErrorStream(true)
                .start();
        program.getOutputStream().close();
        String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(program.waitFor()).isNotZero();
        assertThat(output).contains("java.io.IOException: standard input is no terminal");
    }
}
