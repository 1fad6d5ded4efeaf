package dev.hotreload.benchmarks.harness;

import java.nio.file.Path;
import java.util.List;

/** Plain {@code java -cp}. */
public final class PlainLauncher implements Launcher {

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public List<String> options(Application application, Path directory) {
        return List.of("-cp", application.classPathArgument());
    }
}
