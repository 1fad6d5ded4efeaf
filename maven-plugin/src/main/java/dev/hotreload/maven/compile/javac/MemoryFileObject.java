package dev.hotreload.maven.compile.javac;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import javax.tools.SimpleJavaFileObject;
import org.jspecify.annotations.Nullable;

/** A file that the compiler or an annotation processor writes, in memory. */
final class MemoryFileObject extends SimpleJavaFileObject {

    private final Path file;
    private final String binaryName;
    private final Charset charset;
    private final @Nullable Path source;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

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
        return content;
    }

    @Override
    public java.io.Writer openWriter() {
        return new java.io.OutputStreamWriter(openOutputStream(), charset);
    }

    @Override
    public InputStream openInputStream() {
        return new ByteArrayInputStream(content.toByteArray());
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return content.toString(charset);
    }
}
