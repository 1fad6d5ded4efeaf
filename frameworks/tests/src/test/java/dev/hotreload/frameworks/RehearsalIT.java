package dev.hotreload.frameworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotreload.spi.ChangedType;
import dev.hotreload.spi.Changes;
import dev.hotreload.spi.Following;
import dev.hotreload.spi.FrameworkSupport;
import dev.hotreload.testing.ServerProgram;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What supports do before anything has changed. */
class RehearsalIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String APP = """
            package app;

            import com.sun.net.httpserver.HttpServer;
            import java.net.InetAddress;
            import java.net.InetSocketAddress;

            public class App {
                public static void main(String[] args) throws Exception {
                    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                    server.createContext("/", exchange -> {
                        byte[] answer = Answer.text().getBytes();
                        exchange.sendResponseHeaders(200, answer.length);
                        exchange.getResponseBody().write(answer);
                        exchange.close();
                    });
                    server.start();
                    System.out.println("listens at " + server.getAddress().getPort());
                }
            }
            """;
    private static final String ANSWER = """
            package app;

            class Answer {
                static String text() { return "one"; }
            }
            """;

    /** Says what it is called with. */
    public static final class TalkingSupport implements FrameworkSupport {
        @Override
        public String name() {
            return "Talk";
        }

        @Override
        public void rehearse(Changes unchanged, Following following) {
            for (ChangedType type : unchanged.types()) {
                System.out.println("rehearsed " + type.name() + ", "
                        + (type.live() == null ? "not loaded" : "loaded") + ", "
                        + (type.looksDifferent() || !type.bodies().isEmpty() ? "changed" : "as it was"));
            }
            following.changed("rehearsal");
            following.note("this is a rehearsal");
        }

        @Override
        public void follow(Changes changes, Following following) {
            following.changed("all");
        }
    }

    @Test
    void aSupportRehearsesOnceTheProgramRestsAndNobodyIsTold() throws IOException {
        try (ServerProgram program = Program.start(
                "rehearsal", Map.of("app/App.java", APP, "app/Answer.java", ANSWER), List.of(TalkingSupport.class))) {
            assertThat(program.get("/")).isEqualTo("200 one");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(program.log())
                            .contains(
                                    "rehearsed app.Answer, loaded, as it was", "rehearsed app.App, loaded, as it was"));

            program.sources().replace("app/Answer.java", "one", "two");
            assertThat(program.reload())
                    .contains("\"number\":1,", Program.told("Talk", "changed", "all"), "\"notes\":[]")
                    .doesNotContain("rehearsal");
            assertThat(program.get("/")).isEqualTo("200 two");
            assertThat(program.log()).doesNotContain("is a rehearsal");
        }
    }
}
