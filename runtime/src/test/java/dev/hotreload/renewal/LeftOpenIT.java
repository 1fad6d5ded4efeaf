package dev.hotreload.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.cases.ProgramsOnEachJdk;
import dev.hotreload.testing.TestJdk;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a generation of a program leaves open when it ends. */
class LeftOpenIT extends ProgramsOnEachJdk {
    private static final String LEAVING = """
            package p;
            import java.io.*;
            import java.net.ServerSocket;
            import java.nio.channels.FileChannel;
            import java.nio.file.*;
            public class Main {
                private static Writer left;
                private static FileChannel channel;
                private static FileOutputStream closed;
                private static PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out));
                private static ServerSocket socket;
                public static void main(String... args) throws Exception {
                    String directory = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                            .getParent() + File.separator;
                    left = new OutputStreamWriter(new FileOutputStream(directory + "left.1"));
                    channel = FileChannel.open(
                            Path.of(directory + "left.2"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    closed = new FileOutputStream(directory + "closed.1");
                    closed.close();
                    socket = new ServerSocket(0);
                    out.println(directory);
                    try {
                        Thread.sleep(Long.MAX_VALUE);
                    } catch (InterruptedException e) {
                        return;
                    }
                }
            }
            """;

    /** Sockets are closed and named, and files named, unless somebody has closed them. */
    private static final String TICKING = """
            package p;
            public class Main {
                public static void main(String... args) throws Exception {
                    new java.util.Timer("ticks").schedule(new Tick(), 10, 10);
                    Tick.HAPPENED.await();
                    System.out.println("version 0");
                }
                static class Tick extends java.util.TimerTask {
                    static final java.util.concurrent.CountDownLatch HAPPENED =
                            new java.util.concurrent.CountDownLatch(3);
                    @Override
                    public void run() {
                        HAPPENED.countDown();
                    }
                }
            }
            """;

    /** Nobody but its thread has it, and that heeds no interrupt. */
    @ParameterizedTest
    @MethodSource("enough")
    void aTimerHasNoTaskOfTheGenerationBefore(TestJdk jdk) {
        try (RunningProgram program = new RunningProgram(kit, jdk, "timer")) {
            program.compile("app", Map.of("p/Main.java", TICKING)).start();
            assertThat(program.line()).isEqualTo("version 0");
            program.compile("app", Map.of("p/Main.java", TICKING.replace("version 0", "version 1")));
            assertThat(program.next()).as(program.log()).isTrue();
            assertThat(program.line()).isEqualTo("version 1");
            assertThat(program.log()).doesNotContain("has not ended", "internal error", "Exception");
        }
    }

    @ParameterizedTest
    @MethodSource("enough")
    void whatIsLeftOpenIsNamed(TestJdk jdk) {
        try (RunningProgram program = new RunningProgram(kit, jdk, "open")) {
            program.compile("app", Map.of("p/Main.java", LEAVING)).start();
            String directory = program.line();
            assertThat(program.next()).as(program.log()).isTrue();
            assertThat(program.line()).isEqualTo(directory);
            assertThat(program.events())
                    .last()
                    .asString()
                    .contains("closed what the generation before had left open: ServerSocket[")
                    .contains("files that the generation before has left open: " + directory + "left.1, " + directory
                            + "left.2\"")
                    .doesNotContain("closed.1");
        }
    }
}
