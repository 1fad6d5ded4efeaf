package com.example;

import java.nio.file.Files;
import java.nio.file.Path;

/** Saves the declaration of its package with another annotation, and a class beside it. */
public class App {

    public static void main(String[] args) throws Exception {
        System.out.println("start: " + seen());
        edit("package-info.java", "@Label(\"one\")", "@Label(\"two\")");
        await("two first");
        edit("App.java", "return \"first\"", "return \"second\"");
        await("two second");
        edit("package-info.java", "@Label(\"two\")", "@Deprecated @Label(\"three\")");
        await("three second deprecated");
    }

    private static String seen() {
        Package own = App.class.getPackage();
        String label = own.getAnnotation(Label.class).value() + " " + word();
        return own.isAnnotationPresent(Deprecated.class) ? label + " deprecated" : label;
    }

    private static String word() {
        return "first";
    }

    private static void edit(String name, String old, String replacement) throws Exception {
        Path file = Path.of("src/main/java/com/example", name);
        Files.writeString(file, Files.readString(file).replace(old, replacement));
    }

    private static void await(String text) throws Exception {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!seen().equals(text)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("still " + seen());
            }
            Thread.sleep(5);
        }
        System.out.println("seen: " + text);
    }
}
