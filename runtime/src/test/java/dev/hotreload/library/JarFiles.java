package dev.hotreload.library;

import dev.hotreload.cases.MemoryCompiler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes jars of classes that know each other in several ways, which are compiled once, and of other files. */
final class JarFiles {
    private static final Map<String, byte[]> CLASSES = compile();

    private final Path directory;

    JarFiles(Path directory) {
        this.directory = directory;
    }

    private static Map<String, byte[]> compile() {
        try (MemoryCompiler compiler = new MemoryCompiler()) {
            return compiler.compile(
                    Map.of(
                            "a/A.java", "package a; public class A { public static void call() {} }",
                            "a/deep/Below.java", "package a.deep; public class Below {}",
                            "a/Service.java", "package a; public interface Service {}",
                            "calling/C.java", "package calling; class C { void c() { a.A.call(); } }",
                            "indirect/I.java", "package indirect; class I { Object c = \"calling.C\"; }",
                            "typed/T.java", "package typed; class T { java.util.List<a.A> all; }",
                            "deeper/D.java", "package deeper; class D { a.deep.Below below; }",
                            "none/N.java", "package none; class N { String a = \"a\"; int A = 1; }",
                            "Unnamed.java", "class Unnamed {}"),
                    Map.of(),
                    List.of());
        }
    }

    /** A jar with these classes ({@code a/A}), or other files ({@code META-INF/index=text}). */
    Path jar(String name, String... entries) {
        Map<String, byte[]> contents = new HashMap<>();
        for (String entry : entries) {
            int equals = entry.indexOf('=');
            if (equals < 0) {
                contents.put(entry + ".class", Objects.requireNonNull(CLASSES.get(entry + ".class"), entry));
            } else {
                contents.put(
                        entry.substring(0, equals), entry.substring(equals + 1).getBytes(StandardCharsets.UTF_8));
            }
        }
        return write(name, contents);
    }

    /** The same with any bytes. */
    Path write(String name, Map<String, byte[]> contents) {
        Path jar = directory.resolve(name + ".jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, byte[]> entry : contents.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar;
    }
}
