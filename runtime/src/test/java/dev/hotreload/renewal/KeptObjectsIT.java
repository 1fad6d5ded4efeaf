package dev.hotreload.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.cases.ProgramsOnEachJdk;
import dev.hotreload.testing.TestJdk;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Objects of a program's own classes that it keeps when it begins again. */
class KeptObjectsIT extends ProgramsOnEachJdk {
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

    /**
     * An object of the program's own class is reached through a proxy, or copied, or migrated, by each of ten
     * generations. The proxy's code is that of the first one, with what had been reloaded there, and runs for the first
     * time when that has ended.
     */
    @ParameterizedTest
    @MethodSource("enough")
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
}
