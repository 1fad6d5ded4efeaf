package dev.hotreload.frameworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hotreload.testing.ServerProgram;
import dev.hotreload.vertx.RedeployingSupport;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Verticles that are deployed again, as the user asked for. Each test takes its edits back. */
@Execution(ExecutionMode.SAME_THREAD)
class VertxRedeployIT {
    private static final String APP = """
            package app;

            import io.vertx.core.DeploymentOptions;
            import io.vertx.core.Vertx;
            import io.vertx.core.json.JsonObject;

            public class App {
                static volatile int port;

                public static void main(String[] args) throws Exception {
                    Vertx vertx = Vertx.vertx();
                    DeploymentOptions two = new DeploymentOptions().setInstances(2).setConfig(new JsonObject().put("name", "ben"));
                    vertx.deployVerticle(Talker::new, two)
                            .compose(talkers -> vertx.deployVerticle(new Desk()))
                            // more
                            .onFailure(Throwable::printStackTrace);
                }
            }
            """;
    private static final String DESK = """
            package app;

            import io.vertx.core.AbstractVerticle;
            import io.vertx.core.Promise;
            import io.vertx.core.http.HttpServerRequest;

            public class Desk extends AbstractVerticle {
                private final String identity = "" + System.identityHashCode(this);
                private String greeting;
                private int starts;

                @Override
                public void start(Promise<Void> started) {
                    starts++;
                    greeting = "hello";
                    vertx.deployVerticle(new Clerk())
                            .compose(deployed -> vertx.createHttpServer().requestHandler(this::answer).listen(App.port))
                            .onSuccess(server -> {
                                App.port = server.actualPort();
                                System.out.println("listens at " + App.port);
                                started.complete();
                            })
                            .onFailure(started::fail);
                }

                private void answer(HttpServerRequest request) {
                    switch (request.path()) {
                        case "/" -> request.response().end(greeting);
                        case "/identity" -> request.response().end(identity);
                        case "/starts" -> request.response().end("" + starts);
                        case "/deployed" -> request.response().end("" + vertx.deploymentIDs().size());
                        default -> vertx.eventBus().<String>request(request.path().substring(1), "")
                                .onSuccess(reply -> request.response().end(reply.body()))
                                .onFailure(failure -> request.response().setStatusCode(500).end("" + failure));
                    }
                }
            }
            """;
    private static final String CLERK = """
            package app;

            import io.vertx.core.AbstractVerticle;

            public class Clerk extends AbstractVerticle {
                @Override
                public void start() {
                    vertx.eventBus().consumer("clerk", message -> message.reply("clerk"));
                }
            }
            """;
    private static final String TALKER = """
            package app;

            import io.vertx.core.AbstractVerticle;

            public class Talker extends AbstractVerticle {
                private int starts;

                @Override
                public void start() {
                    starts++;
                    vertx.eventBus().consumer("talker", message -> message.reply(config().getString("name") + " " + starts));
                }
            }
            """;

    /** Of Vert.x 5. */
    private static final String NEWER = """
            package app;

            import io.vertx.core.Future;
            import io.vertx.core.VerticleBase;

            public class Newer extends VerticleBase {
                @Override
                public Future<?> start() {
                    return vertx.eventBus().consumer("newer", message -> message.reply("newer")).completion();
                }
            }
            """;

    private static ServerProgram program;
    private static boolean isVertx5;

    @BeforeAll
    static void start() {
        isVertx5 = Program.libraries().stream()
                .anyMatch(library -> library.getFileName().toString().startsWith("vertx-core-5"));
        Map<String, String> sources = new HashMap<>(
                Map.of("app/App.java", APP, "app/Desk.java", DESK, "app/Clerk.java", CLERK, "app/Talker.java", TALKER));
        if (isVertx5) {
            sources.put("app/Newer.java", NEWER);
            sources.put(
                    "app/App.java", APP.replace("// more", ".compose(deployed -> vertx.deployVerticle(new Newer()))"));
        }
        program = Program.start("vertx-redeploy", sources, List.of(RedeployingSupport.class));
    }

    @AfterEach
    void asBefore() throws IOException {
        program.sources().put("app/Desk.java", DESK);
        program.sources().put("app/Clerk.java", CLERK);
        program.sources().put("app/Talker.java", TALKER);
        if (program.sources().build()) {
            program.awaitGeneration();
        }
        assertThat(program.get("/")).isEqualTo("200 hello");
        assertThat(program.get("/clerk")).isEqualTo("200 clerk");
        assertThat(program.get("/deployed")).isEqualTo(isVertx5 ? "200 4" : "200 3");
        assertThat(program.log()).doesNotContain("may not have noticed");
    }

    @AfterAll
    static void end() {
        program.close();
    }

    @Test
    void startRunsAgainInTheSameObject() throws IOException {
        String identity = program.get("/identity");
        int starts = starts();
        program.sources().replace("app/Desk.java", "\"hello\"", "\"good evening\"");
        assertThat(program.reload())
                .contains(Program.told("Vert.x", "changed", "deployed Desk"))
                .contains("\"notes\":[]");
        assertThat(program.get("/")).isEqualTo("200 good evening");
        assertThat(program.get("/identity")).isEqualTo(identity);
        assertThat(starts()).isEqualTo(starts + 1);
    }

    private static int starts() {
        return Integer.parseInt(program.get("/starts").substring("200 ".length()));
    }

    /** What is deployed by it goes with it, and comes with it, once. */
    @Test
    void aVerticleThatAnotherHasDeployedStaysItsOwn() throws IOException {
        program.sources().replace("app/Clerk.java", "reply(\"clerk\")", "reply(\"new clerk\")");
        program.sources().replace("app/Clerk.java", "\"clerk\",", "\"clerk2\",");
        assertThat(program.reload()).contains(Program.told("Vert.x", "changed", "deployed Clerk"));
        assertThat(program.get("/clerk2")).isEqualTo("200 new clerk");
        assertThat(program.get("/clerk")).startsWith("500 ");

        program.sources().put("app/Clerk.java", CLERK);
        program.sources().replace("app/Desk.java", "\"hello\"", "\"hi\"");
        assertThat(program.reload())
                .contains(Program.told("Vert.x", "changed", "deployed Desk"))
                .doesNotContain("deployed Clerk");
        assertThat(program.get("/clerk")).isEqualTo("200 clerk");
        assertThat(program.get("/clerk2")).startsWith("500 ");
        assertThat(program.get("/deployed")).isEqualTo(isVertx5 ? "200 4" : "200 3");
    }

    @Test
    void allInstancesAreDeployedAgainWithTheirOptions() throws IOException {
        assertThat(program.get("/talker")).startsWith("200 ben ");
        program.sources().replace("app/Talker.java", "\"talker\"", "\"speaker\"");
        assertThat(program.reload()).containsOnlyOnce("deployed Talker");
        String first = program.get("/speaker");
        assertThat(first).matches("200 ben \\d+");
        // The other one has begun as often.
        assertThat(program.get("/speaker")).isEqualTo(first);
        assertThat(program.get("/talker")).startsWith("500 ");
    }

    @Test
    void aVerticleOfVertx5sOwnKindIsDeployedAgain() throws IOException {
        assumeTrue(isVertx5, "Vert.x 4 has no VerticleBase");
        program.sources().replace("app/Newer.java", "consumer(\"newer\"", "consumer(\"newest\"");
        assertThat(program.reload()).contains(Program.told("Vert.x", "changed", "deployed Newer"));
        assertThat(program.get("/newest")).isEqualTo("200 newer");
        assertThat(program.get("/newer")).startsWith("500 ");

        program.sources().put("app/Newer.java", NEWER);
        program.reload();
        assertThat(program.get("/newer")).isEqualTo("200 newer");
    }

    @Test
    void aStartThatFailsIsSaidAndTriedAgain() throws IOException {
        program.sources()
                .replace("app/Talker.java", "starts++;", "if (true) throw new IllegalStateException(\"no voice\");");
        assertThat(program.reload())
                .contains("Vert.x: the verticle Talker is not deployed any more, because its start failed"
                        + " (java.lang.IllegalStateException: no voice); it is deployed again after the next change");
        assertThat(program.get("/talker")).startsWith("500 ");

        program.sources().put("app/Talker.java", TALKER);
        assertThat(program.reload()).containsOnlyOnce("deployed Talker");
        assertThat(program.get("/talker")).startsWith("200 ben ");
    }

    @Test
    void otherClassesConcernNoVerticle() throws IOException {
        program.sources().put("app/Other.java", "package app; class Other { int one; }");
        assertThat(program.reload()).contains("\"followed\":[],\"notes\":[]");
        program.sources().delete("app/Other.java");
        program.reload();
    }
}
