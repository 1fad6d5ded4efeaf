package dev.hotreload.maven.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody but its owner gets into the directory of sockets. */
class SocketDirectoryTest {

    @TempDir
    private Path directory;

    @BeforeEach
    void permissionsAreThere() {
        Assumptions.assumeTrue(
                directory.getFileSystem().supportedFileAttributeViews().contains("posix"),
                "this file system has no permissions");
    }

    @Test
    void is_made_for_its_owner_alone() throws IOException {
        Path made = directory.resolve("made");

        Path socket = new SocketDirectory(made).create("7-1");

        assertThat(socket).isEqualTo(made.resolve("7-1.sock"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rwx------");
    }

    @Test
    void is_not_used_if_others_can_enter_it() throws IOException {
        Path open = Files.createDirectory(directory.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwx--x---"));
        Files.createFile(open.resolve("7-1.sock"));

        assertThatIOException()
                .isThrownBy(() -> new SocketDirectory(open).create("7-1"))
                .withMessageContaining("rwx--x---");
        assertThatIOException().isThrownBy(() -> new SocketDirectory(open).sockets());
    }

    @Test
    void is_not_used_if_it_is_a_link() throws IOException {
        Path real = directory.resolve("real");
        new SocketDirectory(real).create("7-1");
        Path link = Files.createSymbolicLink(directory.resolve("link"), real);

        assertThatIOException().isThrownBy(() -> new SocketDirectory(link).create("7-1"));
    }

    @Test
    void has_no_sockets_if_it_is_not_there() throws IOException {
        assertThat(new SocketDirectory(directory.resolve("absent")).sockets()).isEmpty();
    }

    /** Only root can become somebody else. */
    @Test
    void is_refused_to_another_user() throws Exception {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "only root can become another user");
        Path made = Files.createTempDirectory("hotreload-test").resolve("made");
        try {
            Files.setPosixFilePermissions(made.resolveSibling(""), PosixFilePermissions.fromString("rwxr-xr-x"));
            Path socket = Files.createFile(new SocketDirectory(made).create("7-1"));

            // To connect takes what "stat" takes: the right to enter the directory.
            for (List<String> entry : List.of(List.of("ls", made.toString()), List.of("stat", socket.toString()))) {
                List<String> command = new ArrayList<>(List.of("setpriv", "--reuid=65534", "--clear-groups"));
                command.addAll(entry);
                Process other =
                        new ProcessBuilder(command).redirectErrorStream(true).start();

                assertThat(new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .contains("ermission denied");
                assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
                assertThat(other.exitValue()).isNotZero();
            }
        } finally {
            Files.deleteIfExists(made.resolve("7-1.sock"));
            Files.deleteIfExists(made);
            Files.deleteIfExists(made.resolveSibling(""));
        }
    }
}
