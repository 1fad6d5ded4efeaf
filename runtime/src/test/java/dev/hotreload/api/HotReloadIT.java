package dev.hotreload.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.cases.ProgramsOnEachJdk;
import dev.hotreload.cases.RunningCase;
import dev.hotreload.testing.TestJdk;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An application that listens, and has nothing of ours on its own class path. */
class HotReloadIT extends ProgramsOnEachJdk {
    /** It reaches the API by reflection, because the kit compiles without it. */
    private static final String PROGRAM = """
            === v1 p/A.java ===
            package p;
            class A { static int number() { return 1; } }
            === v2 p/A.java ===
            package p;
            class A { static int number() { return 2; } int added() { return 3; } }
            === kept ===
            List<Object> RELOADS = new CopyOnWriteArrayList<>();
            Class<?> API = unchecked(() -> Class.forName("dev.hotreload.api.HotReload"));
            === setup ===
            Consumer<Object> fails = reload -> { throw new IllegalStateException("on purpose"); };
            Consumer<Object> listener = reload -> {
                RELOADS.add(reload);
                RELOADS.add(A.number());
                RELOADS.add(Thread.currentThread().getContextClassLoader() == ClassLoader.getSystemClassLoader());
            };
            API.getMethod("onReload", Consumer.class).invoke(null, listener);
            API.getMethod("onReload", Consumer.class).invoke(null, fails);
            === drive ===
            print(API.getMethod("isActive").invoke(null), API.getMethod("generation").invoke(null), RELOADS);
            """;

    @ParameterizedTest
    @MethodSource("enough")
    void listenersAreToldOfEachReload(TestJdk jdk) {
        try (RunningCase program = new RunningCase.Starter(kit, jdk, "api").start(PROGRAM)) {
            assertThat(program.drive()).containsExactly("true 0 []");
            program.deliver("app", 2);
            program.awaitGeneration();
            program.awaitLog("failed after generation #1: java.lang.IllegalStateException: on purpose");
            program.deliver("app", 1);
            program.awaitGeneration();
            program.awaitLog("failed after generation #2: java.lang.IllegalStateException: on purpose");
            assertThat(program.drive())
                    .containsExactly(
                            "true 2 [Reload[generation=1, modules=[app], classes=[p.A], resources=[]], 2, true, "
                                    + "Reload[generation=2, modules=[app], classes=[p.A], resources=[]], 1, true]");
            program.passed();
        }
    }
}
