package com.example.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CountDownLatch;

/** Makes a change of its own source that cannot be applied, and waits for what becomes of it. */
public class App {

    private static final Path SOURCE = Path.of("src/main/java/com/example/app/Shape.java");

    public static void main(String[] args) throws Exception {
        int[] weights = Weights.load(1_000);
        weights[0]++;
        System.out.println(args[0] + ": " + new Circle().name() + ", an interface: " + Shape.class.isInterface()
                + ", starts " + weights[0] + ", pid " + ProcessHandle.current().pid() + ", array "
                + System.identityHashCode(weights) + ", gson " + hasGson());
        if (isMarked(args[0])) {
            if (!args[0].equals("generation") || isMarked("class path")) {
                return;
            }
            replace(Path.of("pom.xml"), "<dependencies/>", """
                    <dependencies>
                        <dependency>
                          <groupId>com.google.code.gson</groupId>
                          <artifactId>gson</artifactId>
                          <version>${gson.version}</version>
                        </dependency>
                      </dependencies>""");
        }
        String source = Files.readString(SOURCE);
        String changed = Shape.class.isInterface()
                ? source.replace("interface Shape", "abstract class Shape")
                        .replace("String name();", "public abstract String name();")
                        .replace("implements Shape", "extends Shape")
                : source.replace("abstract class Shape", "interface Shape")
                        .replace("public abstract String name();", "String name();")
                        .replace("extends Shape", "implements Shape");
        replace(SOURCE, source, changed);
        new CountDownLatch(1).await();
    }

    private static boolean hasGson() {
        try {
            Class.forName("com.google.gson.Gson");
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** Whether this was called before with the same name, by whichever start of the program. */
    private static boolean isMarked(String name) throws IOException {
        Path mark = Path.of(name);
        if (Files.exists(mark)) {
            return true;
        }
        Files.createFile(mark);
        return false;
    }

    /** As editors do it: a file is whole whenever somebody looks. */
    private static void replace(Path file, String text, String replacement) throws IOException {
        Path next = file.toAbsolutePath().resolveSibling(file.getFileName() + ".new");
        Files.writeString(next, Files.readString(file).replace(text, replacement));
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
