package dev.hotreload.loop;

import dev.hotreload.cases.ProgramsOnEachJdk;
import dev.hotreload.cases.RunningCase;
import dev.hotreload.launch.LoopSettings;
import dev.hotreload.testing.TestJdk;
import java.util.List;

/** Programs with looped methods in real JVMs, which are reloaded while the methods wait. */
abstract class LoopedPrograms extends ProgramsOnEachJdk {
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
