package com.example.app;

import com.example.data.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Adds properties to Lombok classes, one after the other, and looks whether MapStruct's class copies them. */
public class App {

    private static final Show SHOW = new Show();
    private static final Person PERSON = new Person();

    public static void main(String[] args) throws Exception {
        System.out.println("start: " + SHOW.of(PERSON));
        add("town", "London");
        edit("src/main/java/com/example/app/Show.java", "card.getTitle()", "card.getTitle() + \" of \" + card.getTown()");
        await("Ada of London");
        add("land", "England");
        edit("src/main/java/com/example/app/Show.java", "card.getTown()", "card.getTown() + \", \" + card.getLand()");
        await("Ada of London, England");
    }

    private static void add(String property, String value) throws IOException {
        edit(
                "../data/src/main/java/com/example/data/Person.java",
                "private String name",
                "private String " + property + " = \"" + value + "\";\n    private String name");
        edit(
                "src/main/java/com/example/app/Card.java",
                "private String title",
                "private String " + property + ";\n    private String title");
    }

    private static void await(String text) throws InterruptedException {
        long end = System.nanoTime() + 120_000_000_000L;
        while (!SHOW.of(PERSON).equals(text)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("still " + SHOW.of(PERSON));
            }
            Thread.sleep(5);
        }
        System.out.println("mapped: " + text);
    }

    private static void edit(String file, String old, String replacement) throws IOException {
        Path path = Path.of(file);
        Files.writeString(path, Files.readString(path).replace(old, replacement));
    }
}
