package dev.hotreload.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.cases.CaseKit;
import dev.hotreload.cases.RunningCase;
import dev.hotreload.launch.LoopSettings;
import dev.hotreload.testing.TestJdk;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
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
            assertThat(running.drive()).isEmpty();
            running.awaitLog("A.added(String)  run 1  ");
            running.awaitLog("= \"added last z\"\n");
            assertThat(running.drive())
                    .containsExactly(
                            "counted 2",
                            "halved 4.375",
                            "later added last z",
                            "letter c",
                            "locked void",
                            "nothing void",
                            "outer outer of 0");
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

    /** The newest; what differs between JDKs is shown by fewer generations. */
    static Stream<TestJdk> newest() {
        return jdks().stream().max(Comparator.comparingInt(TestJdk::feature)).stream();
    }

    // A method comes and goes, and every fourth generation throws.
    @ParameterizedTest
    @MethodSource("newest")
    void aHundredGenerations(TestJdk jdk) {
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
        try (RunningCase running = new RunningCase.Starter(kit, jdk, "loop-hundred")
                .withBatches()
                .loops(RUN)
                .start(program.replace("=== kept ===\n", LOOPS))) {
            running.awaitLog("run 1  ");
            List<String> shown =
                    List.of("= \"x one %d\"", "IllegalStateException: two %d", "= \"x three %d\"", "= \"x four %d\"");
            for (int generation = 1; generation <= 100; generation++) {
                running.batch(1 + generation % 4, "app");
                running.awaitGeneration();
                running.awaitLog("run %d after #%d  ".formatted(generation + 1, generation));
                running.awaitLog(shown.get(generation % 4).formatted(generation));
            }
            assertThat(running.log()).doesNotContain("run 102");
            assertThat(running.drive()).containsExactly("x one 100");
            running.passed();
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
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
        try (RunningCase running = start(jdk, "exception", settings, program)) {
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

    // Loops of the API and of the parameter, one in the other, in a program whose end waits for its threads.
    @ParameterizedTest
    @MethodSource("jdks")
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
        try (RunningCase running = new RunningCase.Starter(kit, jdk, "loop-api")
                .exitAfterReloads(2)
                .loops(RUN)
                .start(program.replace("=== kept ===\n", LOOPS))) {
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
