package dev.hotreload.benchmarks.harness;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The second version of a program, in the measured JVM: loaded as it is, or reloaded while the first version runs. */
public final class SecondVersion {
    /** The system property that has the directory of the second version. */
    public static final String SECOND = "hotreload.benchmark.second";

    /** The system property that has the directory of the reloaded program; unset: load the second version. */
    public static final String LIVE = "hotreload.benchmark.live";

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private SecondVersion() {}

    /**
     * Loads or reloads.
     *
     * @param mainClass binary name of the class that implements {@code type}
     */
    public static <T extends Versioned> T of(String mainClass, Class<T> type)
            throws IOException, ReflectiveOperationException, InterruptedException {
        Path second = Path.of(System.getProperty(SECOND, ""));
        String live = System.getProperty(LIVE);
        ClassLoader loader = live != null
                ? ClassLoader.getSystemClassLoader()
                : new URLClassLoader(new URL[] {second.toUri().toURL()}, type.getClassLoader());
        T made = type.cast(loader.loadClass(mainClass).getDeclaredConstructor().newInstance());
        if (live != null) {
            reload(second, Path.of(live), made);
        }
        return made;
    }

    private static void reload(Path second, Path live, Versioned running) throws IOException, InterruptedException {
        try (Stream<Path> all = Files.walk(second)) {
            List<Path> files = all.filter(Files::isRegularFile).toList();
            for (Path file : files) {
                Files.copy(file, live.resolve(second.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        long start = System.nanoTime();
        while (running.version() != 2) {
            if (System.nanoTime() - start > PATIENCE_NANOS) {
                throw new IllegalStateException("the second version was not reloaded");
            }
            Thread.sleep(1);
        }
    }
}
