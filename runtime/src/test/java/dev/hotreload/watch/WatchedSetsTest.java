package dev.hotreload.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What is told together, and when. */
class WatchedSetsTest extends WatchingTest {

    @Test
    void whatIsWrittenTogetherIsToldTogetherWithoutWaiting() throws IOException {
        module.hasLive("p/C.class", "1");
        start();
        module.hold();
        module.write("p/A.class", "2");
        await().pollDelay(way.settings().quietPeriod().multipliedBy(10)).until(module.sets::isEmpty);
        module.write("p/B.class", "2");
        Files.delete(module.root.resolve("p/C.class"));
        module.complete("p/A.class", "p/B.class", "p/C.class");

        FileChanges set = module.awaitSet(1);
        assertThat(set.classFiles()).containsOnlyKeys("p/A.class", "p/B.class");
        assertThat(set.deletedClassFiles()).containsExactly("p/C.class");
    }

    @Test
    void whatSomebodyElseHasBegunToWriteIsNotPartOfABatch() throws IOException {
        module.start(WatchSettings.of(Duration.ofSeconds(2), way.settings().poll()));
        module.write("p/B.class", "2");
        await().atMost(WatchedModule.PATIENCE).until(() -> !module.expected.isEmpty());
        module.hold();
        module.write("p/A.class", "2");
        module.complete("p/A.class");
        module.write("p/C.class", "2");

        assertThat(module.awaitSet(1).classFiles()).containsOnlyKeys("p/A.class", "p/B.class", "p/C.class");
    }

    @Test
    void whoAnnouncesWaitsWhileAnEarlierSetIsHandled() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch handled = new CountDownLatch(1);
        module.accepts = changes -> {
            begun.countDown();
            return awaited(handled);
        };
        start();
        module.write("p/A.class", "2");
        assertThat(awaited(begun)).isTrue();

        CompletableFuture<Void> holds = module.watcher().hold();
        assertThat(holds).isNotDone();
        handled.countDown();
        assertThat(holds).succeedsWithin(WatchedModule.PATIENCE);
        assertThat(module.sets).hasSize(1);
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(WatchedModule.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoAnnouncesAndFallsSilentHoldsNothingUpForGood() throws IOException {
        start();
        module.hold();
        module.write("p/A.class", "2");

        assertThat(module.awaitSet(1).classFiles()).containsOnlyKeys("p/A.class");
    }

    @Test
    void filesThatChangeTogetherAreOneSet() throws IOException {
        for (int i = 0; i < 40; i++) {
            module.hasLive("p/q" + i % 4 + "/C" + i + ".class", "1");
        }
        WatchSettings patient =
                WatchSettings.of(Duration.ofSeconds(1), way.settings().poll());
        module.start(patient);
        for (int i = 0; i < 40; i++) {
            module.write("p/q" + i % 4 + "/C" + i + ".class", "2");
        }

        assertThat(module.awaitSet(1).classFiles()).hasSize(40);
        module.scanNow();
        assertThat(module.sets).hasSize(1);
    }

    @Test
    void halfWrittenFileWaitsForTheRestAndTheOthersWaitWithIt() throws IOException {
        start();
        byte[] whole = WatchedModule.contentOf("p/A.class", "2");
        module.write("p/A.class", Arrays.copyOf(whole, whole.length / 2));
        module.write("p/B.class", "2");
        module.scanNow();
        assertThat(module.sets).isEmpty();

        module.write("p/A.class", whole);
        assertThat(module.awaitSet(1).classFiles()).containsOnlyKeys("p/A.class", "p/B.class");
    }

    @Test
    void damagedFileIsReportedOnceForEachContent() throws IOException {
        start();
        String message = "damaged " + Path.of("p", "A.class") + " is not a complete class file";
        module.write("p/A.class", new byte[0]);
        module.awaitMessage(message);
        module.scanNow();
        assertThat(module.messages).containsExactly(message);

        module.write("p/A.class", "no class".getBytes(UTF_8));
        await().atMost(WatchedModule.PATIENCE)
                .untilAsserted(() -> assertThat(module.messages).containsExactly(message, message));

        module.write("p/A.class", "3");
        assertThat(module.awaitSet(1).classFiles()).containsOnlyKeys("p/A.class");
    }

    @Test
    void unreadableFileIsReportedAndTakenWhenItBecomesReadable() throws IOException {
        start();
        Path file = module.root.resolve("p/A.class");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "whoever runs this test may read everything");
        module.awaitMessage("damaged " + Path.of("p", "A.class") + " cannot be read: access is denied");

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        module.write("p/A.class", "2");
        assertThat(module.awaitSet(1).classFiles()).containsOnlyKeys("p/A.class");
    }

    @Test
    void linkThatLeadsNowhereIsReportedAndReplaced() throws IOException {
        start();
        Path file = module.root.resolve("p/A.class");
        Files.delete(file);
        Files.createSymbolicLink(file, file);
        module.awaitMessage("damaged " + Path.of("p", "A.class") + " cannot be read");

        Files.delete(file);
        module.write("p/A.class", "2");
        assertThat(module.awaitSet(1).classFiles()).containsOnlyKeys("p/A.class");
    }

    @Test
    void renamedClassIsOneSet() throws IOException {
        start();
        module.delete("p/A.class");
        module.write("p/C.class", "1");

        FileChanges set = module.awaitSet(1);
        assertThat(set.deletedClassFiles()).containsExactly("p/A.class");
        assertThat(set.classFiles()).containsOnlyKeys("p/C.class");
    }

    @Test
    void refusedChangeIsPartOfTheNextSetButNoReasonForOne() throws IOException {
        module.accepts = changes -> !changes.classFiles().containsKey("p/A.class");
        start();
        module.write("p/A.class", "2");
        module.write("p/C.class", "1");
        module.scanNow();
        module.write("p/A.class", "2");
        module.scanNow();
        int refusals = module.sets.size();
        module.scanNow();
        assertThat(module.sets).hasSize(refusals);

        module.write("p/B.class", "2");
        assertThat(module.awaitSet(refusals + 1).classFiles()).containsOnlyKeys("p/A.class", "p/B.class", "p/C.class");

        module.write("p/A.class", "1"); // the change that was refused is taken back, so the others can go live
        assertThat(module.awaitSet(refusals + 2).classFiles()).containsOnlyKeys("p/B.class", "p/C.class");
        module.awaitLiveIsOnDisk();
    }

    @Test
    void applicationThatKeepsWritingAResourceDoesNotHoldItsClassesBack() throws Exception {
        start();
        AtomicBoolean stop = new AtomicBoolean();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            for (int i = 0; !stop.get(); i++) {
                writeLog("line " + i);
            }
        });
        try {
            module.write("p/A.class", "2");
            await().atMost(WatchedModule.PATIENCE)
                    .until(() -> module.sets.stream()
                            .anyMatch(set -> set.classFiles().containsKey("p/A.class")));
        } finally {
            stop.set(true);
            writer.get();
        }
    }

    private void writeLog(String line) {
        try {
            module.write("application.log", line.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void scanNowDeliversBeforeItReturns() throws IOException {
        module.start(WatchSettings.of(Duration.ofHours(1), way.settings().poll()));
        module.write("p/A.class", "2");
        module.delete("p/B.class");
        module.scanNow();

        assertThat(module.sets).singleElement().satisfies(set -> {
            assertThat(set.classFiles()).containsOnlyKeys("p/A.class");
            assertThat(set.deletedClassFiles()).isEqualTo(Set.of("p/B.class"));
        });
    }
}
