package com.example.app;

import com.example.autovalue.Point;
import com.example.dagger.Shop;
import com.example.hibernate.Author;
import com.example.immutables.Item;
import com.example.micronaut.Greeting;
import com.example.quarkus.Settings;
import com.example.querydsl.Book;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** For each processor saves a source so that it generates something else, there and back and there again. */
public class App {

    public static void main(String[] args) throws Exception {
        edit("dagger", "Greeting", Shop::show, "one", "one2", "String text) {", "String text, int number) {", "= text;", "= text + number;");
        edit("immutables", "Item", Item::show, "Item{name=one}", "Item{name=one, size=2}",
                "static String", "@Value.Default default int size() { return 2; } static String");
        edit("autovalue", "Point", Point::show, "Point{x=1}", "Point{x=1, y=2}",
                "abstract int x();", "abstract int x(); abstract int y();", "AutoValue_Point(1)", "AutoValue_Point(1, 2)");
        edit("querydsl", "Book", Book::show, "book.title", "book.pages",
                "String title;", "String title; int pages;", "book.title", "book.pages");
        edit("hibernate", "Author", Author::show, "name", "town", "String name;", "String town;", "NAME", "TOWN");
        edit("micronaut", "Greeting", Greeting::show, "one", "one2",
                "Words words)", "Words words, Numbers numbers)", "= words;", "= words; this.numbers = numbers;",
                "private final", "private final Numbers numbers; private final", "words.text();", "words.text() + numbers.number();");
        edit("quarkus", "Settings", () -> last(Settings.show()), "The name.", "The first name.", "The name", "The first name");
    }

    /** The text of the last line of properties. */
    private static String last(String properties) {
        return properties.strip().replaceFirst("(?s).*=", "");
    }

    private static void edit(String module, String type, Callable<String> shown, String before, String after, String... edits)
            throws Exception {
        Path source = Path.of("../" + module + "/src/main/java/com/example/" + module + "/" + type + ".java");
        String first = Files.readString(source);
        String second = first;
        for (int i = 0; i < edits.length; i += 2) {
            second = second.replace(edits[i], edits[i + 1]);
        }
        await(module, shown, before);
        for (int round = 0; round < 2; round++) {
            Files.writeString(source, second);
            await(module, shown, after);
            Files.writeString(source, first);
            await(module, shown, before);
        }
        System.out.println(module + " is right");
    }

    private static void await(String module, Callable<String> shown, String text) throws Exception {
        long end = System.nanoTime() + 120_000_000_000L;
        while (!now(shown).equals(text)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(module + ": " + now(shown) + ", not " + text);
            }
            Thread.sleep(20);
        }
    }

    private static String now(Callable<String> shown) throws Exception {
        try {
            return shown.call();
        } catch (LinkageError | RuntimeException e) {
            // The call was under way while the classes changed.
            return e.toString();
        }
    }
}
