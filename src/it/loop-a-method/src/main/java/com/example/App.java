package com.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.UnaryOperator;

/** Draws one picture; its other thread edits the source as a developer would, after each run. */
public class App {
    private static final Path SOURCE = Path.of("src/main/java/com/example/Picture.java");
    private static final Path RUNS = Path.of("target/hotreload/loops.jsonl");

    public static void main(String[] args) {
        Thread developer = new Thread(App::edit, "developer");
        developer.setDaemon(true);
        developer.start();
        System.out.println("returned: " + new Picture().draw(64, "house"));
    }

    private static void edit() {
        try {
            await(1);
            save(source -> source.replace(" in black", " in \" + COLOURS.get(0) + \"")
                    .replace("int drawn;", "int drawn;\n    private static final List<String> COLOURS = List.of();")
                    .replace("public class", "import java.util.List;\n\npublic class"));
            await(2);
            save(source -> source.replace("List.of()", "List.of(\"blue\")"));
        } catch (IOException | InterruptedException e) {
            e.printStackTrace();
        }
    }

    private static void await(int runs) throws IOException, InterruptedException {
        while (!Files.exists(RUNS) || Files.readAllLines(RUNS).size() < runs) {
            Thread.sleep(20);
        }
    }

    /** At once, as editors do: one save is one reload. */
    private static void save(UnaryOperator<String> edit) throws IOException {
        Path beside = Path.of("target/Picture.java");
        Files.writeString(beside, edit.apply(Files.readString(SOURCE)));
        Files.move(beside, SOURCE, StandardCopyOption.REPLACE_EXISTING);
    }
}
