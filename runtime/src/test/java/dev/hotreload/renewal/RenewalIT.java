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

    private static final String DOG = """
            package q;
            public class Dog {
                public String name() { return "dog"; }
            }
            """;

    private static final String RUNNING_DOG = DOG.replace("Dog {", "Dog implements Runnable {")
            .replace("public String", "public void run() {}\n    public String");

    private static final String ANIMAL_DOG = RUNNING_DOG.replace("Dog implements", "Dog extends Animal implements");

    private static final String PUPPY = """
            package q;
            public class Puppy extends Dog {
                public final boolean runs = (Object) this instanceof Runnable;
                public void run() {}
            }
            """;

    private static final String ANIMAL = """
            package q;
            public class Animal {
                public int legs = 4;
                public String name() { return "animal"; }
            }
            """;

    private static final String KENNEL = """
            package p;
            import q.*;
            public class Main {
                static String told(Object dog) {
                    return dog.getClass().getSimpleName() + " " + (dog instanceof Runnable) + " "
                            + dog.getClass().getInterfaces().length + " "
                            + dog.getClass().getSuperclass().getSimpleName();
                }
                static String told(Class<?> first) {
                    return ", first " + Runnable.class.isAssignableFrom(first) + " "
                            + first.getSuperclass().getSuperclass().getSimpleName();
                }
                public static void main(String... args) throws Exception {
                    Object dog = new Dog();
                    Object puppy = new Puppy();
                    Class<?> first = System.getProperties().computeIfAbsent("first", name -> puppy).getClass();
                    System.out.println("begins " + told(dog) + " " + told(puppy) + told(first));
                    Runtime.getRuntime().addShutdownHook(new Thread(() ->
                            System.out.println("ends " + told(dog) + " " + told(puppy) + told(first))));
                    try {
                        Thread.sleep(Long.MAX_VALUE);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }
            }
            """;

    private static final String NETWORK = """
            package q;
            import java.util.*;
            public class Network {
                private final int[] weights = new int[1000];
                private Listener listener;
                private int calls;
                public static Network load(String name) { return new Network(); }
                public int[] weights() { return weights; }
                public int calls() { return calls; }
                public Network self() { return this; }
                public Listener listener() { return listener; }
                public void listen(Listener next) { listener = next; }
                public Sample run(Sample sample) {
                    calls++;
                    listener.heard(sample, this);
                    return new Sample(sample.value() + 1);
                }
                public String report() { return "first"; }
            }
            """;

    private static final Map<String, String> KEPT = Map.of(
            "q/Sample.java",
            "package q; public record Sample(int value) {}",
            "q/Listener.java",
            "package q; public interface Listener { void heard(Sample sample, Network source); }",
            "q/Name.java",
            "package q; public class Name { String name; public Name(String name) { this.name = name; } }",
            "q/Settings.java",
            """
            package q;
            import java.util.*;
            public class Settings {
                public int starts;
                private final Set<Name> names = new LinkedHashSet<>();
                private final Settings self = this;
                public String add(String name) {
                    names.add(new Name(name));
                    StringBuilder all = new StringBuilder();
                    for (Name each : names) {
                        all.append(each.name);
                    }
                    return all + " " + (self == this);
                }
            }
            """,
            "q/Plan.java",
            """
            package q;
            import java.util.*;
            public class Plan {
                private final List<String> steps = List.of("first");
                public static Plan make() { return new Plan(); }
                public String shown() { return "" + steps; }
            }
            """,
            "q/Network.java",
            NETWORK);

    /** It has no field that could be converted. */
    private static final String MIGRATING_PLAN = """
            package q;
            import dev.hotreload.api.Migrate;
            import java.util.Map;
            public class Plan {
                private final StringBuilder steps;
                private Plan(StringBuilder steps) { this.steps = steps; }
                @Migrate
                static Plan migrate(Map<String, Object> old) {
                    return new Plan(new StringBuilder().append(old.get("steps")).append("+"));
                }
                public static Plan make() { return new Plan(new StringBuilder("made anew")); }
                public String shown() { return "" + steps; }
            }
            """;

    /** Nothing of it is linked before a later generation of loaders has begun. */
    private static final String RELOADED_NETWORK = NETWORK.replace("return \"first\"; }", """
                    return "report " + more(); }
                    private int added = 5;
                    public String more() {
                        StackTraceElement here = new Throwable().getStackTrace()[0];
                        return added + calls + " " + Arrays.stream(Network.class.getDeclaredMethods())
                                .anyMatch(method -> method.getName().equals("more")) + " "
                                + Arrays.stream(getClass().getDeclaredFields())
                                        .anyMatch(field -> field.getName().equals("added")) + " "
                                + here;
                    }
                    """);

    private static final String KEEPER = """
            package p;
            import dev.hotreload.api.HotReload;
            import java.net.*;
            import java.util.*;
            import java.util.concurrent.atomic.AtomicReference;
            import q.*;
            public class Main {
                public static void main(String... args) throws Exception {
                    Network network = Network.load("model");
                    List<String> heard = new ArrayList<>();
                    Listener listener = new Listener() {
                        public void heard(Sample sample, Network source) {
                            heard.add(sample.value() + " " + (source == network));
                        }
                    };
                    network.listen(listener);
                    Sample sample = network.run(new Sample(41));
                    Settings settings = HotReload.keep("settings", Settings::new);
                    AtomicReference<Sample> hidden =
                            HotReload.keep("hidden", () -> new AtomicReference<>(new Sample(1)));
                    settings.starts++;
                    ServerSocket server = HotReload.keep("server", () -> new ServerSocket(0));
                    int port = HotReload.keep("port", () -> server.getLocalPort());
                    new Socket(InetAddress.getLoopbackAddress(), port).close();
                    server.accept().close();
                    System.out.println(String.join(" ", "" + Listener.class.isInterface(), "calls", "" + network.calls(),
                            "" + heard, "" + sample, "" + (network == network.self()),
                            "" + (network.listener() == listener),
                            "" + (network.hashCode() == network.self().hashCode()),
                            "" + (network == Network.load("mo" + args[0].substring(0, 0) + "del")),
                            "weights " + System.identityHashCode(network.weights()), "settings", "" + settings.starts,
                            settings.add("n"), "" + (settings.getClass() == Settings.class), network.report(),
                            Plan.make().shown()));
                    try {
                        Thread.sleep(Long.MAX_VALUE);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }
            }
            """;

    private static final String LEAVING = """
            package p;
            import java.io.*;
            import java.net.ServerSocket;
            import java.nio.channels.FileChannel;
            import java.nio.file.*;
            public class Main {
                private static Writer left;
                private static FileChannel channel;
                private static FileOutputStream closed;
                private static PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out));
                private static ServerSocket socket;
                public static void main(String... args) throws Exception {
                    String directory = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                            .getParent() + File.separator;
                    left = new OutputStreamWriter(new FileOutputStream(directory + "left.1"));
                    channel = FileChannel.open(
                            Path.of(directory + "left.2"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    closed = new FileOutputStream(directory + "closed.1");
                    closed.close();
                    socket = new ServerSocket(0);
                    out.println(directory);
                    try {
                        Thread.sleep(Long.MAX_VALUE);
                    } catch (InterruptedException e) {
                        return;
                    }
                }
            }
            """;

    private static final String BELOW = """
            package q;
            public class Below {
                public static int starts;
                public static Object held;
                public static String text() { return new Part().text(); }
                public static Class<?> find(String name) throws ClassNotFoundException {
                    return Class.forName(name);
                }
                public static class Hook extends Thread {}
                public static class Waiting extends Thread {
                    public void run() {
                        try {
                            sleep(Long.MAX_VALUE);
                        } catch (InterruptedException e) {
                            interrupt();
                        }
                    }
                }
            }
            """;

    private static final String PART = """
            package q;
            public class Part {
                public int uses;
                public String text() { return "old"; }
            }
            """;

    private static final String ABOVE = """
            package p;
            import dev.hotreload.api.HotReload;
            import q.*;
            public class Main {
                public static void main(String... args) throws Exception {
                    Part part = HotReload.keep("part", Part::new);
                    part.uses++;
                    System.out.println("version 0 starts " + ++Below.starts + " uses " + part.uses + " "
                            + (part.getClass() == Part.class) + " " + System.identityHashCode(Below.class));
                    String last = "old";
                    while (!Thread.interrupted()) {
                        String text = Below.text();
                        if (!text.equals(last)) {
                            System.out.println(last = text);
                        }
                        try {
                            Thread.sleep(10);
                        } catch (InterruptedException e) {
                            return;
                        }
                    }
                }
            }
            """;

    /** The program begins as the first time, but for the objects that it keeps: the same array, in each of ten generations. */
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

    /** What fails before the old program is told to end leaves it running; libraries change; main decides about the exit code. */
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

    /**
     * Classes get and lose interfaces and a superclass in place, in generation after generation: each begins with what is on
     * disk, and nothing of those that have ended stands in the way. The first one stays loaded, because of one of its objects, and
     * keeps what it had.
     */
    @ParameterizedTest
    @MethodSource("jdks")
    void interfacesChangeInEveryGeneration(TestJdk jdk) {
        String plain = "Dog false 0 Object Puppy false 0 Dog";
        String running = "Dog true 1 Object Puppy true 0 Dog";
        String animal = "Dog true 1 Animal Puppy true 0 Dog";
        String first = ", first true Object";
        try (RunningProgram program = new RunningProgram(kit, jdk, "interfaces")) {
            program.compile("core", Map.of("q/Dog.java", DOG, "q/Puppy.java", PUPPY))
                    .compile("app", Map.of("p/Main.java", KENNEL))
                    .start();
            assertThat(program.line()).isEqualTo("begins " + plain + ", first false Object");

            program.compile("core", Map.of("q/Dog.java", RUNNING_DOG)).look();
            assertThat(program.next()).as(program.log()).isTrue();
            assertThat(List.of(program.line(), program.line()))
                    .containsExactly("ends " + running + first, "begins " + running + first);

            program.compile("core", Map.of("q/Dog.java", DOG)).look();
            assertThat(program.next()).as(program.log()).isTrue();
            assertThat(List.of(program.line(), program.line()))
                    .containsExactly("ends " + plain + first, "begins " + plain + first);

            program.compile("core", Map.of("q/Dog.java", RUNNING_DOG)).look();
            program.compile("core", Map.of("q/Animal.java", ANIMAL, "q/Dog.java", ANIMAL_DOG))
                    .look();
            assertThat(program.log()).doesNotContain("refused");
            assertThat(program.next()).as(program.log()).isTrue();
            assertThat(List.of(program.line(), program.line()))
                    .containsExactly("ends " + animal + first, "begins " + animal + first);

            // In place, a superclass that a class was defined with cannot go.
            program.compile("core", Map.of("q/Dog.java", RUNNING_DOG)).look();
            assertThat(program.log()).contains(" refused  q.Dog: superclass changed from Animal to Object");
            assertThat(program.next()).as(program.log()).isTrue();
            assertThat(List.of(program.line(), program.line()))
                    .containsExactly("ends " + animal + first, "begins " + running + first);

            assertThat(program.log()).doesNotContain("internal error", "still in memory", "Exception");
            assertThat(program.instances("dev.hotreload.loader.ModuleLoader"))
                    .as("loaders of core: the running generation's, the first one's, and perhaps the last one's")
                    .isBetween(2, 3);
        }
    }

    /**
     * An object of the program's own class is reached through a proxy, or copied, or migrated, by each of ten generations. The
     * proxy's code is that of the first one, with what had been reloaded there, and runs for the first time when that has ended.
     */
    @ParameterizedTest
    @MethodSource("jdks")
    void keptObjectsKeepTheirCodeOrGetNewCode(TestJdk jdk) {
        try (RunningProgram program = new RunningProgram(kit, jdk, "kept")
                .keeps("q.Network#load")
                .keeps("settings=copy")
                .keeps("q.Plan#make")) {
            program.compile("core", KEPT)
                    .compile("app", Map.of("p/Main.java", KEEPER))
                    .start();
            String[] first = program.line().split(" weights ", -1);
            assertThat(first[0]).isEqualTo("true calls 1 [41 true] Sample[value=42] true true true false");
            String weights = first[1].split(" ", -1)[0];
            assertThat(first[1]).endsWith(" settings 1 n true true first [first]");

            program.compile("core", Map.of("q/Network.java", RELOADED_NETWORK)).look();
            program.compile(
                    "core",
                    Map.of(
                            "q/Listener.java",
                            "package q; public abstract class Listener {"
                                    + " public abstract void heard(Sample sample, Network source); }",
                            "q/Plan.java",
                            MIGRATING_PLAN,
                            "q/Network.java",
                            NETWORK.replace("\"first\"", "\"not the old code\"")));
            program.compile("app", Map.of("p/Main.java", KEEPER));
            String settings = "n";
            for (int number = 2; number <= 11; number++) {
                assertThat(program.next()).as(program.log()).isTrue();
                settings += "n";
                assertThat(program.line())
                        .isEqualTo("false calls " + number + " [41 true] Sample[value=42] true true true true weights "
                                + weights + " settings " + number + " " + settings + " true true report " + (number + 5)
                                + " true true q.Network.more(Network.java:21) [first]" + "+".repeat(number - 1));
            }

            assertThat(program.events())
                    .last()
                    .asString()
                    .contains("\"kept\":[\"Network.load\",\"Plan.make\",\"port\",\"server\",\"settings\"]");
            assertThat(program.log())
                    .contains("reached through proxies, with the code of the generation that made them: Network.load")
                    .contains("hidden is not kept: java.util.concurrent.atomic.AtomicReference: its value is of")
                    .doesNotContain("internal error", "still in memory", "Exception", "Error");
            assertThat(program.instances("dev.hotreload.loader.ModuleLoader"))
                    .as(
                            "loaders of core: the running generation's, that of the object's code, and perhaps the last one's")
                    .isBetween(2, 3);
        }
    }

    /** A module below the changed one stays, with classes, static fields and objects, unless something of it would be in the way. */
    @ParameterizedTest
    @MethodSource("jdks")
    void modulesBelowTheChangedOnesStay(TestJdk jdk) {
        try (RunningProgram program = new RunningProgram(kit, jdk, "below")) {
            program.compile("core", Map.of("q/Below.java", BELOW, "q/Part.java", PART))
                    .compile("app", Map.of("p/Main.java", ABOVE))
                    .start();
            String below = program.line().replace("version 0 starts 1 uses 1 true ", "");
            assertThat(below).containsOnlyDigits();

            assertThat(program.compile("app", above(1, "")).next())
                    .as(program.log())
                    .isTrue();
            assertThat(program.line()).isEqualTo("version 1 starts 2 uses 2 true " + below);
            assertThat(program.log()).contains(" new generation  app  kept part  ");

            // What stays can be reloaded as before, with objects that were there before.
            program.compile(
                    "core",
                    Map.of(
                            "q/Part.java",
                            PART.replace(
                                    "\"old\"; }", "more(5); }\nprivate String more(int n) { return \"new \" + n; }")));
            assertThat(program.line()).isEqualTo("new 5");

            // Then it counts as changed.
            assertThat(program.compile("app", above(2, "")).next())
                    .as(program.log())
                    .isTrue();
            assertThat(program.line()).startsWith("version 2 starts 1 uses ").doesNotEndWith(" " + below);
            assertThat(program.line()).isEqualTo("new 5");
            assertThat(program.log()).contains(" new generation  app, core  ");

            // What the program does then has it begin anew with the next generation.
            List<String> inTheWay = List.of(
                    "Below.held = new Main();",
                    "Below.find(\"p.Main\");",
                    "Runtime.getRuntime().addShutdownHook(new Below.Hook());",
                    "new Below.Waiting().start();",
                    "",
                    "");
            for (int i = 0; i < inTheWay.size(); i++) {
                assertThat(program.compile("app", above(i + 3, inTheWay.get(i))).next())
                        .as(program.log())
                        .isTrue();
                boolean stays = i == 0 || inTheWay.get(i - 1).isEmpty();
                assertThat(program.line())
                        .as(i == 0 ? "nothing" : inTheWay.get(i - 1))
                        .startsWith("version " + (i + 3) + " starts " + (stays ? 2 : 1) + " ");
                assertThat(program.line()).isEqualTo("new 5");
            }
            assertThat(program.log()).doesNotContain("internal error", "still in memory", "Exception", "Error");
            assertThat(program.instances("dev.hotreload.loader.ModuleLoader"))
                    .as("loaders of core: the running generation's, and perhaps those of the last one")
                    .isLessThanOrEqualTo(2);

            // What holds a generation that has ended is told with its path.
            for (int version = 20; version <= 22; version++) {
                program.compile("app", above(version, "System.getProperties().put(new Main(), \"\");"));
                assertThat(program.next()).as(program.log()).isTrue();
                program.line();
                program.line();
            }
            assertThat(program.compile("app", above(23, "")).next()).isTrue();
            assertThat(program.events())
                    .last()
                    .asString()
                    .containsPattern(
                            "still in memory, [^\"]*; #\\d+ by java\\.lang\\.System\\.props\\.[^\"]*, of p\\.Main\"");
        }
    }

    /** Sockets are closed and named, and files named, unless somebody has closed them. */
    @ParameterizedTest
    @MethodSource("jdks")
    void whatIsLeftOpenIsNamed(TestJdk jdk) {
        try (RunningProgram program = new RunningProgram(kit, jdk, "open")) {
            program.compile("app", Map.of("p/Main.java", LEAVING)).start();
            String directory = program.line();
            assertThat(program.next()).as(program.log()).isTrue();
            assertThat(program.line()).isEqualTo(directory);
            assertThat(program.events())
                    .last()
                    .asString()
                    .contains("closed what the generation before had left open: ServerSocket[")
                    .contains("files that the generation before has left open: " + directory + "left.1, " + directory
                            + "left.2\"")
                    .doesNotContain("closed.1");
        }
    }

    private static Map<String, String> above(int version, String then) {
        return Map.of(
                "p/Main.java",
                ABOVE.replace("version 0", "version " + version).replace("String last", then + "\nString last"));
    }
}
