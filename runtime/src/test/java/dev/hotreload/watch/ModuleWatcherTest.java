package dev.hotreload.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What every way of watching must see, with native events and with polling. */
@ParameterizedClass
@EnumSource
class ModuleWatcherTest {

    enum Way {
        NATIVE,
        POLLING;

        WatchSettings settings() {
            return WatchedModule.settings(this == NATIVE ? Optional.empty() : Optional.of(Duration.ofMillis(20)));
        }
    }

    @Parameter
    Way way = Way.NATIVE;

    @TempDir
    Path directory = Path.of("");

    WatchedModule module;

    @BeforeEach
    void create() throws IOException {
        module = new WatchedModule(directory);
        module.hasLive("p/A.class", "1");
        module.hasLive("p/B.class", "1");
    }

    @AfterEach
    void close() {
        module.close();
        if (!module.failures.isEmpty()) {
            throw new AssertionError("the watcher reported a failure", module.failures.get(0));
        }
    }

    void start() {
        module.start(way.settings());
    }

    @Test
    void changeRightAfterStartIsSeen() throws IOException {
        start();
        module.write("p/A.class", "2");

        FileChanges set = module.awaitSet(1);
        assertThat(set.classFiles()).containsOnlyKeys("p/A.class");
        assertThat(set.classFiles().get("p/A.class")).isEqualTo(WatchedModule.contentOf("p/A.class", "2"));
        assertThat(set.deletedClassFiles()).isEmpty();
        assertThat(set.resources()).isEmpty();
        assertThat(set.detectedNanos()).isLessThanOrEqualTo(System.nanoTime());
    }

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
    void whoAnnouncesAndFallsSilentHoldsNothingUpForGood() throws IOException {
        start();
        module.hold();
        module.write("p/A.class", "2");

        assertThat(module.awaitSet(1).classFiles()).containsOnlyKeys("p/A.class");
    }

    @Test
    void fileRenamedOverAnotherIsSeen() throws IOException {
        start();
        Path temporary = Files.write(directory.resolve("A.tmp"), WatchedModule.contentOf("p/A.class", "2"));
        Files.move(temporary, module.root.resolve("p/A.class"), StandardCopyOption.ATOMIC_MOVE);

        assertThat(module.awaitSet(1).classFiles()).containsOnlyKeys("p/A.class");
    }

    @Test
    void deletedAndRecreatedWithTheSameContentIsNoChange() throws IOException {
        start();
        module.delete("p/A.class");
        module.write("p/A.class", "1");
        module.write("p/B.class", "2");

        assertThat(module.awaitSet(1).classFiles()).containsOnlyKeys("p/B.class");
        module.scanNow();
        assertThat(module.sets).hasSize(1);
        assertThat(module.sets.get(0).deletedClassFiles()).isEmpty();
    }

    @Test
    void touchedFilesAreNoChange() throws IOException {
        Path resource = module.write("some.properties", "a=1".getBytes(UTF_8));
        FileTime old = FileTime.from(Instant.parse("2020-02-02T02:02:02Z"));
        Files.setLastModifiedTime(resource, old);
        start();
        Files.setLastModifiedTime(module.root.resolve("p/A.class"), old);
        module.scanNow();
        module.write("p/B.class", "2");
        module.awaitSet(1);

        assertThat(module.sets)
                .singleElement()
                .satisfies(set -> assertThat(set.classFiles()).containsOnlyKeys("p/B.class"));
    }

    @Test
    void olderTimeWithNewContentIsSeen() throws IOException {
        start();
        Path temporary = Files.write(directory.resolve("A.tmp"), WatchedModule.contentOf("p/A.class", "2"));
        Files.setLastModifiedTime(temporary, FileTime.fromMillis(0));
        Files.move(temporary, module.root.resolve("p/A.class"), StandardCopyOption.REPLACE_EXISTING);

        assertThat(module.awaitSet(1).classFiles()).containsOnlyKeys("p/A.class");
    }

    @Test
    void newContentOfTheSameSizeAndTimeIsSeen() throws IOException {
        Path file = module.root.resolve("p/A.class");
        FileTime time = FileTime.from(Instant.parse("2020-02-02T02:02:02Z"));
        Files.setLastModifiedTime(file, time);
        start();
        module.write("p/A.class", "2");
        Files.setLastModifiedTime(file, time);

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
    void deletedClassFileAloneIsDelivered() throws IOException {
        start();
        module.delete("p/A.class");

        FileChanges set = module.awaitSet(1);
        assertThat(set.deletedClassFiles()).containsExactly("p/A.class");
        assertThat(set.classFiles()).isEmpty();
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
    void vanishedDirectoryIsToldAndComesBackAsOneSet() throws IOException {
        start();
        module.deleteRoot();
        module.awaitMessage("vanished");
        assertThat(module.sets).isEmpty();

        module.write("p/A.class", "2");
        module.write("p/B.class", "1");
        FileChanges set = module.awaitSet(1);
        assertThat(set.classFiles()).containsOnlyKeys("p/A.class");
        assertThat(set.deletedClassFiles()).isEmpty();
        assertThat(module.messages).containsExactly("vanished", "came back");

        module.write("p/B.class", "2");
        assertThat(module.awaitSet(2).classFiles()).containsOnlyKeys("p/B.class");
    }

    @Test
    void directoryThatLosesAllItsClassFilesCountsAsVanished() throws IOException {
        module.write("some.properties", "a=1".getBytes(UTF_8));
        start();
        module.delete("p/A.class");
        module.delete("p/B.class");
        module.awaitMessage("vanished");

        module.write("p/A.class", "1");
        module.write("p/B.class", "1");
        module.awaitMessage("came back");
        module.scanNow();
        assertThat(module.sets).isEmpty();
    }

    @Test
    void returningDirectoryWithoutOneOfItsClassesIsTakenAfterSilence() throws IOException {
        start();
        module.deleteRoot();
        module.awaitMessage("vanished");
        module.write("p/A.class", "2");

        FileChanges set = module.awaitSet(1);
        assertThat(set.classFiles()).containsOnlyKeys("p/A.class");
        assertThat(set.deletedClassFiles()).containsExactly("p/B.class");
    }

    @Test
    void wholeParentDirectoryMayVanishAndComeBack() throws IOException {
        start();
        Path moved = directory.resolve("moved");
        Files.move(directory.resolve("target"), moved);
        module.scanNow();
        module.awaitMessage("vanished");
        Files.move(moved, directory.resolve("target"));
        module.awaitMessage("came back");

        module.write("p/A.class", "2");
        assertThat(module.awaitSet(1).classFiles()).containsOnlyKeys("p/A.class");
    }

    @Test
    void directoryThatDoesNotExistYetIsWatchedWhenItDoes() throws IOException {
        WatchedModule other = new WatchedModule(directory.resolve("other"));
        other.deleteRoot();
        other.start(way.settings());
        try (other) {
            other.write("p/A.class", "1");
            assertThat(other.awaitSet(1).classFiles()).containsOnlyKeys("p/A.class");
            other.write("p/A.class", "2");
            assertThat(other.awaitSet(2).classFiles()).containsOnlyKeys("p/A.class");
            assertThat(other.messages).isEmpty();
        }
    }

    @Test
    void newPackagesAreWatchedHoweverDeep() throws IOException {
        start();
        module.write("a/b/c/d/e/f/g/h/C.class", "1");
        assertThat(module.awaitSet(1).classFiles()).containsOnlyKeys("a/b/c/d/e/f/g/h/C.class");

        module.write("a/b/c/d/e/f/g/h/C.class", "2");
        assertThat(module.awaitSet(2).classFiles()).containsOnlyKeys("a/b/c/d/e/f/g/h/C.class");

        module.write("a/b/c/D.class", "1");
        assertThat(module.awaitSet(3).classFiles()).containsOnlyKeys("a/b/c/D.class");
    }

    @Test
    void directoryMovedIntoTheModuleIsSeenWithAllItsFiles() throws IOException {
        Path elsewhere = directory.resolve("elsewhere/q");
        Files.createDirectories(elsewhere.resolve("r"));
        Files.write(elsewhere.resolve("r/C.class"), WatchedModule.classFile("q/r/C", "1"));
        start();
        Files.move(elsewhere, module.root.resolve("q"));

        assertThat(module.awaitSet(1).classFiles()).containsOnlyKeys("q/r/C.class");
        module.write("q/r/C.class", "2");
        assertThat(module.awaitSet(2).classFiles()).containsOnlyKeys("q/r/C.class");
    }

    @Test
    void resourcesAreToldByPath() throws IOException {
        module.write("some.properties", "a=1".getBytes(UTF_8));
        start();
        module.write("some.properties", "a=2".getBytes(UTF_8));
        assertThat(module.awaitSet(1).resources()).containsExactly("some.properties");

        module.write("META-INF/services/x.Y", "p.A".getBytes(UTF_8));
        assertThat(module.awaitSet(2).resources()).containsExactly("META-INF/services/x.Y");

        module.write("some.properties", "a=2".getBytes(UTF_8));
        module.delete("META-INF/services/x.Y");
        assertThat(module.awaitSet(3).resources()).containsExactly("META-INF/services/x.Y");
    }

    @Test
    void temporaryFilesOfEditorsDoNotMatter() throws IOException {
        start();
        Files.write(module.root.resolve("p/A.class~"), new byte[3]);
        module.write("p/A.class", "2");
        Files.delete(module.root.resolve("p/A.class~"));
        module.scanNow();

        module.awaitLiveIsOnDisk();
        assertThat(module.messages).isEmpty();
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
    void directoryBehindALinkIsWatched() throws IOException {
        Path real = Files.createDirectories(directory.resolve("real"));
        Path linked = directory.resolve("linked");
        Files.createDirectories(linked);
        Files.createSymbolicLink(linked.resolve("target"), real);
        WatchedModule other = new WatchedModule(linked);
        try (other) {
            other.start(way.settings());
            other.write("p/A.class", "1");
            assertThat(other.awaitSet(1).classFiles()).containsOnlyKeys("p/A.class");
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
