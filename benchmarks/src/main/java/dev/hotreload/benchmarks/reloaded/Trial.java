package dev.hotreload.benchmarks.reloaded;

import java.io.IOException;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/** Makes one version after the other of the same subjects live, and measures how long each takes. */
final class Trial {

    /** Between two versions, as between two saves: what is written sooner is waited for as the rest of the first. */
    private static final Duration PAUSE = Duration.ofMillis(400);

    private final Path versions;
    private final Swap swap;

    Trial(Path versions, Swap swap) {
        this.versions = versions;
        this.swap = swap;
    }

    /** The lines of results: change, version, nanoseconds. */
    List<String> run(int last) throws IOException, ReflectiveOperationException, InterruptedException {
        Observer observer = new Observer(subjects(classFiles(0)));
        Thread thread = new Thread(observer, "observer");
        thread.setDaemon(true);
        thread.start();
        List<String> lines = new ArrayList<>();
        for (int version = 1; version <= last; version++) {
            lines.add(versions.getFileName() + " " + version + " " + measure(version, observer));
        }
        // Else it would take the processor from the next trial.
        observer.end();
        return lines;
    }

    private long measure(int version, Observer observer)
            throws IOException, ReflectiveOperationException, InterruptedException {
        Map<String, byte[]> classFiles = classFiles(version);
        Thread.sleep(PAUSE.toMillis());
        observer.expect(version);
        long start = System.nanoTime();
        try {
            swap.swap(classFiles);
        } catch (UnmodifiableClassException e) {
            throw new IllegalStateException("the JVM does not redefine " + classFiles.keySet(), e);
        }
        return observer.await() - start;
    }

    private static List<IntSupplier> subjects(Map<String, byte[]> classFiles) throws ReflectiveOperationException {
        List<IntSupplier> subjects = new ArrayList<>();
        for (String binaryName : classFiles.keySet()) {
            Class<? extends IntSupplier> subject = Class.forName(binaryName).asSubclass(IntSupplier.class);
            subjects.add(subject.getConstructor().newInstance());
        }
        return subjects;
    }

    private Map<String, byte[]> classFiles(int version) throws IOException {
        Path directory = versions.resolve(Integer.toString(version));
        Map<String, byte[]> classFiles = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String path = directory.relativize(file).toString().replace('\\', '/');
                String binaryName =
                        path.substring(0, path.length() - ".class".length()).replace('/', '.');
                classFiles.put(binaryName, Files.readAllBytes(file));
            }
        }
        return classFiles;
    }
}
