package com.example.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Random edits of random sources at random intervals; one in eight breaks a source until the next edit. */
final class Edits {

    private static final Pattern NUMBER = Pattern.compile("(return |\\+ |K = )(\\d+);");

    private final Random random = new Random(4);
    private final Path root;
    private Path broken;

    Edits(Path root) {
        this.root = root;
    }

    void run(int edits, OtherBuild build) throws IOException, InterruptedException {
        for (int i = 1; i <= edits; i++) {
            edit();
            if (i % 20 == 10) {
                build.start();
            }
            Thread.sleep(random.nextInt(400));
        }
        mend();
    }

    private void edit() throws IOException {
        mend();
        Path source = source();
        String text = Files.readString(source);
        switch (random.nextInt(8)) {
            case 0 -> {
                broken = source;
                Files.writeString(source, text + "broken {");
            }
            case 1, 2 -> Files.writeString(source, otherSignature(text));
            default -> Files.writeString(source, otherNumber(text));
        }
    }

    private void mend() throws IOException {
        if (broken != null) {
            Files.writeString(broken, Files.readString(broken).replace("broken {", ""));
            broken = null;
        }
    }

    private Path source() {
        int number = random.nextInt(3);
        return root.resolve(
                switch (random.nextInt(3)) {
                    case 0 -> "text/src/main/java/com/example/text/T" + number + ".java";
                    case 1 -> "core/src/main/java/com/example/core/C" + number + ".java";
                    default -> "app/src/main/java/com/example/app/A" + number + ".java";
                });
    }

    private static String otherSignature(String text) {
        return text.contains("add(int more)")
                ? text.replace("add(int more)", "add(long more)")
                : text.replace("add(long more)", "add(int more)");
    }

    private String otherNumber(String text) {
        Matcher matcher = NUMBER.matcher(text);
        return matcher.replaceAll(found -> found.group(1) + random.nextInt(1_000) + ";");
    }
}
