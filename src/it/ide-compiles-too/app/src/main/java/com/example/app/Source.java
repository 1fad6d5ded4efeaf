package com.example.app;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** A source file of a module, and the compiler that writes its classes. */
final class Source {

    private final Path module;
    private final Path file;

    Source(Path module, String path) {
        this.module = module;
        this.file = module.resolve("src/main/java").resolve(path);
    }

    void replace(String old, String replacement) throws IOException {
        String text = Files.readString(file);
        if (!text.contains(old)) {
            throw new IllegalStateException(file + " has no " + old);
        }
        Files.writeString(file, text.replace(old, replacement));
    }

    void compile() {
        String classPath = module.resolve("target/classes") + File.pathSeparator + "../text/target/classes";
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        module.resolve("target/classes").toString(),
                        "-cp",
                        classPath,
                        file.toString());
        if (result != 0) {
            throw new IllegalStateException(file + " does not compile");
        }
    }
}
