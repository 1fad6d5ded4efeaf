package dev.hotreload.maven.compile.write;

import java.nio.file.Path;
import java.util.Optional;

/** One file of a batch. */
public final class FileWrite {

    private final Path target;
    private final Path staging;
    private final Optional<byte[]> content;

    /**
     * @param target where it belongs
     * @param staging a directory for its temporary file, on the same file system; need not exist
     * @param content its new content; empty: the file is to be deleted
     */
    public FileWrite(Path target, Path staging, Optional<byte[]> content) {
        this.target = target;
        this.staging = staging;
        this.content = content;
    }

    /** Where it belongs. */
    public Path target() {
        return target;
    }

    Path staging() {
        return staging;
    }

    Optional<byte[]> content() {
        return content;
    }
}
