package dev.hotreload.reload;

import dev.hotreload.content.ModuleContent;
import dev.hotreload.launch.LaunchModule;
import dev.hotreload.watch.FileChanges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** A module with a directory of class files, some of which are live. */
public record TestModule(ModuleContent content) {

    public static TestModule in(Path directory, String name) throws IOException {
        return new TestModule(new ModuleContent(new LaunchModule(
                name, Files.createDirectories(directory.resolve(name).resolve("classes")))));
    }

    /** A class file whose content depends on {@code version}. */
    public static byte[] classFile(String internalName, String version) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, internalName, null, "java/lang/Object", null);
        writer.visitField(Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, "VERSION", "Ljava/lang/String;", null, version);
        writer.visitEnd();
        return writer.toByteArray();
    }

    /** Writes the class, and returns that as a change. */
    public FileChanges write(String internalName, String version) throws IOException {
        byte[] bytes = classFile(internalName, version);
        write(internalName, bytes);
        return new FileChanges(
                Map.of(ModuleContent.pathOf(internalName), bytes), Set.of(), Set.of(), System.nanoTime());
    }

    void write(String internalName, byte[] bytes) throws IOException {
        Path file = file(internalName);
        Files.createDirectories(file.resolveSibling("."));
        Files.write(file, bytes);
    }

    /** Deletes the class, and returns that as a change. */
    public FileChanges delete(String internalName) throws IOException {
        Files.delete(file(internalName));
        return new FileChanges(Map.of(), Set.of(ModuleContent.pathOf(internalName)), Set.of(), System.nanoTime());
    }

    /** Writes the class and makes it live. */
    public void hasLive(String internalName, String version) throws IOException {
        content.accept(write(internalName, version));
    }

    private Path file(String internalName) {
        return content.module().classes().resolve(ModuleContent.pathOf(internalName));
    }
}
