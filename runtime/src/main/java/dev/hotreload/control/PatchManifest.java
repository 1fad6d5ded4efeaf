package dev.hotreload.control;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All patches that are to be live, as the plugin hands them to the runtime: class files in a directory that nobody else
 * reads, and a list of them. No code goes over the channel, which only names the directory.
 *
 * @param patches in the order in which they came
 * @param files the class files that are other than those of the modules
 */
public record PatchManifest(List<Patch> patches, List<PatchedFile> files) {
    private static final String LIST = "patches.list";
    private static final String PATCH = "patch";
    private static final String FILE = "file";

    /**
     * A patch.
     *
     * @param number tells it from others, for as long as the application runs
     * @param label what the user calls it
     * @param isKept whether it stays when its class is saved
     */
    public record Patch(int number, String label, boolean isKept) {}

    /**
     * A class file.
     *
     * @param patch the number of its patch
     * @param module the module's name
     * @param path relative to the module's output directory, with {@code /}
     * @param isGone whether there is no such class any more
     */
    public record PatchedFile(int patch, String module, String path, boolean isGone) {}

    /** Copies the lists. */
    public PatchManifest {
        patches = List.copyOf(patches);
        files = List.copyOf(files);
    }

    /** Where the content of a file is. */
    public static Path content(Path directory, PatchedFile file) {
        return directory.resolve(encoded(file.module())).resolve(file.path());
    }

    /** Writes the list; the contents are there already. */
    public void write(Path directory) throws IOException {
        List<String> lines = new ArrayList<>();
        patches.forEach(patch ->
                lines.add(line(PATCH, String.valueOf(patch.number()), patch.label(), String.valueOf(patch.isKept()))));
        files.forEach(file -> lines.add(
                line(FILE, String.valueOf(file.patch()), file.module(), file.path(), String.valueOf(file.isGone()))));
        Files.createDirectories(directory);
        Files.write(directory.resolve(LIST), lines);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if there is no list
     */
    public static PatchManifest read(Path directory) throws IOException {
        List<Patch> patches = new ArrayList<>();
        List<PatchedFile> files = new ArrayList<>();
        for (String line : Files.readAllLines(directory.resolve(LIST))) {
            List<String> words = Arrays.stream(line.split(" ", -1))
                    .map(word -> URLDecoder.decode(word, StandardCharsets.UTF_8))
                    .toList();
            int number = Integer.parseInt(words.get(1));
            if (words.get(0).equals(PATCH)) {
                patches.add(new Patch(number, words.get(2), Boolean.parseBoolean(words.get(3))));
            } else {
                files.add(new PatchedFile(number, words.get(2), words.get(3), Boolean.parseBoolean(words.get(4))));
            }
        }
        return new PatchManifest(patches, files);
    }

    private static String line(String... words) {
        return Stream.of(words).map(PatchManifest::encoded).collect(Collectors.joining(" "));
    }

    private static String encoded(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8);
    }
}
