package dev.hotreload.maven.launch;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Scanner;

/** Prints, and asks its user for a name once there is a file {@code ask}. */
final class ReadingProgram {

    private static final long BETWEEN_LOOKS_MILLIS = 20;

    private ReadingProgram() {}

    /** Reads in the way that is the argument. */
    public static void main(String[] args) throws Exception {
        for (int i = 1; i <= 12; i++) {
            System.out.println("line " + i);
        }
        while (!Files.exists(Path.of("ask"))) {
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        }
        System.out.print("Name? ");
        System.out.println("Hello, " + name(args[0]) + "!");
    }

    private static String name(String way) throws IOException, InterruptedException {
        return switch (way) {
            case "scanner" -> new Scanner(System.in, StandardCharsets.UTF_8).nextLine();
            case "available" -> {
                while (System.in.available() == 0) {
                    Thread.sleep(BETWEEN_LOOKS_MILLIS);
                }
                yield new Scanner(System.in, StandardCharsets.UTF_8).nextLine();
            }
            case "file" -> {
                try (Scanner terminal = new Scanner(new FileInputStream("/dev/tty"), StandardCharsets.UTF_8)) {
                    yield terminal.nextLine();
                }
            }
            case "password" -> Objects.requireNonNull(System.console()).readPassword().length + " letters";
            case "child" -> {
                Process child = new ProcessBuilder("sh", "-c", "read -r name; echo $name > name")
                        .inheritIO()
                        .start();
                child.waitFor();
                yield Files.readString(Path.of("name")).strip();
            }
            default -> throw new IllegalArgumentException(way);
        };
    }
}
