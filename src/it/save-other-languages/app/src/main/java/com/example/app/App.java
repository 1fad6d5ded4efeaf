package com.example.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Edits a Kotlin source, a Groovy source, and what Java calls of a Kotlin class. */
public class App {

    private static final Path GREETER = Path.of("../kotlin/src/main/kotlin/com/example/kotlin/Greeter.kt");
    private static final Path MEASURE = Path.of("../groovy/src/main/groovy/com/example/groovy/Measure.groovy");
    private static final Path SHOW = Path.of("src/main/java/com/example/app/Show.java");
    private static final List<String> NAMES = List.of("Ada", "Grace");

    public static void main(String[] args) throws Exception {
        Show show = new Show();
        System.out.println("start: " + show.of(NAMES));

        edit(GREETER, "hello $it", "hi $it");
        await(show, "kotlin", "hi Ada, hi Grace \\(\\d+\\) 8");

        edit(MEASURE, "word.length()", "word.length() * 10");
        await(show, "groovy", "hi Ada, hi Grace \\(\\d+\\) 80");

        edit(GREETER, "private var count = 0", "private var count = 0\n\n    fun farewell() = \"bye after $count\"");
        edit(SHOW, "greeter.greet(names)", "greeter.farewell()");
        await(show, "both", "bye after \\d+ 80");

        edit(GREETER, "fun farewell() =", "fun farewell() ==");
        await("error", () -> Files.readString(Path.of("../build.log")).contains("; still running "));
        System.out.println("broken: " + show.of(NAMES).replaceAll("\\d+", "n"));
        edit(GREETER, "fun farewell() == \"bye after", "fun farewell() = \"goodbye after");
        await(show, "mended", "goodbye after \\d+ 80");
    }

    private static void edit(Path source, String old, String replacement) throws IOException {
        Files.writeString(source, Files.readString(source).replace(old, replacement));
    }

    private static void await(Show show, String what, String expected) throws Exception {
        await(what, () -> show.of(NAMES).matches(expected));
        System.out.println(what + ": " + show.of(NAMES).replaceAll("\\d+ ", "n "));
    }

    private static void await(String what, Condition condition) throws Exception {
        long end = System.nanoTime() + 90_000_000_000L;
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("no " + what);
            }
            Thread.sleep(5);
        }
    }

    private interface Condition {
        boolean holds() throws Exception;
    }
}
