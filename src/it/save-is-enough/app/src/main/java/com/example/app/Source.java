package com.example.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A source that is edited. */
final class Source {

    private final Path file;

    Source(String file) {
        this.file = Path.of(file);
    }

    /** Saves the source with each first text of a pair replaced by the second. */
    void replace(String... pairs) throws IOException {
        String text = Files.readString(file);
        for (int i = 0; i < pairs.length; i += 2) {
            if (!text.contains(pairs[i])) {
                throw new IllegalStateException(file + " has no " + pairs[i]);
            }
            text = text.replace(pairs[i], pairs[i + 1]);
        }
        Files.writeString(file, text);
    }
}
