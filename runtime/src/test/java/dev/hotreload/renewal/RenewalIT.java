package dev.hotreload.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.cases.ProgramsOnEachJdk;
import dev.hotreload.testing.TestJdk;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs that begin again in the same JVM. */
class RenewalIT extends ProgramsOnEachJdk {
    private static final String SHAPE = """
            package q;
            public interface Shape {
                String name();
            }
            """;

    private static final String CIRCLE = """
            package q;
            public class Circle implements Shape {
                public static int made;
                public Circle() { made++; }
                public String name() { return "circle"; }
            }
            """;

    private static final String WEIGHTS = """
            package q;
            public class Weights {
                public static int[] load(String name) { return new int[name.length()]; }
            }
            """;

    private static final String LIBRARY = """
            package l;
            public class L {
                public static int uses;
                public static int version() { return 1; }
                public static Class<?> find(String name) throws ClassNotFoundException {
                    return Class.forName(name);
                }
            }
            """;

    private static final String SMALL = """
            package p;
            import dev.hotreload.api.HotReload;
            import java.util.List;
            import java.util.ArrayList;
            import l.L;
            public class Main {
                public static void main(String... args) throws Exception {
                    List<String> numbers = HotReload.keep("numbers", ArrayList::new);
                    numbers.add("one");
                    L made = HotReload.keep("made", L::new);
                    L.uses++;
                    System.out.println("library " + L.version() + " of " + L.find("p.Sub") + ", " + numbers.size() + " "
                            + L.uses);
                    sleep();
                }
                static void sleep() throws InterruptedException {
                    Thread.sleep(Long.MAX_VALUE);
                }
            }
            """;

    private static final String MAIN = """
            package p;
            import dev.hotreload.api.HotReload;
            import java.util.List;
            import java.util.concurrent.*;
            import q.*;
            public class Main {
                public static void main(String... args) throws Exception {
                    Thread thread = Thread.currentThread();
                    ClassLoader system = ClassLoader.getSystemClassLoader();
                    int[] weights = HotReload.keep("weights", () -> new int[1000]);
                    List<Object> own = HotReload.keep("own", () -> List.of(new Circle()));
                    weights[0]++;
                    int[] loaded = Weights.load("model");
                    StackTraceElement[] trace = new Throwable().getStackTrace();
                    StackTraceElement[] stack = thread.getStackTrace();
                    new Circle();
                    System.out.println(String.join(" ",
                            new Circle().name(), "" + Shape.class.isInterface(), "" + Circle.made,
                            "generation", "" + HotReload.generation(), "weights", "" + weights[0],
                            "" + System.identityHashCode(weights), "" + System.identityHashCode(loaded),
                            "" + (Weights.load("other") != loaded),
                            String.join("|", args), thread.getName(), thread.getThreadGroup().getName(),
                            "" + thread.isDaemon(), "" + thread.getPriority(),
                            "" + (system == Main.class.getClassLoader()),
                            "" + (thread.getContextClassLoader() == system),
                            "" + CompletableFuture.supplyAsync(
                                    () -> Thread.currentThread().getContextClassLoader() == system).get(),
                            "" + (Class.forName("q.Circle", false, system) == Circle.class),
                            "" + trace.length, trace[trace.length - 1].getMethodName(),
                            stack[stack.length - 1].getMethodName()));
                    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook of " + Circle.made)));
                    Executors.newCachedThreadPool().submit(() -> sleep());
                    ThreadLocal<Object> local = ThreadLocal.withInitial(Circle::new);
                    local.get();
                    sleep();
                    System.out.println("main is interrupted");
                }
                static void sleep() {
                    try {
                        Thread.sleep(Long.MAX_VALUE);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }
            }
            """;

    /**
     * The program begins as the first time, but for the objects that it keeps: the same array, in each of ten
     * generations.
     */
    @ParameterizedTest
    @MethodSource("jdks")
    void aProgramBeginsAgain(TestJdk jdk) {
        try (RunningProgram program = new RunningProgram(kit, jdk, "again").keeps("q.*#loa*(String)")) {
            program.compile("core", Map.of("q/Shape.java", SHAPE, "q/Circle.java", CIRCLE, "q/Weights.java", WEIGHTS))
                    .compile("app", Map.of("p/Main.java", MAIN))
                    .start();
            String[] first = program.line().split(" weights 1 ", -1);
            assertThat(first[0]).isEqualTo("circle true 3 generation 0");
            assertThat(first[1]).endsWith(" true one|two words main main false 5 true true true true 1 main main");

            // In place, this is refused: a class of another kind.
            program.compile(
                    "core",
                    Map.of(
                            "q/Shape.java",
                            SHAPE.replace("interface", "abstract class")
                                    .replace("String name", "public abstract String name"),
                            "q/Circle.java",
                            CIRCLE.replace("implements", "extends").replace("\"circle\"", "\"round\"")));
            for (int number = 1; number <= 10; number++) {
                assertThat(program.next()).as(program.log()).isTrue();
                assertThat(List.of(program.line(), program.line()))
                        .containsExactlyInAnyOrder("hook of " + (number == 1 ? 4 : 3), "main is interrupted");
                assertThat(program.line())
                        .isEqualTo("round false 2 generation " + number + " weights " + (number + 1) + " " + first[1]);
            }

            assertThat(program.events())
                    .last()
                    .asString()
                    .contains(
                            "\"number\":10,",
                            "\"outcome\":\"applied\"",
                            "\"kept\":[\"Weights.load\",\"own\",\"weights\"]");
            assertThat(program.log())
                    .contains("hotreload  #1 new generation  app, core  kept Weights.load, own, weights  ")
                    .doesNotContain("internal error", "still in memory", "Exception");
            assertThat(program.instances("dev.hotreload.loader.ModuleLoader"))
                    .as("loaders of core: the running generation's, that of what is kept, and perhaps the last one's")
                    .isLessThanOrEqualTo(3);
        }
    }

    /**
     * What fails before the old program is told to end leaves it running; libraries change; main decides about the exit
     * code.
     */
    @ParameterizedTest
    @MethodSource("jdks")
    void nothingIsLostByTrying(TestJdk jdk) {
        try (RunningProgram program = new RunningProgram(kit, jdk, "trying")) {
            program.library("lib-1.1.jar", Map.of("l/L.java", LIBRARY))
                    .compile("core", Map.of("q/Base.java", "package q; public class Base {}"))
                    .compile(
                            "app", Map.of("p/Main.java", SMALL, "p/Sub.java", "package p; class Sub extends q.Base {}"))
                    .start();
            assertThat(program.line()).isEqualTo("library 1 of class p.Sub, 1 1");

            program.compile("core", Map.of("q/Base.java", "package q; public final class Base {}"));
            assertThat(program.next()).isFalse();
            program.compile("core", Map.of("q/Base.java", "package q; public class Base {}"));
            program.compile("app", Map.of("p/Main.java", SMALL.replace("void main", "void other")));
            assertThat(program.next()).isFalse();
            assertThat(program.log())
                    .contains("hotreload  no new generation: p.Sub cannot be loaded (java.lang.")
                    .contains("hotreload  no new generation: p.Main has no method main. Still running ");

            program.compile("app", Map.of("p/Main.java", SMALL));
            program.library("lib-1.2.jar", Map.of("l/L.java", LIBRARY.replace("return 1", "return 2")));
            assertThat(program.nextWithLibraries()).as(program.log()).isTrue();
            assertThat(program.line()).isEqualTo("library 2 of class p.Sub, 2 1");
            assertThat(program.log()).contains("new generation  app  (lib 1.1 -> 1.2)  kept made, numbers  ");

            // Without other jars, libraries stay, unless the JVM has noted for good what they have found.
            program.compile(
                    "app", Map.of("p/Main.java", SMALL.replace("sleep();", "throw new IllegalStateException();")));
            assertThat(program.next()).as(program.log()).isTrue();
            assertThat(program.line()).isEqualTo("library 2 of class p.Sub, 3 1");
            assertThat(program.exitCode()).isEqualTo(1);
            assertThat(program.log()).contains("libraries begin anew, too, because they have found p.Sub by name");
            // The tool's own thread may print a line between two of the trace's: standard error is nobody's alone.
            assertThat(program.log().lines().filter(line -> !line.startsWith("hotreload  ")))
                    .endsWith(
                            "Exception in thread \"main\" java.lang.IllegalStateException",
                            "\tat p.Main.main(Main.java:14)");
        }
    }
}
