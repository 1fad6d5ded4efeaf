package com.example.app;

import com.example.data.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Adds a property to a Lombok class and to the class that MapStruct maps it to, and looks whether it arrives. */
public class App {

    private static final Show SHOW = new Show();

    public static void main(String[] args) throws Exception {
        Person person = new Person();
        System.out.println("start: " + SHOW.of(person));

        // Lombok has a getter and a setter; MapStruct's class copies the value.
        edit(
                "../data/src/main/java/com/example/data/Person.java",
                "private String name = \"Ada\";",
                "private String name = \"Ada\";\n    private String town = \"London\";");
        edit(
                "src/main/java/com/example/app/Card.java",
                "private String name;",
                "private String name;\n    public String town;");
        edit("src/main/java/com/example/app/Show.java", "card.getName()", "card.getName() + \" of \" + card.town");
        long end = System.nanoTime() + 60_000_000_000L;
        while (!SHOW.of(person).equals("Ada of London")) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("still " + SHOW.of(person));
            }
            Thread.sleep(5);
        }
        System.out.println("mapped: " + SHOW.of(person));
    }

    private static void edit(String file, String old, String replacement) throws IOException {
        Path path = Path.of(file);
        Files.writeString(path, Files.readString(path).replace(old, replacement));
    }
}
