package dev.hotreload.loop;

import dev.hotreload.cases.CaseKit;
import dev.hotreload.cases.Extent;
import dev.hotreload.cases.RunningCase;
import dev.hotreload.launch.LoopSettings;
import dev.hotreload.testing.TestJdk;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Programs with looped methods in real JVMs, which are reloaded while the methods wait. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT) // what JUnit does not assume of one instance for all
abstract class LoopedPrograms {
    /** What keys and goals will call; the program cannot see it otherwise. */
    private static final String LOOPS = """
            === kept ===
            Object LOOPS = unchecked(() -> {
                Field view = Class.forName("dev.hotreload.boot.LoopHook", false, null).getDeclaredField("view");
                view.setAccessible(true);
                return view.get(null);
            });
            BlockingQueue<Object> DONE = new LinkedBlockingQueue<>();
            """;

    static final LoopSettings RUN = settings("p.A#run");

    private final CaseKit kit = CaseKit.open(Path.of("target"));

    @AfterAll
    void close() {
        kit.close();
    }

    static Collection<TestJdk> jdks() {
        return TestJdk.chosen();
    }

    static Collection<TestJdk> enough() {
        return Extent.enough();
    }

    static LoopSettings settings(String... methods) {
        return new LoopSettings(List.of(methods), false, false, false, List.of());
    }

    RunningCase.Starter starter(TestJdk jdk, String name, LoopSettings settings) {
        return new RunningCase.Starter(kit, jdk, "loop-" + name).loops(settings);
    }

    static String withLoops(String program) {
        return program.replace("=== kept ===\n", LOOPS);
    }
}
