package dev.hotreload.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.cases.Extent;
import dev.hotreload.cases.RunningCase;
import dev.hotreload.testing.TestJdk;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Loops that live long, and loops that end with their program. */
class LoopLifeIT extends LoopedPrograms {
    /** By four, with which the first version comes again. */
    private static final int GENERATIONS = Extent.isFull() ? 100 : 20;

    @ParameterizedTest
    @MethodSource("enough")
    void manyGenerations(TestJdk jdk) {
        String program = """
                === v1 p/A.java ===
                package p;
                record A(String name) {
                    final synchronized String run(int[] counted) { return name + " one " + counted[0]++; }
                }
                === v2 p/A.java ===
                package p;
                record A(String name) {
                    final synchronized String run(int[] counted) { throw new IllegalStateException("two " + counted[0]++); }
                }
                === v3 p/A.java ===
                package p;
                record A(String name) {
                    final synchronized String run(int[] counted) { return added(counted); }
                    private String added(int[] counted) { return name + " three " + counted[0]++; }
                }
                === v4 p/A.java ===
                package p;
                record A(String name) {
                    static int generation = 4;
                    final synchronized String run(int[] counted) {
                        java.util.function.Supplier<String> lambda = () -> name + " four " + counted[0]++;
                        return lambda.get();
                    }
                }
                === kept ===
                Thread LOOPED = new Thread(() -> DONE.add(new A("x").run(new int[1])), "looped");
                === setup ===
                LOOPED.start();
                === drive ===
                LOOPS.getClass().getMethod("release").invoke(LOOPS);
                print(DONE.poll(20, TimeUnit.SECONDS));
                """;
        try (RunningCase running = starter(jdk, "hundred", RUN).withBatches().start(withLoops(program))) {
            running.awaitLog("run 1  ");
            List<String> shown =
                    List.of("= \"x one %d\"", "IllegalStateException: two %d", "= \"x three %d\"", "= \"x four %d\"");
            for (int generation = 1; generation <= GENERATIONS; generation++) {
                running.batch(1 + generation % 4, "app");
                running.awaitGeneration();
                running.awaitLog("run %d after #%d  ".formatted(generation + 1, generation));
                running.awaitLog(shown.get(generation % 4).formatted(generation));
            }
            assertThat(running.log()).doesNotContain("run " + (GENERATIONS + 2));
            assertThat(running.drive()).containsExactly("x one " + GENERATIONS);
            running.passed();
        }
    }

    @ParameterizedTest
    @MethodSource("enough")
    void stepsOfTheApiWaitUntilTheProgramEnds(TestJdk jdk) {
        String program = """
                === v1 p/A.java ===
                package p;
                class A {
                    static String run() { return "inner " + number(); }
                    static int number() { return 1; }
                }
                === v2 p/A.java ===
                package p;
                class A {
                    static String run() { return "inner " + number(); }
                    static int number() { return 2; }
                }
                === p/Api.java ===
                package p;
                import java.lang.invoke.*;
                import java.lang.reflect.Proxy;
                /** The kit compiles without the API. */
                class Api {
                    static Object loop(java.util.concurrent.Callable<Object> step) throws Throwable {
                        Class<?> type = Class.forName("dev.hotreload.api.LoopedStep");
                        Object looped = Proxy.newProxyInstance(
                                Api.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> step.call());
                        return MethodHandles.lookup()
                                .findStatic(
                                        Class.forName("dev.hotreload.api.HotReload"),
                                        "loop",
                                        MethodType.methodType(Object.class, type))
                                .invoke(looped);
                    }
                }
                === kept ===
                Thread LOOPED = new Thread(() -> {
                    try {
                        DONE.add(Api.loop(() -> "outer of " + A.run()));
                    } catch (Throwable e) {
                        DONE.add(e);
                    }
                }, "looped");
                === setup ===
                LOOPED.start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    try {
                        LOOPED.join();
                        System.err.println("at the end: " + DONE);
                    } catch (InterruptedException e) {
                        e.printStackTrace();
                    }
                }));
                === drive ===
                print(LOOPS.getClass().getMethod("release").invoke(LOOPS));
                """;
        try (RunningCase running = starter(jdk, "api", RUN).exitAfterReloads(2).start(withLoops(program))) {
            running.awaitLog("loop  A.run()  run 1  ");
            running.deliver("app", 2);
            running.awaitGeneration();
            running.awaitLog("= \"inner 2\" (was \"inner 1\")\n");
            assertThat(running.log()).doesNotContain("outer");
            assertThat(running.drive()).containsExactly("true");
            running.awaitLog("loop  Api.loop:15  run 1  ");
            running.awaitLog("= \"outer of inner 2\"\n");
            running.deliver("app", 1);
            running.awaitGeneration();
            assertThat(running.awaitExit()).isZero();
            running.awaitLog("at the end: [outer of inner 1]");
            running.passed();
        }
    }
}
