package dev.hotreload.maven.debug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.testing.TestJdk;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;

/** A running jdb. */
final class Jdb implements AutoCloseable {

    private final Process process;
    private final Writer keyboard;
    private final StringBuilder screen = new StringBuilder();

    private Jdb(Process process) {
        this.process = process;
        this.keyboard = process.outputWriter(StandardCharsets.UTF_8);
    }

    static Jdb attach(TestJdk jdk, int port) throws IOException {
        Process process = new ProcessBuilder(
                        jdk.tool("jdb").toString(),
                        "-connect",
                        "com.sun.jdi.SocketAttach:hostname=localhost,port=" + port)
                .redirectErrorStream(true)
                .start();
        Jdb jdb = new Jdb(process);
        Thread reader = new Thread(jdb::read, "jdb");
        reader.setDaemon(true);
        reader.start();
        return jdb;
    }

    /** Types a line, and waits until all the answers have appeared after it. */
    void type(String line, String... answers) throws IOException {
        int from = text().length();
        keyboard.write(line + "\n");
        keyboard.flush();
        for (String answer : answers) {
            await(from, answer);
        }
    }

    /** Types the same line again and again, until the answer appears. */
    void typeUntil(String line, String answer) throws IOException {
        for (int times = 0; times < 10; times++) {
            int from = text().length();
            type(line, "bci=");
            if (text().substring(from).contains(answer)) {
                return;
            }
        }
        throw new AssertionError(answer + " does not come:\n" + text());
    }

    void await(String text) {
        await(0, text);
    }

    /** All that has appeared so far. */
    String text() {
        synchronized (screen) {
            return screen.toString();
        }
    }

    private void await(int from, String text) {
        Awaitility.await(text)
                .atMost(DebuggedApplication.PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .untilAsserted(
                        () -> assertThat(text().substring(from)).as(text()).contains(text));
    }

    private void read() {
        try (Reader reader = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
            char[] buffer = new char[1024];
            for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
                synchronized (screen) {
                    screen.append(buffer, 0, read);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
