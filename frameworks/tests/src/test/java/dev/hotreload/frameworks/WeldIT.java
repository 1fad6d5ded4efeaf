package dev.hotreload.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.testing.Load;
import dev.hotreload.testing.ServerProgram;
import dev.hotreload.weld.WeldSupport;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** One container of Weld SE, whose beans are edited. Each test takes its edits back. */
@Execution(ExecutionMode.SAME_THREAD)
class WeldIT {
    private static final String APP = """
            package app;

            import com.sun.net.httpserver.HttpServer;
            import java.net.InetAddress;
            import java.net.InetSocketAddress;
            import org.jboss.weld.environment.se.Weld;
            import org.jboss.weld.environment.se.WeldContainer;

            public class App {
                static WeldContainer container;
                static Counter counter;

                public static void main(String[] args) throws Exception {
                    container = new Weld().initialize();
                    counter = container.select(Counter.class).get();
                    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                    server.createContext("/", exchange -> {
                        byte[] answer;
                        int status = 200;
                        try {
                            answer = answer(exchange.getRequestURI().getPath()).getBytes();
                        } catch (RuntimeException e) {
                            e.printStackTrace();
                            status = 500;
                            answer = e.toString().getBytes();
                        }
                        exchange.sendResponseHeaders(status, answer.length);
                        exchange.getResponseBody().write(answer);
                        exchange.close();
                    });
                    server.start();
                    System.out.println("listens at " + server.getAddress().getPort());
                }

                static String answer(String path) {
                    switch (path) {
                        case "/next": return counter.next();
                        case "/more": return counter.more();
                        case "/part": return container.select(Part.class).get().say();
                        default: return counter.same();
                    }
                }
            }
            """;
    private static final String COUNTER = """
            package app;

            import jakarta.enterprise.context.ApplicationScoped;
            import jakarta.enterprise.event.Observes;
            import jakarta.enterprise.inject.Instance;
            import jakarta.inject.Inject;

            @ApplicationScoped
            public class Counter {
                private int count;
                // more

                public String next() {
                    return String.valueOf(++count);
                }

                public String same() {
                    return count + " " + System.identityHashCode(this);
                }

                public String more() {
                    return "nothing";
                }
            }
            """;
    private static final String PART = """
            package app;

            import jakarta.enterprise.context.Dependent;
            import jakarta.inject.Inject;

            @Dependent
            public class Part {
                // more

                public String say() {
                    return "part";
                }
            }
            """;
    private static final String GREETER = """
            package app;

            import jakarta.enterprise.context.ApplicationScoped;

            @ApplicationScoped
            public class Greeter {
                public String greet(String name) {
                    return "hello " + name;
                }
            }
            """;

    private static ServerProgram program;
    private static Load load;
    private static String same;

    @BeforeAll
    static void start() {
        program = Program.start(
                "weld",
                Map.of(
                        "app/App.java", APP,
                        "app/Counter.java", COUNTER,
                        "app/Part.java", PART,
                        "app/Greeter.java", GREETER,
                        "META-INF/beans.xml", ""),
                List.of(WeldSupport.class));
        assertThat(program.get("/next")).isEqualTo("200 1");
        same = program.get("/same");
        load = new Load(List.of(() -> program.get("/same")));
    }

    @AfterEach
    void nothingIsLost() throws IOException {
        assertThat(program.get("/same")).isEqualTo(same);
        assertThat(load.failures()).isEmpty();
        assertThat(program.log()).doesNotContain("may not have noticed");
    }

    @AfterAll
    static void end() {
        load.close();
        program.close();
    }

    @Test
    void liveBeansGetWhatTheyWantInjectedNow() throws IOException {
        program.sources()
                .replace("app/Counter.java", "// more", "@Inject Greeter greeter; @Inject Instance<Greeter> any;");
        program.sources()
                .replace(
                        "app/Counter.java",
                        "\"nothing\"",
                        "greeter.greet(\"anna\") + \" and \" + any.get().greet(\"ben\")");
        assertThat(program.reload())
                .contains(
                        Program.told("Weld", "added", "injected Counter.greeter"),
                        Program.told("Weld", "added", "injected Counter.any"))
                .doesNotContain("\"notes\":[\"");
        assertThat(program.get("/more")).isEqualTo("200 hello anna and hello ben");

        program.sources().put("app/Counter.java", COUNTER);
        program.reload();
        assertThat(program.get("/more")).isEqualTo("200 nothing");
    }

    @Test
    void objectsToComeAreMadeAsTheirClassSaysNow() throws IOException {
        assertThat(program.get("/part")).isEqualTo("200 part");
        program.sources().replace("app/Part.java", "// more", """
                @Inject Greeter greeter;
                private final Counter counter;

                @Inject
                public Part(Counter counter) {
                    this.counter = counter;
                }
                """);
        program.sources().replace("app/Part.java", "\"part\"", "greeter.greet(counter.more())");
        assertThat(program.reload())
                .contains("Weld: objects of the bean Part that there are already do not get greeter");
        assertThat(program.get("/part")).isEqualTo("200 hello nothing");

        program.sources().put("app/Part.java", PART);
        program.reload();
        assertThat(program.get("/part")).isEqualTo("200 part");
    }

    @Test
    void methodsThatAProxyDoesNotHaveAreSaid() throws IOException {
        program.sources()
                .replace("app/Counter.java", "// more", "public String twice() { return (2 * count) + \"!\"; }");
        assertThat(program.reload())
                .contains("Weld: Counter.twice, called from elsewhere, runs on Weld's client proxy and not on the bean;"
                        + " restart to apply it");

        program.sources().replace("app/Counter.java", "\"nothing\"", "twice()");
        program.reload();
        assertThat(program.get("/more")).isEqualTo("200 2!");

        program.sources().put("app/Counter.java", COUNTER);
        program.reload();
        assertThat(program.get("/more")).isEqualTo("200 nothing");
    }

    @Test
    void whatWeldDoesNotNoticeIsSaid() throws IOException {
        program.sources().put("app/Late.java", GREETER.replace("Greeter", "Late"));
        program.sources().replace("app/Counter.java", "// more", "void seen(@Observes String event) {}");
        assertThat(program.reload())
                .contains(
                        "Weld: Late is no bean yet; restart to apply it",
                        "Weld: Counter.seen produces, observes and is intercepted as before; restart to apply it");

        program.sources()
                .replace("app/Counter.java", "void seen(@Observes String event) {}", "@Inject Runnable nobody;");
        assertThat(program.reload()).contains("Weld: the bean Counter is made as before (", "); a restart would fail");

        program.sources().delete("app/Late.java");
        program.sources()
                .put("app/Counter.java", COUNTER.replace("@ApplicationScoped\n", "@jakarta.inject.Singleton\n"));
        assertThat(program.reload())
                .contains(
                        "Weld: the bean Counter keeps its types, scope, qualifiers and interceptors; restart to apply them");
        program.sources().put("app/Counter.java", COUNTER);
        program.reload();
    }
}
