package dev.hotreload.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A module that is watched in every way, with native events and with polling, and must see the same in each. */
@Execution(ExecutionMode.CONCURRENT) // they wait most of the time
@ParameterizedClass
@EnumSource
abstract class WatchingTest {

    enum Way {
        NATIVE,
        POLLING;

        WatchSettings settings() {
            return WatchedModule.settings(this == NATIVE ? Optional.empty() : Optional.of(Duration.ofMillis(20)));
        }
    }

    @Parameter
    Way way = Way.NATIVE;

    @TempDir
    Path directory = Path.of("");

    WatchedModule module;

    @BeforeEach
    void create() throws IOException {
        module = WatchedModule.ofTwoClasses(directory);
    }

    @AfterEach
    void close() {
        module.close();
        if (!module.failures.isEmpty()) {
            throw new AssertionError("the watcher reported a failure", module.failures.get(0));
        }
    }

    void start() {
        module.start(way.settings());
    }
}
