package dev.hotreload.maven.compile.javac;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.SimpleJavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * A source on disk, read once.
 *
 * <p>The JDK's own file objects keep contents from one compilation to the next and tell by the file's time whether they
 * are still right; a source that was saved with an old time would not be read again.
 */
final class SourceFileObject extends SimpleJavaFileObject {

    private final Path file;
    private final byte[] bytes;
    private final CharSequence text;

    private SourceFileObject(Path file, byte[] bytes, CharSequence text) {
        super(file.toUri(), Kind.SOURCE);
        this.file = file;
        this.bytes = bytes;
        this.text = text;
    }

    /**
     * Reads a source.
     *
     * @throws IOException if it cannot be read or is not written in this encoding
     */
    static SourceFileObject read(Path file, Charset charset) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return new SourceFileObject(file, bytes, charset.newDecoder().decode(ByteBuffer.wrap(bytes)));
    }

    /** A source whose text is another than that on disk. */
    static SourceFileObject of(Path file, String text, Charset charset) {
        return new SourceFileObject(file, text.getBytes(charset), text);
    }

    Path file() {
        return file;
    }

    @Override
    public String getName() {
        return file.toString();
    }

    @Override
    public InputStream openInputStream() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SourceFileObject that && file.equals(that.file);
    }

    @Override
    public int hashCode() {
        return file.hashCode();
    }
}
