package dev.hotreload.define;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The files of our own jar, or of the directory that a test has instead.
 *
 * <p>Not read as resources: for each, the JDK looks through the modules of the JVM and sets up a connection to a URL,
 * which is half of what reading some fifty small files costs a start.
 */
final class OwnFiles implements AutoCloseable {
    private final Path location;
    private final @Nullable ZipFile jar;

    private OwnFiles(Path location, @Nullable ZipFile jar) {
        this.location = location;
        this.jar = jar;
    }

    /** @throws IOException if the jar cannot be read */
    static OwnFiles open() throws IOException {
        Path location = Path.of(URI.create(OwnFiles.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
        return new OwnFiles(location, Files.isDirectory(location) ? null : new ZipFile(location.toFile()));
    }

    /**
     * Reads a file.
     *
     * @param path with slashes
     * @throws IOException if it is not there or cannot be read
     */
    byte[] read(String path) throws IOException {
        if (jar == null) {
            return Files.readAllBytes(location.resolve(path));
        }
        ZipEntry entry = jar.getEntry(path);
        if (entry == null) {
            throw new IOException("the runtime jar has no " + path);
        }
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    @Override
    public void close() throws IOException {
        if (jar != null) {
            jar.close();
        }
    }
}
