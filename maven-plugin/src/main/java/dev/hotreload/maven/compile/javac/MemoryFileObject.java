package dev.hotreload.maven.compile.javac;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.SimpleJavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * A file that the compiler or an annotation processor writes, in memory. Until it is written, it is what is on disk:
 * processors read what is there already through the very objects that they would write to.
 */
final class MemoryFileObject extends SimpleJavaFileObject {

    private final Path file;
    private final String binaryName;
    private final Charset charset;
    private final @Nullable Path source;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private boolean isWritten;

    /**
     * @param file where it will be written
     * @param binaryName the class, if it is a source or class file
     * @param source what it was compiled from, if that is known
     */
    MemoryFileObject(Path file, String binaryName, Kind kind, Charset charset, @Nullable Path source) {
        super(file.toUri(), kind);
        this.file = file;
        this.binaryName = binaryName;
        this.charset = charset;
        this.source = source;
    }

    Path file() {
        return file;
    }

    String binaryName() {
        return binaryName;
    }

    @Nullable
    Path source() {
        return source;
    }

    /** Whether anybody has opened it to write. */
    boolean isWritten() {
        return isWritten;
    }

    byte[] content() {
        return content.toByteArray();
    }

    @Override
    public String getName() {
        return file.toString();
    }

    @Override
    public OutputStream openOutputStream() {
        content.reset();
        isWritten = true;
        return content;
    }

    @Override
    public java.io.Writer openWriter() {
        return new java.io.OutputStreamWriter(openOutputStream(), charset);
    }

    @Override
    public InputStream openInputStream() throws IOException {
        return isWritten ? new ByteArrayInputStream(content.toByteArray()) : Files.newInputStream(file);
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) throws IOException {
        return isWritten ? content.toString(charset) : new String(Files.readAllBytes(file), charset);
    }
}
