package dev.hotreload.maven.compile.write;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Replaces the files of one batch: each at once, so that nobody reads half of one, and all of them or none.
 *
 * <p>New contents are first written to temporary files on the same file system, where nobody looks for them, and then
 * renamed.
 */
public final class BatchWriter implements Closeable {

    private final List<FileWrite> writes;
    private final List<Path> temporary = new ArrayList<>();
    private final Deque<Backup> backups = new ArrayDeque<>();
    private final LockedFiles locked = new LockedFiles();

    /**
     * Writes the temporary files.
     *
     * @throws IOException if that fails; no target has changed
     */
    public BatchWriter(List<FileWrite> writes) throws IOException {
        this.writes = List.copyOf(writes);
        for (FileWrite write : writes) {
            Path file = write.staging().resolve("new-" + temporary.size());
            temporary.add(file);
            if (write.content().isPresent()) {
                Files.createDirectories(write.staging());
                Files.write(file, write.content().get());
            }
        }
    }

    /**
     * Puts every file in its place.
     *
     * @throws IOException if one cannot be; the others are then what they were
     */
    public void commit() throws IOException {
        try {
            for (int i = 0; i < writes.size(); i++) {
                replace(writes.get(i), temporary.get(i));
            }
        } catch (IOException e) {
            takeBack(e);
            throw e;
        }
    }

    /** Deletes the temporary files that are left. */
    @Override
    public void close() throws IOException {
        for (Path file : temporary) {
            Files.deleteIfExists(file);
        }
    }

    private void replace(FileWrite write, Path file) throws IOException {
        Path target = write.target();
        Optional<byte[]> before = contentOf(target);
        backups.push(new Backup(target, before));
        if (write.content().isEmpty()) {
            locked.change(() -> Files.deleteIfExists(target));
        } else {
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            locked.change(() -> Files.move(file, target, StandardCopyOption.ATOMIC_MOVE));
        }
    }

    private static Optional<byte[]> contentOf(Path file) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private void takeBack(IOException reason) {
        while (!backups.isEmpty()) {
            Backup backup = backups.pop();
            try {
                if (backup.content.isEmpty()) {
                    locked.change(() -> Files.deleteIfExists(backup.target));
                } else {
                    locked.change(() -> Files.write(backup.target, backup.content.get()));
                }
            } catch (IOException e) {
                // Told with the first failure, whose consequence it is; the other files can still be saved.
                reason.addSuppressed(e);
            }
        }
    }

    /** What a file was before. */
    private static final class Backup {

        private final Path target;
        private final Optional<byte[]> content;

        Backup(Path target, Optional<byte[]> content) {
            this.target = target;
            this.content = content;
        }
    }
}
