package dev.hotreload.watch;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The stamps of all files in a directory and below, at one time. A directory that a link leads back to is visited once.
 */
final class DirectoryScan {

    private final Map<String, FileStamp> files = new HashMap<>();
    private final Set<String> unreadable = new HashSet<>();
    private final Set<Object> ancestors = new HashSet<>();

    private DirectoryScan() {}

    /**
     * Scans {@code root}, or the part of it below {@code start}.
     *
     * @param start relative path of a directory, with {@code /}; empty: the root itself
     */
    static DirectoryScan of(Path root, String start) {
        DirectoryScan scan = new DirectoryScan();
        scan.visit(start.isEmpty() ? root : root.resolve(start), start);
        return scan;
    }

    /** Relative path (to the root, with {@code /}) to stamp of each file found. */
    Map<String, FileStamp> files() {
        return files;
    }

    /** Relative paths of files and directories that are there and of which nothing else could be learned. */
    Set<String> unreadable() {
        return unreadable;
    }

    private void visit(Path path, String relative) {
        try {
            FileStamp stamp = FileStamp.read(path);
            switch (stamp.kind()) {
                case FILE -> files.put(relative, stamp);
                case DIRECTORY -> {
                    Object fileKey = stamp.fileKey();
                    Object identity = fileKey == null ? path.toRealPath() : fileKey;
                    if (ancestors.add(identity)) {
                        visitChildren(path, relative);
                        ancestors.remove(identity);
                    }
                }
                case OTHER -> {}
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            // It vanished since its parent was listed: not in the scan is what it is.
        } catch (IOException | DirectoryIteratorException e) {
            unreadable.add(relative);
        }
    }

    private void visitChildren(Path directory, String relative) throws IOException {
        String prefix = relative.isEmpty() ? "" : relative + "/";
        try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
            for (Path child : children) {
                visit(child, prefix + child.getFileName());
            }
        }
    }
}
