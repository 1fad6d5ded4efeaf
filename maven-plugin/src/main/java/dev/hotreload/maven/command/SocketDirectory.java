package dev.hotreload.maven.command;

import dev.hotreload.maven.message.CommandTexts;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The directory with the sockets of all applications that a user runs, one file each.
 *
 * <p>Only its owner can enter it; that is what keeps other users from the sockets. So it is checked before it is used,
 * by those who listen and by those who connect: a directory that somebody else has prepared, or a link to one, is
 * refused.
 */
public final class SocketDirectory {

    private static final String SUFFIX = ".sock";
    private static final Set<PosixFilePermission> OWNERS_ONLY = PosixFilePermissions.fromString("rwx------");

    private final Path path;

    /** A directory of this name. It need not exist. */
    public SocketDirectory(Path path) {
        this.path = path;
    }

    /** The directory of the user of this JVM, in the system's temporary directory. */
    public static SocketDirectory ofUser() {
        String user = System.getProperty("user.name", "");
        return new SocketDirectory(
                Path.of(System.getProperty("java.io.tmpdir", "/tmp")).resolve("hotreload-" + user));
    }

    /**
     * Makes the directory if there is none.
     *
     * @return the path of a socket of this name in it
     * @throws IOException if it cannot be made, or is one that others can enter
     */
    Path create(String name) throws IOException {
        try {
            Files.createDirectory(path, attributes());
        } catch (FileAlreadyExistsException e) {
            // As a rule. Whose it is, is checked.
        }
        check();
        return path.resolve(name + SUFFIX);
    }

    /**
     * The sockets in it; none if there is no such directory.
     *
     * @throws IOException if it cannot be read, or is one that others can enter
     */
    List<Path> sockets() throws IOException {
        try {
            check();
            try (Stream<Path> files = Files.list(path)) {
                return files.filter(file -> file.toString().endsWith(SUFFIX))
                        .sorted()
                        .toList();
            }
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private FileAttribute<?>[] attributes() {
        return isPosix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNERS_ONLY)}
                : new FileAttribute<?>[0];
    }

    private boolean isPosix() {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private void check() throws IOException {
        if (!isPosix()) {
            // The temporary directory of Windows is the user's own.
            return;
        }
        PosixFileAttributes found = Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Set<PosixFilePermission> others = EnumSet.noneOf(PosixFilePermission.class);
        others.addAll(found.permissions());
        others.removeAll(OWNERS_ONLY);
        if (!found.isDirectory() || !others.isEmpty() || !found.owner().equals(self())) {
            throw new IOException(CommandTexts.notOwnDirectory(
                    path, found.owner().getName(), PosixFilePermissions.toString(found.permissions())));
        }
    }

    /** The user of this JVM, as the file system knows him; the name that Java knows need not be the same. */
    private static UserPrincipal self() throws IOException {
        Path file = Files.createTempFile("hotreload", null);
        try {
            return Files.getOwner(file);
        } finally {
            Files.delete(file);
        }
    }
}
