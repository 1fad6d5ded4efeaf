package dev.hotreload.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is a change, whatever events and times say. */
class ModuleWatcherTest extends WatchingTest {

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
    void touchedResourcesAreToldToWhoWantsToKnow() throws IOException {
        Path resource = module.write("some.properties", "a=1".getBytes(UTF_8));
        module.start(WatchedModule.settings(Optional.empty()).tellingTouched());
        module.write("some.properties", "a=2".getBytes(UTF_8));
        assertThat(module.awaitSet(1).resources()).containsExactly("some.properties");

        Files.setLastModifiedTime(resource, FileTime.from(Instant.parse("2020-02-02T02:02:02Z")));
        assertThat(module.awaitSet(2).resources()).containsExactly("some.properties");
        module.scanNow();
        assertThat(module.sets).hasSize(2);
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
    void deletedClassFileAloneIsDelivered() throws IOException {
        start();
        module.delete("p/A.class");

        FileChanges set = module.awaitSet(1);
        assertThat(set.deletedClassFiles()).containsExactly("p/A.class");
        assertThat(set.classFiles()).isEmpty();
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
}
