package com.example.editor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Edits the project, as a user would. */
final class Project {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final String IMAGEGEN = "src/main/java/dev/hotreload/examples/imagegen/";

    private Project() {}

    /** How often the program has begun, this time included. */
    static int starts() throws IOException {
        Path file = ROOT.resolve("starts");
        Files.writeString(file, ".", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return (int) Files.size(file);
    }

    static void upgradeLibrary() throws IOException {
        replace("pom.xml", "<slf4j.version>1.7.36<", "<slf4j.version>${slf4j.other}<");
    }

    static void addDependency() throws IOException {
        add("app/pom.xml", "com.google.code.gson", "gson", "${gson.version}");
    }

    static void addModule() throws IOException {
        write("effects/pom.xml", Files.readString(ROOT.resolve("model/pom.xml"))
                .replace("<artifactId>imagegen-model<", "<artifactId>effects<"));
        write("effects/src/main/java/com/example/effects/Blur.java", """
                package com.example.effects;

                public class Blur {}
                """);
        replace("pom.xml", "<!-- more modules -->", "<module>effects</module>");
        add("app/pom.xml", "dev.hotreload.examples", "effects", "1.0-SNAPSHOT");
    }

    /** In place, that is refused. What has changed in poms then goes with it. */
    static void changeKindOfProgress() throws IOException {
        String progress = "model/" + IMAGEGEN + "model/Progress.java";
        String bar = "app/" + IMAGEGEN + "app/ProgressBar.java";
        String annotation = "@FunctionalInterface\n";
        if (Files.readString(ROOT.resolve(progress)).contains(annotation)) {
            replace(
                    progress,
                    annotation + "public interface", "public abstract class",
                    "    void at(", "    public abstract void at(");
            replace(bar, "implements Progress", "extends Progress");
        } else {
            replace(
                    progress,
                    "public abstract class", annotation + "public interface",
                    "public abstract void at(", "void at(");
            replace(bar, "extends Progress", "implements Progress");
        }
    }

    private static void add(String pom, String group, String artifact, String version) throws IOException {
        replace(pom, "</dependencies>", """
                  <dependency>
                      <groupId>%s</groupId>
                      <artifactId>%s</artifactId>
                      <version>%s</version>
                    </dependency>
                  </dependencies>""".formatted(group, artifact, version));
    }

    /** Texts and their replacements, in turns. */
    private static void replace(String file, String... replacements) throws IOException {
        String text = Files.readString(ROOT.resolve(file));
        for (int i = 0; i < replacements.length; i += 2) {
            if (!text.contains(replacements[i])) {
                throw new IllegalStateException(file + " has no " + replacements[i]);
            }
            text = text.replace(replacements[i], replacements[i + 1]);
        }
        write(file, text);
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
