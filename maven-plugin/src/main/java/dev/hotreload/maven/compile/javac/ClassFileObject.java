package dev.hotreload.maven.compile.javac;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.tools.SimpleJavaFileObject;
import org.jspecify.annotations.Nullable;

/** A class file of a module: on disk, or in memory until its batch is written. */
public final class ClassFileObject extends SimpleJavaFileObject {

    private final String internalName;
    private final Path file;
    private final Optional<byte[]> content;

    /**
     * @param file where it is, or will be
     * @param content its content; empty: the file has it
     */
    public ClassFileObject(String internalName, Path file, Optional<byte[]> content) {
        super(file.toUri(), Kind.CLASS);
        this.internalName = internalName;
        this.file = file;
        this.content = content;
    }

    String binaryName() {
        return internalName.replace('/', '.');
    }

    @Override
    public InputStream openInputStream() throws IOException {
        return content.isPresent() ? new ByteArrayInputStream(content.get()) : Files.newInputStream(file);
    }

    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
        return kind == Kind.CLASS
                && internalName.substring(internalName.lastIndexOf('/') + 1).equals(simpleName);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ClassFileObject that && file.equals(that.file);
    }

    @Override
    public int hashCode() {
        return file.hashCode();
    }
}
