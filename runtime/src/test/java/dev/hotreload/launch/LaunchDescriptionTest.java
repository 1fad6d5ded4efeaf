package dev.hotreload.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchDescriptionTest {

    private static final LaunchDescription DESCRIPTION = new LaunchDescription(
            "com.example.App",
            "app",
            List.of(Path.of("app", "target", "classes"), Path.of("a library", "lib=1.jar")),
            List.of(new LaunchModule("app", Path.of("app", "target", "classes"))),
            List.of("com.example.**"),
            List.of("**.generated.*"),
            Duration.ofMillis(10),
            Optional.of(Duration.ofSeconds(1)),
            Path.of("target", "Ereignisse für alle.jsonl"),
            Optional.of("tcp:4711:secret"),
            3,
            true,
            List.of(
                    new LaunchSupport("com.example.Own", Optional.of(Path.of("a jar", "own=1.jar"))),
                    new LaunchSupport("com.example.Theirs", Optional.empty())),
            new LoopSettings(
                    List.of("com.example.App#render(int,String)"),
                    true,
                    false,
                    true,
                    List.of(Path.of("app", "src", "main", "java"))),
            Hierarchy.TRUE,
            new RenewalSettings(List.of("one", "", "two words"), List.of("com.example.App#load(java.nio.file.Path)")),
            true,
            false);

    @TempDir
    Path directory;

    @Test
    void is_read_as_it_was_written() throws Exception {
        Path file = directory.resolve("launch.properties");
        DESCRIPTION.write(file);
        DESCRIPTION.write(file);

        assertThat(LaunchDescription.read(file)).isEqualTo(DESCRIPTION);
    }

    @Test
    void paths_with_backslashes_are_read_as_they_were_written() throws Exception {
        LaunchDescription written = new LaunchDescription(
                DESCRIPTION.mainClass(),
                DESCRIPTION.application(),
                List.of(Path.of("C:\\Users\\new\\t\\app\\target\\classes")),
                List.of(new LaunchModule("app", Path.of("C:\\Users\\new\\t\\app\\target\\classes"))),
                List.of(),
                List.of(),
                DESCRIPTION.quietPeriod(),
                Optional.empty(),
                Path.of("C:\\Users\\new\\events.jsonl"),
                Optional.of("unix:C:\\Users\\new\\control"),
                0,
                false,
                List.of());
        Path file = directory.resolve("launch.properties");
        written.write(file);

        assertThat(LaunchDescription.read(file)).isEqualTo(written);
    }

    @Test
    void only_its_owner_can_read_it_because_the_token_is_in_it() throws Exception {
        assumeTrue(directory.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path file = directory.resolve("launch.properties");
        Files.writeString(file, "from an older launch");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        DESCRIPTION.write(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
