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
            import jakarta.enterprise.context.control.RequestContextController;
            import java.net.InetAddress;
            import java.net.InetSocketAddress;
            import org.jboss.weld.environment.se.Weld;
            import org.jboss.weld.environment.se.WeldContainer;

            public class App {
                static WeldContainer container;
                static Counter counter;
                static Visit visit;
                static Noted noted;

                public static void main(String[] args) throws Exception {
                    container = new Weld().initialize();
                    counter = container.select(Counter.class).get();
                    visit = container.select(Visit.class).get();
                    noted = container.select(Noted.class).get();
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
                        case "/visit": return visit();
                        case "/noted": return noted.say();
                        case "/called": return called();
                        default: return counter.same();
                    }
                }

                static String visit() {
                    RequestContextController context = container.select(RequestContextController.class).get();
                    context.activate();
                    try {
                        visit.enter();
                        return visit.say();
                    } finally {
                        context.deactivate();
                    }
                }

                static String called() {
                    return "nothing";
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

    private static final String BASE = """
            package app;

            public class Base {
                // more

                String inherited() {
                    return "of the base";
                }
            }
            """;
    private static final String VISIT = """
            package app;

            import jakarta.enterprise.context.RequestScoped;

            @RequestScoped
            public class Visit extends Base {
                private int entered;
                // more

                public void enter() {
                    entered += 7;
                }

                public String say() {
                    return "entered " + entered;
                }
            }
            """;
    private static final String LOUD = """
            package app;

            import jakarta.interceptor.InterceptorBinding;
            import java.lang.annotation.Retention;
            import java.lang.annotation.RetentionPolicy;

            @InterceptorBinding
            @Retention(RetentionPolicy.RUNTIME)
            public @interface Loud {}
            """;
    private static final String LOUD_INTERCEPTOR = """
            package app;

            import jakarta.annotation.Priority;
            import jakarta.interceptor.AroundInvoke;
            import jakarta.interceptor.Interceptor;
            import jakarta.interceptor.InvocationContext;

            @Loud
            @Interceptor
            @Priority(1)
            public class LoudInterceptor {
                @AroundInvoke
                Object loud(InvocationContext call) throws Exception {
                    return call.proceed() + "!";
                }
            }
            """;
    private static final String NOTED = """
            package app;

            import jakarta.enterprise.context.ApplicationScoped;

            @Loud
            @ApplicationScoped
            public class Noted {
                private String note = "noted";
                // more

                public String say() {
                    return note;
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
                        "app/Base.java", BASE,
                        "app/Visit.java", VISIT,
                        "app/Loud.java", LOUD,
                        "app/LoudInterceptor.java", LOUD_INTERCEPTOR,
                        "app/Noted.java", NOTED,
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
    void clientProxiesThatThereAreSendCallsWhereThoseOfNowWould() throws IOException {
        String count = program.get("/same").split(" ", -1)[1];
        program.sources().replace("app/Counter.java", "// more", """
                public String twice() { return 2 * count + " of " + (getClass() == Counter.class); }
                String here() { return count + " here"; }
                protected Counter self(int... any) { return this; }
                """);
        program.sources()
                .replace(
                        "app/App.java",
                        "\"nothing\"",
                        "counter.twice() + \", \" + counter.here() + \", \" + (counter.self() == counter)");
        assertThat(program.reload()).doesNotContain("\"notes\":[\"");
        assertThat(program.get("/called"))
                .isEqualTo("200 " + 2 * Integer.parseInt(count) + " of true, " + count + " here, true");

        // Other visibility, another result, and one is gone.
        program.sources().replace("app/Counter.java", "public String twice()", "String twice()");
        program.sources().replace("app/Counter.java", "String here()", "public String here()");
        program.sources().replace("app/Counter.java", "protected Counter self(int... any) { return this; }", "");
        program.sources().replace("app/App.java", " + \", \" + (counter.self() == counter)", "");
        assertThat(program.reload()).doesNotContain("\"notes\":[\"");
        assertThat(program.get("/called"))
                .isEqualTo("200 " + 2 * Integer.parseInt(count) + " of true, " + count + " here");

        program.sources().put("app/App.java", APP);
        program.sources().put("app/Counter.java", COUNTER);
        program.reload();
        assertThat(program.get("/called")).isEqualTo("200 nothing");
    }

    @Test
    void whatABeanOverridesAndInheritsIsCalledOnIt() throws IOException {
        assertThat(program.get("/visit")).isEqualTo("200 entered 7");
        program.sources()
                .replace(
                        "app/Base.java",
                        "// more",
                        "public String added() { return getClass().getSimpleName() + \" \"; }");
        program.sources().replace("app/App.java", "return visit.say();", "return visit.added() + visit.inherited();");
        assertThat(program.reload()).doesNotContain("\"notes\":[\"");
        assertThat(program.get("/visit")).isEqualTo("200 Visit of the base");

        program.sources()
                .replace(
                        "app/Visit.java",
                        "// more",
                        "@Override public String inherited() { return \"at \" + entered; }");
        program.reload();
        assertThat(program.get("/visit")).isEqualTo("200 Visit at 7");

        program.sources().put("app/App.java", APP);
        program.sources().put("app/Base.java", BASE);
        program.sources().put("app/Visit.java", VISIT);
        program.reload();
        assertThat(program.get("/visit")).isEqualTo("200 entered 7");
    }

    @Test
    void anAddedMethodOfAnInterceptedBeanIsCalledOnTheBeanAndThatItIsNotInterceptedIsSaid() throws IOException {
        assertThat(program.get("/noted")).isEqualTo("200 noted!");
        program.sources()
                .replace("app/Noted.java", "// more", "public String added() { return note + \" \" + say(); }");
        program.sources().replace("app/App.java", "\"nothing\"", "noted.added()");
        assertThat(program.reload())
                .contains("Weld: Noted.added is called without the interceptors of its class; restart to apply them");
        assertThat(program.get("/called")).startsWith("200 noted noted");
        assertThat(program.get("/noted")).isEqualTo("200 noted!");

        program.sources().put("app/App.java", APP);
        program.sources().put("app/Noted.java", NOTED);
        program.reload();
        assertThat(program.get("/noted")).isEqualTo("200 noted!");
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
