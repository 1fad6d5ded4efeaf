package dev.hotreload.maven.debug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.maven.debug.jdwp.IdSizes;
import dev.hotreload.maven.debug.jdwp.Jdwp;
import dev.hotreload.maven.debug.jdwp.RandomCommands;
import dev.hotreload.testing.TestJdk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a debugger says, the application lives and the gateway answers.
 *
 * <p>Sessions of random packets: whole commands about things that are there and that are not, damaged ones, commands
 * that no JDWP has. {@code -Dhotreload.debug.fuzz.seconds} or {@code -Dhotreload.nightly.minutes} says for how long (on
 * each JDK), {@code -Dhotreload.debug.fuzz.seed} where the random numbers begin.
 */
class PacketFuzzIT {

    private static final Duration TIME = Duration.ofMinutes(Integer.getInteger("hotreload.nightly.minutes", 0))
            .plusSeconds(Integer.getInteger("hotreload.debug.fuzz.seconds", 5));
    private static final long SEED = Long.getLong("hotreload.debug.fuzz.seed", 1);
    private static final int PACKETS = 300;

    private static final Source PROGRAM = new Source("Main.java", """
            package p;

            public class Main {
                static int[] numbers = {1, 2, 3};
                static int state;
                int number = 1;

                public static void main(String[] args) {
                    Thread other = new Thread(Main::sleepOn, "other");
                    other.setDaemon(true);
                    other.start();
                    for (int count = 0; ; count++) {
                        try {
                            System.out.println("ticked " + new Main().tick(count));
                            Thread.sleep(10);
                        } catch (InterruptedException e) {
                            // A debugger may interrupt a thread.
                        }
                    }
                }

                int tick(int count) {
                    int sum = number + count;
                    state = sum;
                    return sum;
                }

                static void sleepOn() {
                    while (true) {
                        try {
                            Thread.sleep(1_000);
                        } catch (InterruptedException e) {
                            // As above.
                        }
                    }
                }
            }
            """);

    /**
     * Commands that change the program if they are whole, as debuggers may: they end it, run its code or another, or
     * give variables other values, with nobody to see that the types are right. They come cut off only.
     */
    private static final Set<Integer> POWERFUL = Set.of(
            0x010A, // VirtualMachine.Exit
            Jdwp.INVOKE_STATIC,
            Jdwp.NEW_INSTANCE,
            Jdwp.SET_STATIC_VALUES,
            Jdwp.SET_OBJECT_VALUES,
            Jdwp.INVOKE_INTERFACE_STATIC,
            Jdwp.INVOKE_INSTANCE,
            0x0B0A, // ThreadReference.Stop
            0x0B0E); // ThreadReference.ForceEarlyReturn

    @TempDir
    private Path directory;

    static Collection<TestJdk> jdks() {
        return TestJdk.chosen();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void no_packet_ends_the_application(TestJdk jdk) throws Exception {
        try (DebuggedApplication application =
                DebuggedApplication.start(jdk, directory, false, Map.of(PROGRAM.name(), PROGRAM.text()))) {
            application.awaitOutput(0, "ticked 3");
            long end = System.nanoTime() + TIME.toNanos();
            long seed = SEED;
            do {
                fuzz(application, seed, seed - SEED + 1);
                seed++;
            } while (System.nanoTime() < end);
            System.out.println(jdk + ": " + (seed - SEED) + " sessions of " + PACKETS + " packets");
        }
    }

    private void fuzz(DebuggedApplication application, long seed, long session) throws IOException {
        Random random = new Random(seed);
        int printed = application.printed();
        try (JdwpClient client = JdwpClient.attach(application.port())) {
            KnownIds known = new KnownIds(client, "Lp/Main;");
            RandomCommands commands = new RandomCommands(random, IdSizes.USUAL);
            for (int i = 0; i < PACKETS; i++) {
                send(client, known, commands, random);
            }
            assertThat(client.ask(Jdwp.VERSION, new byte[0]).error())
                    .as("seed %d", seed)
                    .isZero();
        } catch (IOException e) {
            throw new IOException(
                    "seed " + seed + "; the gateway: " + application.messages().all() + "; the program "
                            + (hasEnded(application)
                                    ? "ended with " + application.process().exitValue()
                                    : "lives") + ", its last words:\n"
                            + application.tail(),
                    e);
        }
        // The next debugger would be turned away.
        Awaitility.await("the end of the session")
                .atMost(DebuggedApplication.PATIENCE)
                .until(() -> application.messages().all().stream()
                                .filter("detached"::equals)
                                .count()
                        == session);
        application.awaitOutput(printed, "ticked");
        assertThat(application.messages().all()).noneMatch(message -> message.startsWith("failed"));
    }

    /** Waits a moment, because a JVM that crashes closes its connections before it ends. */
    private static boolean hasEnded(DebuggedApplication application) {
        try {
            return application.process().waitFor(3, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void send(JdwpClient client, KnownIds known, RandomCommands commands, Random random)
            throws IOException {
        if (random.nextInt(10) == 0) {
            byte[] body = new byte[random.nextInt(40)];
            random.nextBytes(body);
            int command = random.nextInt(0x10000);
            if (!isPowerful(command)) {
                client.say(command, body);
            }
            return;
        }
        List<Integer> all = RandomCommands.all();
        int command = all.get(random.nextInt(all.size()));
        List<Long> right = known.of(command >> 8);
        List<Long> others = known.all();
        byte[] body = commands.wellFormed(
                command,
                () -> random.nextInt(3) > 0 ? pick(right, random) : pick(others, random, commands.number()),
                () -> pick(known.members, random));
        if (isPowerful(command)) {
            client.say(command, commands.cutOff(body));
        } else if (command != Jdwp.DISPOSE) {
            client.say(command, random.nextInt(3) == 0 ? commands.damaged(body) : body);
        }
    }

    private static boolean isPowerful(int command) {
        return POWERFUL.contains(command);
    }

    private static long pick(List<Long> ids, Random random) {
        return ids.get(random.nextInt(ids.size()));
    }

    private static long pick(List<Long> ids, Random random, long other) {
        return random.nextInt(4) == 0 ? other : pick(ids, random);
    }
}
