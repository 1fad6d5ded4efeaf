package dev.hotreload.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.micronaut.MicronautSupport;
import dev.hotreload.testing.ServerProgram;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A context of Micronaut, whose beans are edited and compiled with its annotation processor. */
@Execution(ExecutionMode.SAME_THREAD)
class MicronautIT {
    private static final List<String> PROCESSORS = List.of(
            "io.micronaut.annotation.processing.TypeElementVisitorProcessor",
            "io.micronaut.annotation.processing.AggregatingTypeElementVisitorProcessor",
            "io.micronaut.annotation.processing.BeanDefinitionInjectProcessor");
    private static final String APP = """
            package app;

            import com.sun.net.httpserver.HttpServer;
            import io.micronaut.context.ApplicationContext;
            import java.net.InetAddress;
            import java.net.InetSocketAddress;

            public class App {
                static ApplicationContext context;

                public static void main(String[] args) throws Exception {
                    context = ApplicationContext.run();
                    Counter counter = context.getBean(Counter.class);
                    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                    server.createContext("/", exchange -> {
                        byte[] answer = counter.say().getBytes();
                        exchange.sendResponseHeaders(200, answer.length);
                        exchange.getResponseBody().write(answer);
                        exchange.close();
                    });
                    server.start();
                    System.out.println("listens at " + server.getAddress().getPort());
                }
            }
            """;
    private static final String COUNTER = """
            package app;

            import jakarta.inject.Inject;
            import jakarta.inject.Singleton;

            @Singleton
            public class Counter {
                @Inject Greeter greeter;
                // more

                public String say() {
                    return greeter.greet("anna");
                }
            }
            """;
    private static final String GREETER = """
            package app;

            import jakarta.inject.Singleton;

            @Singleton
            public class Greeter {
                public String greet(String name) {
                    return "hello " + name;
                }
            }
            """;

    private static ServerProgram program;

    @BeforeAll
    static void start() {
        program = Program.start(
                "micronaut",
                Map.of("app/App.java", APP, "app/Counter.java", COUNTER, "app/Greeter.java", GREETER),
                List.of(MicronautSupport.class),
                Map.of(),
                PROCESSORS);
    }

    @AfterEach
    void everythingIsTakenBack() throws IOException {
        program.sources().put("app/Counter.java", COUNTER);
        program.sources().put("app/Greeter.java", GREETER);
        program.reload();
        assertThat(program.get("/")).isEqualTo("200 hello anna");
        assertThat(program.log()).doesNotContain("may not have noticed");
    }

    @AfterAll
    static void end() {
        program.close();
    }

    @Test
    void codeOfBeansIsLive() throws IOException {
        program.sources().replace("app/Greeter.java", "\"hello \"", "\"good evening \"");
        assertThat(program.reload()).contains("\"notes\":[]");
        assertThat(program.get("/")).isEqualTo("200 good evening anna");
    }

    @Test
    void whatIsInjectedOtherwiseIsSaid() throws IOException {
        program.sources().replace("app/Counter.java", "// more", "@Inject Greeter second;");
        assertThat(program.reload())
                .contains(
                        "Micronaut: what Counter is as a bean (its routes and what it gets injected, too) was read at the"
                                + " start; restart to apply it");
        assertThat(program.get("/")).isEqualTo("200 hello anna");
    }

    @Test
    void beansThatComeAndGoAreSaid() throws IOException {
        program.sources().put("app/Late.java", GREETER.replace("Greeter", "Late"));
        assertThat(program.reload()).contains("Micronaut: what Late is as a bean");

        program.sources().delete("app/Late.java");
        program.sources().replace("app/Greeter.java", "\"hello \"", "\"hi \"");
        assertThat(program.reload()).contains("Micronaut: what Late is as a bean");
        assertThat(program.get("/")).isEqualTo("200 hi anna");
    }
}
