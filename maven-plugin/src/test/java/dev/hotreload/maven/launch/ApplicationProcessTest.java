package dev.hotreload.maven.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hotreload.maven.message.LaunchTexts;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    @Test
    void runs_in_the_directory_with_the_variables_and_returns_the_exit_code() throws Exception {
        Sources.compile(directory.resolve("classes"), "Main", """
                import java.nio.file.*;
                class Main {
                    public static void main(String[] args) throws Exception {
                        Files.writeString(Path.of("seen"), System.getenv("MODE"));
                        System.exit(7);
                    }
                }
                """);

        int exitCode = start(Map.of("MODE", "test")).waitFor(end -> {});

        assertThat(exitCode).isEqualTo(7);
        assertThat(directory.resolve("seen")).hasContent("test");
    }

    @Test
    void prints_what_the_application_prints_where_the_terminal_is_not_this_jvms() throws Exception {
        Sources.compile(directory.resolve("classes"), "Main", """
                class Main {
                    public static void main(String[] args) {
                        System.out.println("to the output");
                        System.err.println("to the errors");
                    }
                }
                """);
        PrintStream output = System.out;
        PrintStream errors = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream reported = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(reported, true, StandardCharsets.UTF_8));
        try {
            assertThat(start(Map.of()).waitFor(end -> {})).isZero();
        } finally {
            System.setOut(output);
            System.setErr(errors);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("to the output");
        assertThat(reported.toString(StandardCharsets.UTF_8)).contains("to the errors");
    }

    @Test
    void an_interrupted_wait_ends_the_application_and_lets_its_shutdown_hooks_run() throws Exception {
        Sources.compile(directory.resolve("classes"), "Main", """
                import java.nio.file.*;
                class Main {
                    public static void main(String[] args) throws Exception {
                        Runtime.getRuntime().addShutdownHook(new Thread(() -> write("ended")));
                        write("started");
                        Thread.currentThread().join();
                    }
                    static void write(String name) {
                        try {
                            Files.createFile(Path.of(name));
                        } catch (java.io.IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    }
                }
                """);
        ApplicationProcess process = start(Map.of());
        CompletableFuture<Integer> result = new CompletableFuture<>();
        Thread waiting = new Thread(() -> {
            try {
                result.complete(process.waitFor(end -> {}));
            } catch (InterruptedException e) {
                result.completeExceptionally(e);
            }
        });
        waiting.start();
        Awaitility.await().atMost(PATIENCE).until(() -> Files.exists(directory.resolve("started")));

        waiting.interrupt();

        assertThat(result)
                .failsWithin(PATIENCE)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(InterruptedException.class);
        assertThat(directory.resolve("ended")).exists();
    }

    @Test
    void only_the_mvn_command_may_be_ended_with_the_applications_exit_code() throws MojoFailureException {
        assertThat(MvnCommand.isIn("org.codehaus.plexus.classworlds.launcher.Launcher hotreload:run"))
                .isTrue();
        assertThat(MvnCommand.isIn("org.mvndaemon.mvnd.daemon.Server")).isFalse();
        assertThat(MvnCommand.isIn("")).isFalse();

        ExitCode.passOn(0, "p.Main", Duration.ZERO, new SystemStreamLog());
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> ExitCode.passOn(3, "p.Main", Duration.ofMillis(1234), new SystemStreamLog()))
                .withMessage(LaunchTexts.ended("p.Main", 3, Duration.ofMillis(1234)));
    }

    private ApplicationProcess start(Map<String, String> environment) throws Exception {
        Jdk jdk = Jdk.at(Path.of(System.getProperty("java.home")));
        List<String> command = List.of(jdk.java().toString(), "-cp", "classes", "p.Main");
        return ApplicationProcess.start(command, directory, environment, true, () -> {});
    }
}
