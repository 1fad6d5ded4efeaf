package dev.hotreload.maven.compile.javac;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
    private final Charset charset;
    private Optional<byte[]> content = Optional.empty();

    SourceFileObject(Path file, Charset charset) {
        super(file.toUri(), Kind.SOURCE);
        this.file = file;
        this.charset = charset;
    }

    Path file() {
        return file;
    }

    @Override
    public String getName() {
        return file.toString();
    }

    @Override
    public synchronized InputStream openInputStream() throws IOException {
        return new ByteArrayInputStream(bytes());
    }

    @Override
    public synchronized CharSequence getCharContent(boolean ignoreEncodingErrors) throws IOException {
        CodingErrorAction onError = ignoreEncodingErrors ? CodingErrorAction.REPLACE : CodingErrorAction.REPORT;
        return charset.newDecoder()
                .onMalformedInput(onError)
                .onUnmappableCharacter(onError)
                .decode(ByteBuffer.wrap(bytes()));
    }

    private byte[] bytes() throws IOException {
        if (content.isEmpty()) {
            content = Optional.of(Files.readAllBytes(file));
        }
        return content.get();
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
