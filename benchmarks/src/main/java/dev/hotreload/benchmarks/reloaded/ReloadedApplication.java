package dev.hotreload.benchmarks.reloaded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** An application that changes its own classes, so that writing and observing are timed with one clock. */
public final class ReloadedApplication {

    private ReloadedApplication() {}

    /**
     * Tries all changes.
     *
     * @param arguments {@code write} or {@code redefine}, the directory of the application's classes, the directory of
     *     all versions, the last version, the number of classes that are loaded besides, and the file for the results
     */
    public static void main(String[] arguments) throws IOException, ReflectiveOperationException, InterruptedException {
        Swap swap = arguments[0].equals("write") ? new Swap.Write(Path.of(arguments[1])) : new Swap.Redefine();
        int last = Integer.parseInt(arguments[3]);
        List<Object> fillers = load(Integer.parseInt(arguments[4]));
        List<String> lines = new ArrayList<>();
        for (Path versions : changes(Path.of(arguments[2]))) {
            lines.addAll(new Trial(versions, swap).run(last));
        }
        Files.write(Path.of(arguments[5]), lines);
        System.out.println(lines.size() + " changes with " + fillers.size() + " other classes loaded");
    }

    private static List<Object> load(int count) throws ReflectiveOperationException {
        List<Object> objects = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            objects.add(Class.forName("filler.Filler" + i).getConstructor().newInstance());
        }
        return objects;
    }

    private static List<Path> changes(Path versions) throws IOException {
        try (Stream<Path> directories = Files.list(versions)) {
            return directories.sorted().toList();
        }
    }
}
