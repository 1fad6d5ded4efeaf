package dev.hotreload.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.cases.CaseKit;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs with looped methods in real JVMs, which are reloaded while the methods wait. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT) // what JUnit does not assume of one instance for all
class LoopIT {
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

    private static final LoopSettings RUN = settings("p.A#run");

    private final CaseKit kit = CaseKit.open(Path.of("target"));

    @AfterAll
    void close() {
        kit.close();
    }

    static Collection<TestJdk> jdks() {
        return TestJdk.chosen();
    }

    private static LoopSettings settings(String... methods) {
        return new LoopSettings(List.of(methods), false, false, false, List.of());
    }

    private RunningCase start(TestJdk jdk, String name, LoopSettings settings, String program) {
        return new RunningCase.Starter(kit, jdk, "loop-" + name)
                .loops(settings)
                .start(program.replace("=== kept ===\n", LOOPS));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void aMethodWaitsAndRunsAgain(TestJdk jdk) {
        String program = """
                === v1 p/A.java ===
                package p;
                class A {
                    int calls;
                    synchronized String run(String name, long number) {
                        calls++;
                        return name + number + " once " + new Throwable().getStackTrace().length;
                    }
                }
                === v2 p/A.java ===
                package p;
                class A {
                    int calls;
                    synchronized String run(String name, long number) {
                        calls++;
                        return name + number + " twice " + new Throwable().getStackTrace().length;
                    }
                }
                === v3 p/A.java ===
                package p;
                class A {
                    int calls;
                    synchronized String run(String name, long number) {
                        throw new IllegalStateException(name, new ArithmeticException("in it"));
                    }
                }
                === v4 p/A.java ===
                package p;
                class A {
                    int calls;
                    synchronized String run(String name, String number) {
                        return "other";
                    }
                }
                === p/Unused.java ===
                package p;
                class Unused {}
                === v5 p/Unused.java ===
                package p;
                class Unused { int added; }
                === p/Start.java ===
                package p;
                import java.util.function.Consumer;
                record Start(A a, Consumer<Object> done) implements Runnable {
                    public void run() {
                        try {
                            done.accept(a.run("x", 7L));
                        } catch (RuntimeException e) {
                            done.accept(e);
                        }
                    }
                }
                === v4 p/Start.java ===
                package p;
                import java.util.function.Consumer;
                record Start(A a, Consumer<Object> done) implements Runnable {
                    public void run() {
                        done.accept(a.run("x", "y"));
                    }
                }
                === kept ===
                A a = new A();
                === setup ===
                new Thread(new Start(a, DONE::add), "looped").start();
                === drive ===
                // The lock is free while the method waits.
                synchronized (a) {
                    print(a.calls, DONE);
                }
                """;
        try (RunningCase running = start(jdk, "waits", RUN, program)) {
            running.awaitLog("loop  A.run(String, long)  run 1  ");
            running.awaitLog("= \"x7 once 3\"\n");
            running.awaitLog("Thread \"looped\" waits here; the next reload runs it again.");
            assertThat(running.drive()).containsExactly("1 []");
            running.deliver("app", 2);
            running.awaitGeneration();
            running.awaitLog("loop  A.run(String, long)  run 2 after #1  ");
            running.awaitLog("= \"x7 twice 3\" (was \"x7 once 3\")\n");
            assertThat(running.drive()).containsExactly("2 []");
            running.deliver("app", 3);
            running.awaitGeneration();
            running.awaitLog("""
                    IllegalStateException: x
                                 at p.A.run(A.java:5)
                                 at p.Start.run(Start.java:6)
                                 … 1 frame of other code
                                 caused by ArithmeticException: in it
                                 at p.A.run(A.java:5)
                    """);
            assertThat(running.drive()).containsExactly("2 []");
            running.deliver("app", 4);
            running.awaitGeneration();
            running.awaitLog(
                    "loop  A.run(String, long) is gone since #3; its thread goes on with what the last run threw");
            running.awaitDrive("2 [java.lang.IllegalStateException: x]");
            running.passed();
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void everyKindOfMethodIsLooped(TestJdk jdk) {
        String program = """
                === v1 p/A.java ===
                package p;
                import java.util.function.Supplier;
                class A implements I {
                    static int counted(int start, int[] more) {
                        for (int i = 0; i < more.length; i++) {
                            start += more[i];
                        }
                        return start;
                    }
                    private double half(double value, byte b, boolean c) { return value / 2 + b; }
                    double halved() { return half(3, (byte) 4, true); }
                    void nothing() {}
                    static synchronized void locked(String... names) {}
                    Object outer() { return "outer of " + inner(1); }
                    Object inner(int depth) { return depth > 2 ? depth : inner(depth + 1); }
                    Supplier<Object> later() { return () -> "no such method yet"; }
                }
                === v1 p/I.java ===
                package p;
                interface I {
                    default char letter() { return 'a'; }
                }
                === v2 p/A.java ===
                package p;
                import java.util.function.Supplier;
                class A implements I {
                    static int counted(int start, int[] more) {
                        while (true) {
                            start++;
                            if (start > 100) {
                                return start;
                            }
                        }
                    }
                    private double half(double value, byte b, boolean c) { return value / 4 + b; }
                    double halved() { return half(3, (byte) 4, true); }
                    void nothing() { throw new UnsupportedOperationException(); }
                    static synchronized void locked(String... names) {}
                    Object outer() { return "new outer of " + inner(2); }
                    Object inner(int depth) { return depth > 2 ? -depth : inner(depth + 1); }
                    Supplier<Object> later() { return () -> added("y"); }
                    synchronized String added(String text) { return "added " + text; }
                }
                === v2 p/I.java ===
                package p;
                interface I {
                    default char letter() { return 'b'; }
                }
                === v3 p/A.java ===
                package p;
                import java.util.function.Supplier;
                class A implements I {
                    static int counted(int start, int[] more) { return more.length; }
                    private double half(double value, byte b, boolean c) { return value / 8 + b; }
                    double halved() { return half(3, (byte) 4, true); }
                    void nothing() {}
                    static synchronized void locked(String... names) {}
                    Object outer() { return "last outer of " + inner(1); }
                    Object inner(int depth) { return depth > 2 ? 0 : inner(depth + 1); }
                    Supplier<Object> later() { return () -> added("z"); }
                    synchronized String added(String text) { return "added last " + text; }
                }
                === v3 p/I.java ===
                package p;
                interface I {
                    default char letter() { return 'c'; }
                }
                === kept ===
                A a = new A();
                Map<String, Thread> THREADS = new ConcurrentHashMap<>();
                Consumer<String> STARTER = name -> {
                    Map<String, Callable<Object>> calls = Map.of(
                            "counted", () -> A.counted(1, new int[] {2, 3}),
                            "halved", () -> a.halved(),
                            "nothing", () -> { a.nothing(); return "void"; },
                            "locked", () -> { A.locked("x", "y"); return "void"; },
                            "outer", () -> a.outer(),
                            "letter", () -> a.letter(),
                            "later", () -> a.later().get());
                    Thread thread = new Thread(() -> {
                        try {
                            DONE.add(name + " " + calls.get(name).call());
                        } catch (Exception e) {
                            DONE.add(name + " " + e);
                        }
                    }, name);
                    THREADS.put(name, thread);
                    thread.start();
                };
                === setup ===
                List.of("counted", "halved", "nothing", "locked", "outer", "letter").forEach(STARTER);
                === drive ===
                print(new TreeSet<Object>(DONE));
                print(A.class.getDeclaredMethods().length, Modifier.toString(A.class.getDeclaredMethod("inner", int.class).getModifiers()));
                === drive v3 ===
                if (THREADS.containsKey("later")) {
                    while ((boolean) LOOPS.getClass().getMethod("release").invoke(LOOPS)) {
                        Thread.onSpinWait();
                    }
                    for (Thread thread : THREADS.values()) {
                        thread.join(20_000);
                    }
                    for (Object line : new TreeSet<Object>(DONE)) {
                        print(line);
                    }
                } else {
                    STARTER.accept("later");
                }
                """;
        LoopSettings all = settings(
                "p.A#counted(int, int[])",
                "p.A#half",
                "p.A#nothing()",
                "p.A#locked(String...)",
                "p.A#outer",
                "p.A#inner",
                "p.I#letter",
                "p.A#added(java.lang.String)");
        try (RunningCase running = start(jdk, "kinds", all, program)) {
            running.awaitLog("-Dhotreload.loop: p.A declares no method added(java.lang.String) so far");
            running.awaitLog("A.counted(int, int[])  run 1  ");
            running.awaitLog("A.half(double, byte, boolean)  run 1  ");
            running.awaitLog("= 5.5\n");
            running.awaitLog("A.nothing()  run 1  ");
            running.awaitLog("A.locked(String[])  run 1  ");
            running.awaitLog("A.inner(int)  run 1  ");
            running.awaitLog("I.letter()  run 1  ");
            assertThat(running.drive().get(0)).isEqualTo("[]");
            running.deliver("app", 2);
            running.awaitGeneration();
            running.awaitLog("= 101 (was 6)\n");
            running.awaitLog("= 4.75 (was 5.5)\n");
            running.awaitLog("UnsupportedOperationException\n");
            running.awaitLog("A.locked(String[])  run 2 after #1");
            running.awaitLog("A.inner(int)  run 2 after #1");
            running.awaitLog("= -3 (was 3)\n");
            running.awaitLog("= b (was a)\n");
            running.deliver("app", 3);
            running.awaitGeneration();
            running.awaitLog("= 2 (was 101)\n");
            running.awaitLog("= 4.375 (was 4.75)\n");
            running.awaitLog("A.nothing()  run 3 after #2");
            running.awaitLog("= 0 (was -3)\n");
            running.awaitLog("= c (was b)\n");
            running.passed();
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
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
        try (RunningCase running = start(jdk, "controls", copying, program)) {
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
}
