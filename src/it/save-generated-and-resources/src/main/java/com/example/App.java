package com.example;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.Callable;

/** Saves a generated source and a resource, and looks at what the program sees of them. */
public class App {

    public static void main(String[] args) throws Exception {
        System.out.println("start: " + Words.word() + " " + title());

        edit("target/generated-sources/templates/com/example/Words.java", "generated", "again");
        await("again", Words::word);

        edit("src/main/resources/app.properties", " 1", " 2");
        await("Resources 2", App::title);
        // Or a slow machine sees the deletion alone.
        await("told", () -> log().contains("  copied ") ? "told" : "not told");

        Files.delete(Path.of("src/main/resources/app.properties"));
        await("none", App::title);

        // A line of the terminal tells of this; nothing happens in the program.
        edit("pom.xml", "<generated.word>generated<", "<generated.word>made<");
        await("restart to apply", App::lastLine);
    }

    /** The end of the line that the terminal showed last. */
    private static String lastLine() throws IOException {
        String log = log();
        return log.substring(log.lastIndexOf("; ") + 1).trim();
    }

    private static String log() throws IOException {
        return Files.readString(Path.of("build.log"));
    }

    private static String title() throws IOException {
        try (InputStream in = App.class.getResourceAsStream("/app.properties")) {
            if (in == null) {
                return "none";
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("title");
        }
    }

    private static void edit(String file, String old, String replacement) throws IOException {
        Path path = Path.of(file);
        Files.writeString(path, Files.readString(path).replace(old, replacement));
    }

    private static void await(String expected, Callable<String> actual) throws Exception {
        long end = System.nanoTime() + 30_000_000_000L;
        while (!expected.equals(actual.call())) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("still " + actual.call() + ", not " + expected);
            }
            Thread.sleep(5);
        }
        System.out.println("seen: " + expected);
    }
}
