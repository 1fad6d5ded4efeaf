package dev.hotreload.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.cases.RunningCase;
import dev.hotreload.launch.LoopSettings;
import dev.hotreload.testing.TestJdk;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Methods wait when they have run, and run again after a reload. */
class LoopIT extends LoopedPrograms {
    @ParameterizedTest
    @MethodSource("enough")
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
        try (RunningCase running = starter(jdk, "waits", RUN).start(withLoops(program))) {
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
    @MethodSource("enough")
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
        try (RunningCase running = starter(jdk, "kinds", all).start(withLoops(program))) {
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
}
