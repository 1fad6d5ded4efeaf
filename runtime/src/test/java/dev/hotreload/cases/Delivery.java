package dev.hotreload.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;

/** The ways in which compilers and IDEs write a class file. */
enum Delivery {
    /** Written beside the old file and renamed over it. */
    RENAMED {
        @Override
        void deliver(byte[] content, Path to) throws IOException {
            Path beside = to.resolveSibling(to.getFileName() + ".tmp");
            Files.write(beside, content);
            Files.move(beside, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
    },
    /** Truncated and written again. */
    IN_PLACE {
        @Override
        void deliver(byte[] content, Path to) throws IOException {
            Files.write(to, content);
        }
    },
    /** Deleted and created again. */
    RECREATED {
        @Override
        void deliver(byte[] content, Path to) throws IOException {
            Files.deleteIfExists(to);
            Files.write(to, content);
        }
    },
    /** Copied with a time of last modification that is older than the live file's. */
    OLDER {
        @Override
        void deliver(byte[] content, Path to) throws IOException {
            RENAMED.deliver(content, to);
            Files.setLastModifiedTime(to, FileTime.fromMillis(1_000_000_000_000L));
        }
    };

    /** Replaces the content of {@code to}, whose directory exists. */
    abstract void deliver(byte[] content, Path to) throws IOException;

    /** The way for the n-th generation; the first is the usual one. */
    static Delivery of(int generation) {
        return values()[(generation - 1) % values().length];
    }
}
