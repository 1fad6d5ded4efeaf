package dev.hotreload.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.testing.Load;
import dev.hotreload.testing.ServerProgram;
import dev.hotreload.vertx.VertxSupport;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A verticle that is deployed, and one that was. Each test takes its edits back. */
@Execution(ExecutionMode.SAME_THREAD)
class VertxIT {
    private static final String APP = """
            package app;

            import io.vertx.core.Vertx;

            public class App {
                static final Gone GONE = new Gone();

                public static void main(String[] args) throws Exception {
                    Vertx vertx = Vertx.vertx();
                    vertx.deployVerticle(GONE)
                            .compose(vertx::undeploy)
                            .compose(undeployed -> vertx.deployVerticle(new Counter()))
                            .onFailure(Throwable::printStackTrace);
                }
            }
            """;
    private static final String COUNTER = """
            package app;

            import io.vertx.core.AbstractVerticle;

            public class Counter extends AbstractVerticle {
                private String greeting;

                @Override
                public void start() {
                    greeting = "hello";
                    vertx.createHttpServer()
                            .requestHandler(request -> request.response().end(greeting + answer()))
                            .listen(0)
                            .onSuccess(server -> System.out.println("listens at " + server.actualPort()));
                }

                private String answer() {
                    return " anna";
                }
            }
            """;
    private static final String GONE = """
            package app;

            import io.vertx.core.AbstractVerticle;

            public class Gone extends AbstractVerticle {
                @Override
                public void start() {
                    System.out.println("started");
                }
            }
            """;

    private static ServerProgram program;
    private static Load load;

    @BeforeAll
    static void start() {
        program = Program.start(
                "vertx",
                Map.of("app/App.java", APP, "app/Counter.java", COUNTER, "app/Gone.java", GONE),
                List.of(VertxSupport.class));
        load = new Load(List.of(() -> program.get("/")));
    }

    @AfterEach
    void nothingIsLost() throws IOException {
        program.sources().put("app/Counter.java", COUNTER);
        program.sources().put("app/Gone.java", GONE);
        program.reload();
        assertThat(program.get("/")).isEqualTo("200 hello anna");
        assertThat(load.failures()).isEmpty();
        assertThat(program.log()).doesNotContain("may not have noticed");
    }

    @AfterAll
    static void end() {
        load.close();
        program.close();
    }

    @Test
    void whatAVerticleSetsUpOnceIsSaid() throws IOException {
        program.sources().replace("app/Counter.java", "\"hello\"", "\"good evening\"");
        assertThat(program.reload())
                .contains("Vert.x: Counter.start has run, and runs when the verticle is deployed again, as with"
                        + " -Dhotreload.redeploy; its handlers that are set have their new code");
        assertThat(program.get("/")).isEqualTo("200 hello anna");
    }

    @Test
    void handlersAreLive() throws IOException {
        program.sources().replace("app/Counter.java", "\" anna\"", "\" ben\"");
        assertThat(program.reload()).contains("\"notes\":[]");
        assertThat(program.get("/")).isEqualTo("200 hello ben");

        program.sources().replace("app/Counter.java", "end(greeting + answer())", "end(greeting + answer() + \"!\")");
        program.reload();
        assertThat(program.get("/")).isEqualTo("200 hello ben!");
    }

    @Test
    void aVerticleThatIsNotDeployedAnyMoreConcernsNobody() throws IOException {
        program.sources().replace("app/Gone.java", "\"started\"", "\"begun\"");
        assertThat(program.reload()).contains("\"notes\":[]");
    }
}
