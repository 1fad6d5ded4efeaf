package dev.hotreload.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** One way to start an application; the way is what is compared. */
public interface Launcher {

    /** Its name in tables and of files. */
    String name();

    /**
     * The JVM options that start {@code application}, class path included, main class not.
     *
     * @param directory for what the launch needs
     */
    List<String> options(Application application, Path directory) throws IOException;
}
