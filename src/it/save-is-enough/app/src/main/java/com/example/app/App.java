package com.example.app;

import com.example.core.Greeting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Saves sources of all modules, as a developer would, and looks at what one and the same objects answer. */
public class App {

    private static final View VIEW = new View();
    private static final Greeting GREETING = new Greeting();

    public static void main(String[] args) throws Exception {
        Source text = new Source("../text/src/main/java/com/example/text/Text.java");
        Source greeting = new Source("../core/src/main/java/com/example/core/Greeting.java");
        System.out.println("start: " + VIEW.show(GREETING));

        greeting.replace("\"first\"", "\"second\"");
        await("body", "\"second\" 6 10");

        text.replace("WIDTH = 10", "WIDTH = 20");
        await("constant", "\"second\" 6 20");

        text.replace("String quoted(String text)", "String quoted(CharSequence text)", "'\"' + text", "\"<<\" + text");
        await("signature", "<<second\" 7 20");

        greeting.replace("Text.quoted(\"second\")", "Text.quoted(\"third\"");
        // Only the terminal tells of it; nothing happens in the program.
        await("message", () -> Files.readString(Path.of("../build.log")).contains("; still running "));
        System.out.println("broken: " + VIEW.show(GREETING));
        greeting.replace("Text.quoted(\"third\"", "Text.quoted(\"third\")");
        await("mended", "<<third\" 7 20");

        Path spare = Path.of("../text/target/classes/com/example/text/Spare.class");
        System.out.println("spare: " + Files.exists(spare));
        Files.delete(Path.of("../text/src/main/java/com/example/text/Spare.java"));
        Path part = spare.resolveSibling("Spare$Part.class");
        // They are deleted one after the other.
        await("deletion", () -> !Files.exists(spare) && !Files.exists(part));
        System.out.println("part: " + (Files.exists(spare) || Files.exists(part)));
    }

    private static void await(String what, String expected) throws Exception {
        await(what, () -> VIEW.show(GREETING).equals(expected));
        System.out.println(what + ": " + expected);
    }

    private static void await(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + 30_000_000_000L;
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(what + ": still " + VIEW.show(GREETING));
            }
            Thread.sleep(5);
        }
    }
}
