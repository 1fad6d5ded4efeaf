package dev.hotreload.examples.imagegen.app;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.CodeSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import javax.imageio.ImageIO;

/** A directory of pictures that keeps the newest ones; {@code latest.png} is always the last one painted. */
final class Gallery {

    private final Path directory;
    private final int capacity;
    private final Deque<Path> pictures = new ArrayDeque<>();

    Gallery(Path directory, int capacity) {
        this.directory = directory.toAbsolutePath().normalize();
        this.capacity = capacity;
    }

    Path directory() {
        return directory;
    }

    /** Writes a picture and forgets the oldest, if there are too many. */
    Path add(int number, String title, BufferedImage picture) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve("%04d-%s.png".formatted(number, slug(title)));
        ImageIO.write(picture, "png", file.toFile());
        publish(file);
        pictures.add(file);
        if (pictures.size() > capacity) {
            Files.deleteIfExists(pictures.remove());
        }
        return file;
    }

    /** Moves a copy into place in one step, so that a viewer never sees half a picture. */
    private void publish(Path file) throws IOException {
        Path copy = Files.copy(file, directory.resolve("latest.tmp"), StandardCopyOption.REPLACE_EXISTING);
        Files.move(copy, directory.resolve("latest.png"), StandardCopyOption.REPLACE_EXISTING);
    }

    private static String slug(String title) {
        return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    /** {@code target/pictures} of the app module, wherever the program was started. */
    static Path defaultDirectory() {
        CodeSource source = Gallery.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return Path.of("target", "pictures");
        }
        try {
            return Path.of(source.getLocation().toURI()).resolveSibling("pictures");
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the JVM names no valid location for the classes: " + source, e);
        }
    }
}
