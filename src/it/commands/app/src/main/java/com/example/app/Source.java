package com.example.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A source that is saved in place and by renaming, in turns. */
final class Source {

    private final Path file;
    private int saves;

    Source(Path file) {
        this.file = file;
    }

    void replace(String old, String now) throws IOException {
        String text = Files.readString(file);
        if (!text.contains(old)) {
            throw new IllegalStateException(file + " has no " + old);
        }
        save(text.replace(old, now));
    }

    void save(String text) throws IOException {
        if (saves++ % 2 == 0) {
            Files.writeString(file, text);
        } else {
            Path written = file.resolveSibling(file.getFileName() + "~");
            Files.writeString(written, text);
            Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    String text() throws IOException {
        return Files.readString(file);
    }
}
