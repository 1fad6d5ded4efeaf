package com.example.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Edits the project, as a user would. */
final class Project {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private Project() {}

    /** How often the program has begun, this time included. */
    static long starts() throws IOException {
        Path file = ROOT.resolve("starts");
        Files.writeString(file, ".", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return Files.size(file);
    }

    static void upgradeLibrary() throws IOException {
        replace("pom.xml", "<slf4j.version>1.7.36<", "<slf4j.version>${slf4j.other}<");
    }

    static void addDependency() throws IOException {
        add("com.google.code.gson", "gson", "${gson.version}");
    }

    static void addModule() throws IOException {
        write("effects/pom.xml", Files.readString(ROOT.resolve("model/pom.xml"))
                .replace("<artifactId>model<", "<artifactId>effects<")
                .replaceFirst("(?s)<dependencies>.*</dependencies>", ""));
        write("effects/src/main/java/com/example/effects/Blur.java", """
                package com.example.effects;

                public class Blur {}
                """);
        replace("pom.xml", "<!-- more modules -->", "<module>effects</module>");
        add("com.example", "effects", "1");
    }

    /** In place, that is refused. What has changed in poms then goes with it. */
    static void changeKindOfEffect() throws IOException {
        String file = "model/src/main/java/com/example/model/Effect.java";
        String source = Files.readString(ROOT.resolve(file));
        write(file, source.contains("interface Effect")
                ? source.replace("interface Effect", "abstract class Effect")
                        .replace("    float apply", "    public abstract float apply")
                        .replace("implements Effect", "extends Effect")
                : source.replace("abstract class Effect", "interface Effect")
                        .replace("    public abstract float apply", "    float apply")
                        .replace("extends Effect", "implements Effect"));
    }

    private static void add(String group, String artifact, String version) throws IOException {
        String more = "<!-- more dependencies -->";
        replace("app/pom.xml", more, """
                <dependency>
                      <groupId>%s</groupId>
                      <artifactId>%s</artifactId>
                      <version>%s</version>
                    </dependency>
                    """.formatted(group, artifact, version) + more);
    }

    private static void replace(String file, String text, String replacement) throws IOException {
        String before = Files.readString(ROOT.resolve(file));
        if (!before.contains(text)) {
            throw new IllegalStateException(file + " has no " + text);
        }
        write(file, before.replace(text, replacement));
    }

    /** As editors do it: a file is whole whenever somebody looks. */
    private static void write(String name, String text) throws IOException {
        Path file = ROOT.resolve(name);
        Files.createDirectories(file.getParent());
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(next, text);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
