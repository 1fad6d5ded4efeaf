package dev.hotreload.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;

/** The ways in which compilers and IDEs write class files. */
public enum Delivery {
    /** Written elsewhere and renamed over the old ones. */
    RENAMED {
        @Override
        void deliver(Map<Path, byte[]> contents, Path elsewhere) throws IOException {
            Files.createDirectories(elsewhere);
            Map<Path, Path> written = new LinkedHashMap<>();
            for (Map.Entry<Path, byte[]> content : contents.entrySet()) {
                Path file = elsewhere.resolve(Integer.toString(written.size()));
                written.put(content.getKey(), Files.write(file, content.getValue()));
            }
            for (Map.Entry<Path, Path> file : written.entrySet()) {
                Files.move(file.getValue(), file.getKey(), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    },
    /** Truncated and written again. */
    IN_PLACE {
        @Override
        void deliver(Map<Path, byte[]> contents, Path elsewhere) throws IOException {
            for (Map.Entry<Path, byte[]> content : contents.entrySet()) {
                Files.write(content.getKey(), content.getValue());
            }
        }
    },
    /** Deleted and created again. */
    RECREATED {
        @Override
        void deliver(Map<Path, byte[]> contents, Path elsewhere) throws IOException {
            for (Path file : contents.keySet()) {
                Files.deleteIfExists(file);
            }
            IN_PLACE.deliver(contents, elsewhere);
        }
    },
    /** Renamed over the old ones, with times of last modification that are older than theirs. */
    OLDER {
        @Override
        void deliver(Map<Path, byte[]> contents, Path elsewhere) throws IOException {
            RENAMED.deliver(contents, elsewhere);
            for (Path file : contents.keySet()) {
                Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L));
            }
        }
    };

    /**
     * Replaces the files, whose directories exist, in the order of the map.
     *
     * @param elsewhere a directory in the same file system that nobody watches
     */
    abstract void deliver(Map<Path, byte[]> contents, Path elsewhere) throws IOException;

    /** The way for the n-th generation; the first is the usual one. */
    static Delivery of(int generation) {
        return values()[(generation - 1) % values().length];
    }
}
