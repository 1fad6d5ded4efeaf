package dev.hotreload.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.cases.ProgramsOnEachJdk;
import dev.hotreload.cases.RunningCase;
import dev.hotreload.testing.TestJdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An application with methods around reloads, and with the API on its class path. */
class HookIT extends ProgramsOnEachJdk {
    private static final String PROGRAM = """
            === v1 p/A.java ===
            package p;
            import dev.hotreload.api.*;
            import java.util.*;
            class A {
                static final List<String> CALLS = Collections.synchronizedList(new ArrayList<>());
                final String name;
                A(String name) { this.name = name; }
                static String text() { return "old"; }
                @BeforeReload private void before(Reload reload) {
                    CALLS.add(text() + " " + name + " before " + reload.generation() + " " + reload.classes());
                }
                @AfterReload static void after(Reload reload) { CALLS.add(text() + " after " + reload.generation()); }
                @AfterReload void each() { CALLS.add(text() + " " + name + " after"); }
            }
            class B extends A {
                B() { super("b"); }
                @AfterReload @Override void each() { super.each(); throw new IllegalStateException("on purpose"); }
                @BeforeReload void wrong(int number) {}
            }
            === v2 p/A.java ===
            package p;
            import dev.hotreload.api.*;
            import java.util.*;
            class A {
                static final List<String> CALLS = Collections.synchronizedList(new ArrayList<>());
                final String name;
                A(String name) { this.name = name; }
                static String text() { return "new"; }
                @AfterReload static void after(Reload reload) { CALLS.add(text() + " after " + reload.generation()); }
                @AfterReload void each() { CALLS.add(text() + " " + name + " after"); }
                @BeforeReload private void added() { CALLS.add(text() + " " + name + " added before"); }
            }
            class B extends A {
                B() { super("b"); }
            }
            === v1 p/Late.java ===
            package p;
            class Late {}
            === v2 p/Late.java ===
            package p;
            class Late {
                @dev.hotreload.api.AfterReload private void late() { A.CALLS.add("late"); }
            }
            === v1 p/Unused.java ===
            package p;
            class Unused {
                static { A.CALLS.add("initialised"); }
                @dev.hotreload.api.BeforeReload static void before() {}
            }
            === v1 META-INF/services/dev.hotreload.api.ReloadHook ===
            p.Missing
            p.Broken
            p.Told
            l.Told
            === v1 p/Told.java ===
            package p;
            import dev.hotreload.api.*;
            public class Told implements ReloadHook {
                static { A.CALLS.add("service"); }
                @Override public void beforeReload(Reload reload) { throw new AssertionError("on purpose"); }
                @Override public void afterReload(Reload reload) { A.CALLS.add(A.text() + " told " + reload.generation()); }
            }
            === v1 p/Broken.java ===
            package p;
            public class Broken implements dev.hotreload.api.ReloadHook {
                public Broken() { throw new IllegalStateException("broken"); }
            }
            === library l/Told.java ===
            package l;
            import dev.hotreload.api.*;
            public class Told implements ReloadHook {
                String loader = "";
                @Override public void beforeReload(Reload reload) {
                    loader = Thread.currentThread().getContextClassLoader().getClass().getSimpleName();
                }
                @Override public void afterReload(Reload reload) {
                    System.err.println("library " + loader + reload.classes().contains("p.A"));
                }
            }
            === kept ===
            List<Object> OBJECTS = new ArrayList<>(List.of(new A("a"), new B(), new Late()));
            === setup ===
            Class.forName("p.Unused", false, A.class.getClassLoader());
            // Garbage is not called.
            new A("c");
            while (true) {
                System.gc();
                if (((Collection<?>) Class.forName("dev.hotreload.boot.HookedObjects", true, null).getMethod("all").invoke(null)).size() == 2) {
                    break;
                }
            }
            === drive ===
            A.CALLS.stream().sorted().forEach(line -> print(line));
            """;

    private static String withApi(String program) throws IOException {
        StringBuilder whole = new StringBuilder(program);
        for (String name : List.of("AfterReload", "BeforeReload", "Reload", "ReloadHook")) {
            whole.append("=== library dev/hotreload/api/%s.java ===%n".formatted(name))
                    .append(Files.readString(Path.of("src/main/java/dev/hotreload/api/" + name + ".java")));
        }
        return whole.toString();
    }

    @ParameterizedTest
    @MethodSource("enough")
    void methodsAreCalledAroundReloads(TestJdk jdk) throws IOException {
        try (RunningCase program = new RunningCase.Starter(kit, jdk, "hooks").start(withApi(PROGRAM))) {
            assertThat(program.drive()).isEmpty();
            program.deliver("app", 2);
            program.awaitGeneration();
            program.awaitLog("@BeforeReload B.wrong is not called: it must take nothing, or one");
            program.awaitLog("ReloadHook p.Told.beforeReload failed at generation #1: java.lang.AssertionError");
            program.awaitLog("A ReloadHook is not called: dev.hotreload.api.ReloadHook: Provider p.Missing not found");
            program.awaitLog("A ReloadHook is not called: dev.hotreload.api.ReloadHook: Provider p.Broken could not be "
                    + "instantiated (java.lang.IllegalStateException: broken)");
            program.awaitLog("library ApplicationLoadertrue");
            program.awaitDrive(
                    "new a after",
                    "new after 1",
                    "new b after",
                    "new told 1",
                    "old a before 1 [p.A, p.B, p.Late]",
                    "old b before 1 [p.A, p.B, p.Late]",
                    "service");
            program.deliver("app", 1);
            program.awaitGeneration();
            program.awaitLog(
                    "@AfterReload B.each failed at generation #2: java.lang.IllegalStateException: on purpose");
            program.awaitDrive(
                    "new a added before",
                    "new a after",
                    "new after 1",
                    "new b added before",
                    "new b after",
                    "new told 1",
                    "old a after",
                    "old a before 1 [p.A, p.B, p.Late]",
                    "old after 2",
                    "old b after",
                    "old b before 1 [p.A, p.B, p.Late]",
                    "old told 2",
                    "service");
            program.passed();
        }
    }
}
