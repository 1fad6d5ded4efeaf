package com.example.app;

import com.example.core.Greeting;
import java.nio.file.Files;
import java.nio.file.Path;

/** Saves and compiles as an IDE would that builds on save, with other options than the project's. */
public class App {

    private static final Greeting GREETING = new Greeting();

    public static void main(String[] args) throws Exception {
        Source source = new Source(Path.of("../core"), "com/example/core/Greeting.java");
        String last = "first";
        for (String next : new String[] {"second", "third", "fourth"}) {
            source.replace('"' + last + '"', '"' + next + '"');
            source.compile();
            await(next);
            // That nobody compiles it besides shows only by waiting longer than hotreload waits for an IDE.
            Thread.sleep(3_500);
            System.out.println(next + " by " + (hasLocalVariables() ? "hotreload" : "ide"));
            last = next;
        }
        source.replace("\"fourth\"", "\"fifth\"");
        await("fifth");
        System.out.println("fifth by " + (hasLocalVariables() ? "hotreload" : "ide"));
    }

    /** What javac writes with -g, as in the project, and not without, as here. */
    private static boolean hasLocalVariables() throws Exception {
        byte[] classFile = Files.readAllBytes(Path.of("../core/target/classes/com/example/core/Greeting.class"));
        return new String(classFile, java.nio.charset.StandardCharsets.ISO_8859_1).contains("LocalVariableTable");
    }

    private static void await(String words) throws InterruptedException {
        long end = System.nanoTime() + 30_000_000_000L;
        while (!GREETING.words().equals('"' + words + '"')) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("still " + GREETING.words());
            }
            Thread.sleep(5);
        }
    }
}
