package com.example;

import java.nio.file.Files;
import java.nio.file.Path;

/** Saves a query that jOOQ's checker forbids, one that it allows, and the first one again. */
public class App {

    private static final Path SOURCE = Path.of("src/main/java/com/example/Query.java");

    public static void main(String[] args) throws Exception {
        Query query = new Query();
        String safe = Files.readString(SOURCE);
        String plain = safe.replace("DSL.field(DSL.name(\"one\"))", "DSL.field(\"plain\")");
        String allowed = plain.replace("    private Field", "    @Allow.PlainSQL\n    private Field");
        await(query, "\"one\"");
        for (int round = 0; round < 2; round++) {
            Files.writeString(SOURCE, plain);
            awaitError(round + 1);
            System.out.println("forbidden: " + query.show());
            Files.writeString(SOURCE, allowed);
            await(query, "plain");
            System.out.println("allowed: " + query.show());
            Files.writeString(SOURCE, safe);
            await(query, "\"one\"");
        }
        System.out.println("jooq is right");
    }

    /** The report of a save that does not compile. */
    private static void awaitError(int number) throws Exception {
        Path reports = Path.of("target/hotreload/compile.jsonl");
        long end = System.nanoTime() + 60_000_000_000L;
        while (Files.readAllLines(reports).stream().filter(line -> line.contains("\"outcome\":\"failed\"")).count() < number) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("no error in " + Files.readString(reports));
            }
            Thread.sleep(20);
        }
    }

    private static void await(Query query, String text) throws Exception {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!query.show().equals(text)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(query.show() + ", not " + text);
            }
            Thread.sleep(20);
        }
    }
}
