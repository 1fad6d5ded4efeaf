package dev.hotreload.maven.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jline.builtins.ScreenTerminal;
import org.junit.jupiter.api.Assumptions;

/**
 * A real pseudo-terminal, which the command {@code script} of util-linux makes, and what one would see on its screen.
 * In its directory {@code before} and {@code after} have its settings before and after the program.
 */
public final class PseudoTerminal implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process script;
    private final Path directory;
    private final ScreenTerminal screen;

    private PseudoTerminal(Process script, Path directory, ScreenTerminal screen) {
        this.script = script;
        this.directory = directory;
        this.screen = screen;
    }

    /** Runs a class of the tests in a terminal of this size; {@code then} are words for the shell. */
    public static PseudoTerminal run(
            Path directory, int columns, int rows, Class<?> program, String arguments, String then) throws IOException {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/script")) && Files.exists(Path.of("/proc")),
                "NO TERMINAL WAS TESTED: there is no command script of util-linux to make one");
        String java = "'" + Path.of(System.getProperty("java.home"), "bin", "java")
                + "' -XX:TieredStopAtLevel=1 -cp '" + classPath() + "' "
                + program.getName() + " " + arguments;
        String command = "cd '" + directory + "'; tty > tty; stty rows " + rows + " cols " + columns
                + "; stty -g > before; " + java + "; stty -g > after; " + then;
        ProcessBuilder builder = new ProcessBuilder("script", "-q", "-c", command, "/dev/null");
        builder.environment().put("TERM", "xterm");
        Process script = builder.redirectErrorStream(true).start();
        PseudoTerminal terminal = new PseudoTerminal(script, directory, new ScreenTerminal(columns, rows));
        Thread reader = new Thread(terminal::read);
        reader.setDaemon(true);
        reader.start();
        return terminal;
    }

    /** Of this JVM, and for another directory. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void read() {
        try (Reader output = new InputStreamReader(script.getInputStream(), StandardCharsets.UTF_8)) {
            char[] buffer = new char[4096];
            for (int length = output.read(buffer); length >= 0; length = output.read(buffer)) {
                screen.write(new String(buffer, 0, length));
            }
        } catch (IOException e) {
            screen.write(e.toString());
        }
    }

    /** The rows of the screen, without the spaces at their ends. */
    public List<String> rows() {
        return screen.toString().lines().map(String::stripTrailing).toList();
    }

    /** Waits for a row that is this. */
    public void awaitRow(String row) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(rows()).contains(row));
    }

    /** Waits until the lowest row is this. */
    public void awaitBottom(String row) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(rows()).last().isEqualTo(row));
    }

    /** As the user does. */
    public void type(String keys) throws IOException {
        OutputStream terminal = script.getOutputStream();
        terminal.write(keys.getBytes(StandardCharsets.UTF_8));
        terminal.flush();
    }

    /** As a window does whose edge is drawn. */
    public void resize(int columns, int rows) throws IOException, InterruptedException {
        screen.setSize(columns, rows);
        Process stty = new ProcessBuilder(
                        "stty", "-F", file("tty"), "rows", String.valueOf(rows), "cols", String.valueOf(columns))
                .start();
        assertThat(stty.waitFor()).isZero();
    }

    /** Waits for the end of the program. */
    public void awaitEnd() throws InterruptedException {
        assertThat(script.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as(screen.toString())
                .isTrue();
    }

    /** What a file of the directory says. */
    public String file(String name) throws IOException {
        return Files.readString(directory.resolve(name)).strip();
    }

    @Override
    public void close() {
        script.destroyForcibly();
    }
}
