package dev.hotreload.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the file system tells about a file without reading it. Links are followed.
 *
 * <p>Two different stamps say that the content may have changed; two equal ones say that it has not only if the first
 * was {@linkplain #isSettled settled} when the content was read.
 *
 * @param changed the inode's change time, which no program can set; null where there is none
 * @param fileKey the file's identity (device and inode); null where there is none
 */
record FileStamp(
        Kind kind,
        long size,
        FileTime modified,
        @Nullable FileTime changed,
        @Nullable Object fileKey) {

    /** What the file system has at a path. */
    enum Kind {
        FILE,
        DIRECTORY,
        /** A pipe, a socket, a device, a broken link: never read. */
        OTHER
    }

    /** More than the coarsest resolution of file times: two seconds, on FAT. */
    private static final long COARSE_MILLIS = 2_500;

    /** More than a tick of the kernel's clock, from which file times with nanoseconds are taken. */
    private static final long FINE_MILLIS = 100;

    private static final String UNIX_ATTRIBUTES = "unix:isDirectory,isRegularFile,size,lastModifiedTime,ctime,fileKey";

    /**
     * Reads the stamp of what is at {@code path}.
     *
     * @throws java.nio.file.NoSuchFileException if there is nothing
     */
    static FileStamp read(Path path) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            Map<String, Object> attributes = Files.readAttributes(path, UNIX_ATTRIBUTES);
            return new FileStamp(
                    kind(
                            Boolean.TRUE.equals(attributes.get("isDirectory")),
                            Boolean.TRUE.equals(attributes.get("isRegularFile"))),
                    (Long) Objects.requireNonNull(attributes.get("size")),
                    (FileTime) Objects.requireNonNull(attributes.get("lastModifiedTime")),
                    (FileTime) attributes.get("ctime"),
                    attributes.get("fileKey"));
        }
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        return new FileStamp(
                kind(attributes.isDirectory(), attributes.isRegularFile()),
                attributes.size(),
                attributes.lastModifiedTime(),
                null,
                attributes.fileKey());
    }

    private static Kind kind(boolean directory, boolean regularFile) {
        if (directory) {
            return Kind.DIRECTORY;
        }
        return regularFile ? Kind.FILE : Kind.OTHER;
    }

    /**
     * Whether a write after {@code currentMillis} is sure to change this stamp. It is not when the last change was so
     * recent that the next one could get the same time.
     */
    boolean isSettled(long currentMillis) {
        FileTime last = changed == null ? modified : changed;
        return Math.abs(currentMillis - last.toMillis()) > (isFine(last) ? FINE_MILLIS : COARSE_MILLIS);
    }

    /**
     * How long before {@code current} the file was written; empty if the file system does not know it well enough, or
     * it is not said to have been just now.
     */
    Optional<Duration> age(Instant current) {
        if (changed == null || !isFine(changed)) {
            return Optional.empty();
        }
        Duration age = Duration.between(changed.toInstant(), current);
        return age.isNegative() || age.toMillis() > COARSE_MILLIS ? Optional.empty() : Optional.of(age);
    }

    // Written out, because the JVM links the methods of records when they are first called, here in the first reload.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FileStamp stamp
                && kind == stamp.kind
                && size == stamp.size
                && modified.equals(stamp.modified)
                && Objects.equals(changed, stamp.changed)
                && Objects.equals(fileKey, stamp.fileKey);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, size, modified, changed, fileKey);
    }

    private static boolean isFine(FileTime time) {
        return time.to(TimeUnit.NANOSECONDS) % 1_000_000 != 0;
    }
}
