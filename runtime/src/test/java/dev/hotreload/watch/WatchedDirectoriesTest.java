package dev.hotreload.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Directories that come, go and come back. */
class WatchedDirectoriesTest extends WatchingTest {

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
}
