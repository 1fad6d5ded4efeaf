package dev.hotreload.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryScanTest {

    @TempDir
    Path root = Path.of("");

    @Test
    void findsFilesByTheirRelativePath() throws IOException {
        Files.createDirectories(root.resolve("a/b/empty"));
        Files.writeString(root.resolve("top.txt"), "1");
        Files.writeString(root.resolve("a/b/C.class"), "22");

        DirectoryScan scan = DirectoryScan.of(root, "");
        assertThat(scan.files()).containsOnlyKeys("top.txt", "a/b/C.class");
        assertThat(scan.files().get("a/b/C.class")).extracting(FileStamp::size).isEqualTo(2L);
        assertThat(DirectoryScan.of(root, "a").files()).containsOnlyKeys("a/b/C.class");
        assertThat(DirectoryScan.of(root, "top.txt").files()).containsOnlyKeys("top.txt");
        assertThat(DirectoryScan.of(root, "absent").files()).isEmpty();
        assertThat(scan.unreadable()).isEmpty();
    }

    @Test
    void linkToADirectoryAboveEndsTheDescent() throws IOException {
        Files.createDirectories(root.resolve("a/b"));
        Files.writeString(root.resolve("a/b/C.class"), "1");
        Files.createSymbolicLink(root.resolve("a/b/up"), root);

        assertThat(DirectoryScan.of(root, "").files()).containsOnlyKeys("a/b/C.class");
    }

    @Test
    void linkToADirectoryBesideIsFollowed() throws IOException {
        Files.createDirectories(root.resolve("a"));
        Files.writeString(root.resolve("a/C.class"), "1");
        Files.createSymbolicLink(root.resolve("b"), root.resolve("a"));

        assertThat(DirectoryScan.of(root, "").files()).containsOnlyKeys("a/C.class", "b/C.class");
    }

    @Test
    void brokenLinkIsNoFileAndALoopOfLinksCannotBeRead() throws IOException {
        Files.createSymbolicLink(root.resolve("broken"), root.resolve("absent"));
        Files.createSymbolicLink(root.resolve("loop"), root.resolve("loop"));

        DirectoryScan scan = DirectoryScan.of(root, "");
        assertThat(scan.files()).isEmpty();
        assertThat(scan.unreadable()).containsExactly("loop");
    }

    @Test
    void stampIsSettledOnceTheNextWriteIsSureToChangeIt() {
        FileTime fine = FileTime.from(Instant.ofEpochSecond(1_000, 123_456_789));
        FileTime coarse = FileTime.from(Instant.ofEpochSecond(1_000));
        FileStamp fineStamp = new FileStamp(FileStamp.Kind.FILE, 1, coarse, fine, null);
        FileStamp coarseStamp = new FileStamp(FileStamp.Kind.FILE, 1, coarse, null, null);

        assertThat(fineStamp.isSettled(1_000_150)).isFalse();
        assertThat(fineStamp.isSettled(1_000_500)).isTrue();
        assertThat(coarseStamp.isSettled(1_002_000)).isFalse();
        assertThat(coarseStamp.isSettled(1_003_000)).isTrue();
    }

    @Test
    void stampTellsHowLongAgoAFileWasWrittenIfTheFileSystemKnows() {
        FileTime fine = FileTime.from(Instant.ofEpochSecond(1_000, 123_456_789));
        FileTime coarse = FileTime.from(Instant.ofEpochSecond(1_000));
        FileStamp fineStamp = new FileStamp(FileStamp.Kind.FILE, 1, coarse, fine, null);

        assertThat(fineStamp.age(Instant.ofEpochSecond(1_000, 323_456_789))).contains(Duration.ofMillis(200));
        assertThat(fineStamp.age(Instant.ofEpochSecond(1_010))).isEmpty();
        assertThat(fineStamp.age(Instant.ofEpochSecond(999))).isEmpty();
        assertThat(new FileStamp(FileStamp.Kind.FILE, 1, fine, coarse, null).age(Instant.ofEpochSecond(1_001)))
                .isEmpty();
        assertThat(new FileStamp(FileStamp.Kind.FILE, 1, fine, null, null).age(Instant.ofEpochSecond(1_001)))
                .isEmpty();
    }
}
