package dev.hotreload.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.testing.ServerProgram;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A program begins again in the same JVM, and listens at the same port, where a server of a library, which stays, has
 * served it. Nothing of the program's leads to the server.
 */
class GenerationsIT {
    private static final Map<String, String> PROGRAMS = Map.of("vertx", """
            package app;

            import io.vertx.core.Vertx;

            public class App {
                public static void main(String[] args) {
                    Vertx.vertx()
                            .createHttpServer()
                            .requestHandler(request -> request.response().end("version 0"))
                            .listen(Integer.getInteger("port", 0))
                            .onFailure(Throwable::printStackTrace)
                            .onSuccess(server -> {
                                System.setProperty("port", "" + server.actualPort());
                                System.out.println("listens at " + server.actualPort());
                            });
                }
            }
            """, "jersey", """
            package app;

            import com.sun.net.httpserver.HttpServer;
            import jakarta.ws.rs.GET;
            import jakarta.ws.rs.Path;
            import java.net.URI;
            import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;
            import org.glassfish.jersey.server.ResourceConfig;

            public class App {
                public static void main(String[] args) {
                    HttpServer server = JdkHttpServerFactory.createHttpServer(
                            URI.create("http://localhost:" + Integer.getInteger("port", 0) + "/"),
                            new ResourceConfig(Resource.class));
                    System.setProperty("port", "" + server.getAddress().getPort());
                    System.out.println("listens at " + server.getAddress().getPort());
                }

                @Path("/")
                public static class Resource {
                    @GET
                    public String get() {
                        return "version 0";
                    }
                }
            }
            """);

    @ParameterizedTest
    @ValueSource(strings = {"vertx", "jersey"})
    void theNextGenerationListensAtTheSamePort(String name) throws IOException {
        Map<String, String> sources = Map.of("app/App.java", PROGRAMS.get(name));
        try (ServerProgram program = Program.start(name + "-next", sources, List.of())) {
            assertThat(program.get("/")).isEqualTo("200 version 0");
            for (int version = 1; version <= 2; version++) {
                program.sources().replace("app/App.java", "version " + (version - 1), "version " + version);
                program.next();
                program.awaitPort();
                assertThat(program.get("/")).isEqualTo("200 version " + version);
            }
            assertThat(program.log())
                    .doesNotContain("has not ended", "has not stopped", "cannot be closed", "Exception");
            assertThat(program.log()
                            .lines()
                            .filter(line -> line.startsWith("listens at"))
                            .distinct())
                    .hasSize(1);
        }
    }
}
