package dev.hotreload.watch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the content of the resources that the application can have read, as digests, because nobody else does.
 *
 * <p>Files that exist at the start are digested later, a few at a time while nothing else is to be done; larger ones
 * only when they change, so the first touch of such a file counts as a change.
 */
final class ResourceContents {

    private static final String UNKNOWN = "unknown";
    private static final long LARGE = 1 << 20;

    private final Path root;
    private final Map<String, String> told = new HashMap<>();
    private final Deque<String> undigested = new ArrayDeque<>();

    ResourceContents(Path root) {
        this.root = root;
    }

    /** Notes a resource that existed when watching began. */
    void existing(String path, FileStamp stamp) {
        told.put(path, UNKNOWN);
        if (stamp.size() <= LARGE) {
            undigested.add(path);
        }
    }

    /**
     * Whether the resource differs from what was last told; telling it is the caller's part.
     *
     * @throws IOException if it cannot be read now
     */
    boolean isNews(String path) throws IOException {
        String current = digest(path);
        String previous = current == null ? told.remove(path) : told.put(path, current);
        return current == null ? previous != null : !current.equals(previous);
    }

    /** Whether the content that was last told is known, so that the next can be compared with it. */
    boolean isDigested(String path) {
        return !UNKNOWN.equals(told.get(path));
    }

    /** Whether some resources still wait for {@link #digestNext}. */
    boolean hasUndigested() {
        return !undigested.isEmpty();
    }

    /** Digests one resource, provided that it is what it was when watching began. */
    void digestNext(Map<String, FileStamp> stamps) {
        String path = undigested.remove();
        FileStamp stamp = stamps.get(path);
        if (stamp == null || !UNKNOWN.equals(told.get(path))) {
            return;
        }
        try {
            String digest = digest(path);
            if (digest != null
                    && stamp.isSettled(System.currentTimeMillis())
                    && stamp.equals(FileStamp.read(root.resolve(path)))) {
                told.put(path, digest);
            }
        } catch (IOException e) {
            // It stays unknown, so its next change is told without comparing.
        }
    }

    private @Nullable String digest(String path) throws IOException {
        try (InputStream in = Files.newInputStream(root.resolve(path))) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                digest.update(buffer, 0, length);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchFileException e) {
            return null;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
