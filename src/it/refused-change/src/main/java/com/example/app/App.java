package com.example.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Makes a change of its own source that cannot be applied, and waits for what becomes of it. */
public class App {

    private static final Path SOURCE = Path.of("src/main/java/com/example/app/Shape.java");

    public static void main(String[] args) throws Exception {
        Shape shape = new Circle();
        System.out.println("start: " + shape.name() + ", an interface: " + Shape.class.isInterface());
        if (!Shape.class.isInterface()) {
            return;
        }
        String changed = Files.readString(SOURCE)
                .replace("interface Shape", "abstract class Shape")
                .replace("String name();", "abstract String name();")
                .replace("implements Shape", "extends Shape");
        // As editors do it: a file is whole whenever somebody looks.
        Path written = Files.writeString(SOURCE.resolveSibling("Shape.java.new"), changed);
        Files.move(written, SOURCE, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        new CountDownLatch(1).await();
    }
}
