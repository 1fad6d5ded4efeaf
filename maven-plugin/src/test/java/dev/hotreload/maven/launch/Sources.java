package dev.hotreload.maven.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** Compiles the classes that a test looks at. */
public final class Sources {

    private Sources() {}

    /** Compiles one class of package {@code p} into a directory. */
    public static void compile(Path classes, String simpleName, String body) throws IOException {
        Path source = classes.resolveSibling("src").resolve(simpleName + ".java");
        Files.createDirectories(source.getParent());
        Files.createDirectories(classes);
        Files.writeString(source, "package p;\n" + body);
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", classes.toString(), source.toString());
        assertThat(result).as("compilation of %s", simpleName).isZero();
    }
}
