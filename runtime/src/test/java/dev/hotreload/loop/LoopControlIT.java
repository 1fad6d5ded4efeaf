package dev.hotreload.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.cases.RunningCase;
import dev.hotreload.launch.LoopSettings;
import dev.hotreload.testing.TestJdk;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever is at the terminal sends looped methods on; an exception alone may hold them. */
class LoopControlIT extends LoopedPrograms {
    @ParameterizedTest
    @MethodSource("enough")
    void whoeverIsAtTheTerminalSendsRunsOn(TestJdk jdk) {
        String program = """
                === v1 p/Unused.java ===
                package p;
                class Unused {}
                === v2 p/Unused.java ===
                package p;
                class Unused { int added; }
                === p/A.java ===
                package p;
                import java.util.List;
                import java.util.concurrent.CountDownLatch;
                class A {
                    static final CountDownLatch RUNS = new CountDownLatch(1);
                    static boolean isSlow;
                    static String run(List<String> names, Object other) throws InterruptedException {
                        names.add("x");
                        if (isSlow) {
                            RUNS.countDown();
                            new CountDownLatch(1).await();
                        }
                        return names.toString();
                    }
                }
                === imports ===
                java.util.concurrent.atomic.AtomicInteger
                === kept ===
                AtomicInteger STEP = new AtomicInteger();
                Function<String, Object> ASK = name -> unchecked(() -> LOOPS.getClass().getMethod(name).invoke(LOOPS));
                Thread LOOPED = new Thread(() -> {
                    try {
                        DONE.add("returned " + A.run(new ArrayList<>(List.of("a")), new Object()));
                        Thread.sleep(30_000);
                    } catch (InterruptedException e) {
                        DONE.add("interrupted");
                    }
                }, "looped");
                === setup ===
                LOOPED.start();
                === drive ===
                switch (STEP.getAndIncrement()) {
                    case 0 -> print(ASK.apply("lastError"), ASK.apply("abort"), ASK.apply("runAgain"));
                    case 1 -> {
                        A.isSlow = true;
                        print(ASK.apply("runAgain"));
                        A.RUNS.await();
                        print(((List<?>) ASK.apply("runs")).size(), ASK.apply("runAgain"), ASK.apply("abort"));
                    }
                    default -> {
                        print(ASK.apply("lastError").toString().lines().filter(line -> line.contains("p.")).toList());
                        print(((List<?>) ASK.apply("runs")).get(0).toString().contains("error=InterruptedException"));
                        A.isSlow = false;
                        ASK.apply("runAgain");
                        while (((List<?>) ASK.apply("runs")).toString().contains("error=Interrupted")) {
                            Thread.onSpinWait();
                        }
                        LOOPED.interrupt();
                        print(DONE.poll(20, TimeUnit.SECONDS), DONE.poll(20, TimeUnit.SECONDS));
                        print(ASK.apply("runs"), ASK.apply("release"));
                    }
                }
                """;
        LoopSettings copying = new LoopSettings(List.of("p.A#run"), false, false, true, List.of());
        try (RunningCase running = starter(jdk, "controls", copying).start(withLoops(program))) {
            running.awaitLog("loop  argument 2 of A.run(List, Object) cannot be copied (java.lang.Object: ");
            running.awaitLog("run 1  ");
            assertThat(running.drive()).containsExactly("Optional.empty false true");
            running.awaitLog("run 2  ");
            running.awaitLog("= \"[a, x]\" (as before)\n");
            running.deliver("app", 2);
            running.awaitGeneration();
            running.awaitLog("loop  nothing that has run so far was changed by #1, so nothing is run again");
            assertThat(running.drive()).containsExactly("true", "1 false true");
            running.awaitLog("  aborted  InterruptedException\n             at p.A.run(A.java:11)\n");
            assertThat(running.drive())
                    .containsExactly(
                            "[\tat p.A.run(A.java:11), \tat p.Kept.lambda$static$3(Kept.java:24)]",
                            "true",
                            "returned [a, x] interrupted",
                            "[] false");
            running.awaitLog("loop  thread \"looped\" was interrupted, so A.run(List, Object) waits no longer");
            running.passed();
        }
    }

    @ParameterizedTest
    @MethodSource("enough")
    void anExceptionAloneHolds(TestJdk jdk) {
        String program = """
                === v1 p/A.java ===
                package p;
                class A {
                    static String run(int item) {
                        if (item == 2) {
                            throw new IllegalArgumentException("item " + item);
                        }
                        return "item " + item;
                    }
                }
                === v2 p/A.java ===
                package p;
                class A {
                    static String run(int item) { return "mended " + item; }
                }
                === kept ===
                Thread LOOPED = new Thread(() -> {
                    for (int item = 1; item <= 3; item++) {
                        DONE.add(A.run(item));
                    }
                }, "looped");
                === setup ===
                LOOPED.start();
                === drive ===
                print(DONE);
                """;
        LoopSettings settings = new LoopSettings(List.of("p.A#run"), false, true, false, List.of());
        try (RunningCase running = starter(jdk, "exception", settings).start(withLoops(program))) {
            running.awaitLog("IllegalArgumentException: item 2\n");
            running.awaitDrive("[item 1]");
            running.deliver("app", 2);
            running.awaitGeneration();
            running.awaitLog("= \"mended 2\"\n           Thread \"looped\" goes on.\n");
            running.awaitDrive("[item 1, mended 2, mended 3]");
            assertThat(running.log()).contains("run 2 after #1").doesNotContain("item 1", "mended 3");
            running.passed();
        }
    }
}
