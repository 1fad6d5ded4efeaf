package dev.hotreload.frameworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotreload.javafx.JavaFxSupport;
import dev.hotreload.spi.FrameworkSupport;
import dev.hotreload.testing.ServerProgram;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A stage without a screen, whose components are edited, and that nobody touches. */
class JavaFxIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String APP = """
            package app;

            import com.sun.net.httpserver.HttpServer;
            import java.io.IOException;
            import java.io.UncheckedIOException;
            import java.net.InetAddress;
            import java.net.InetSocketAddress;
            import java.util.concurrent.CountDownLatch;
            import javafx.application.Platform;
            import javafx.fxml.FXMLLoader;
            import javafx.scene.Parent;
            import javafx.scene.Scene;
            import javafx.scene.layout.HBox;
            import javafx.stage.Stage;

            public class App {
                static volatile Sign sign;
                static volatile HBox all;

                public static void main(String[] args) throws Exception {
                    System.setProperty("glass.platform", "Monocle");
                    System.setProperty("monocle.platform", "Headless");
                    System.setProperty("prism.order", "sw");
                    CountDownLatch shown = new CountDownLatch(1);
                    Platform.startup(() -> {
                        sign = new Sign();
                        all = new HBox(sign, menu());
                        Menu.live.state = 7;
                        // Nothing but what it loaded may keep the loader.
                        System.gc();
                        Scene scene = new Scene(all, 400, 200);
                        scene.getStylesheets().add(App.class.getResource("/app/shop.css").toExternalForm());
                        Stage stage = new Stage();
                        stage.setScene(scene);
                        stage.show();
                        shown.countDown();
                    });
                    shown.await();
                    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                    server.createContext("/", exchange -> {
                        byte[] answer = (exchange.getRequestURI().getPath().equals("/menu")
                                        ? Menu.live.say((HBox) all.getChildren().get(1))
                                        : (int) sign.getWidth() + " " + sign.getOpacity())
                                .getBytes();
                        exchange.sendResponseHeaders(200, answer.length);
                        exchange.getResponseBody().write(answer);
                        exchange.close();
                    });
                    server.start();
                    System.out.println("listens at " + server.getAddress().getPort());
                }

                private static Parent menu() {
                    try {
                        return FXMLLoader.load(App.class.getResource("/app/menu.fxml"));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
            """;
    private static final String SIGN = """
            package app;

            import javafx.scene.layout.Region;

            public class Sign extends Region {
                public Sign() {
                    getStyleClass().add("sign");
                }

                @Override
                protected double computePrefWidth(double height) {
                    return 50;
                }
            }
            """;
    private static final String MENU = """
            package app;

            import javafx.fxml.FXML;
            import javafx.scene.layout.HBox;
            import javafx.scene.layout.Region;

            public class Menu {
                static Menu live;
                int state;
                @FXML private HBox box;
                @FXML private Region first;
                // more

                @FXML
                private void initialize() {
                    live = this;
                    first.setId("first");
                }

                String ids() {
                    return first.getId();
                }

                /** What is shown, what the controller has, and what it remembers. */
                String say(HBox shown) {
                    return shown.getChildren().size() + " of " + box.getChildren().size() + ", " + ids() + ", " + state;
                }
            }
            """;
    private static final String MENU_FXML = """
            <?xml version="1.0" encoding="UTF-8"?>
            <?import javafx.scene.layout.HBox?>
            <?import javafx.scene.layout.Region?>
            <HBox fx:id="box" xmlns:fx="http://javafx.com/fxml" fx:controller="app.Menu">
                <Region fx:id="first"/>
            </HBox>
            """;
    private static final String STYLE = ".sign { -fx-opacity: 0.5; }";

    @Test
    void theStageIsLaidOutAnewAndItsStyleSheetsAreReadAgain() throws IOException {
        try (ServerProgram program = start("javafx", List.of(JavaFxSupport.class))) {
            awaitShown(program, "200 50 0.5");

            program.sources().replace("app/Sign.java", "return 50", "return 80");
            assertThat(program.reload()).contains(Program.told("JavaFX", "changed", "1 window"));
            awaitShown(program, "200 80 0.5");

            program.sources().put("app/shop.css", STYLE.replace("0.5", "0.25"));
            program.reload();
            awaitShown(program, "200 80 0.25");

            assertThat(program.log()).doesNotContain("may not have noticed");
        }
    }

    @Test
    void whatFxmlShowsIsLoadedAgainForTheSameController() throws IOException {
        try (ServerProgram program = start("javafx-fxml", List.of(JavaFxSupport.class))) {
            assertThat(program.get("/menu")).isEqualTo("200 1 of 1, first, 7");

            program.sources().put("app/menu.fxml", MENU_FXML.replace("</HBox>", "<Region fx:id=\"second\"/></HBox>"));
            program.sources().replace("app/Menu.java", "// more", "@FXML private Region second;");
            program.sources().replace("app/Menu.java", "first.getId()", "first.getId() + second.getId()");
            assertThat(program.reload())
                    .contains(Program.told("JavaFX", "changed", "menu.fxml"))
                    .doesNotContain("stays on the screen");
            assertThat(program.get("/menu")).isEqualTo("200 2 of 2, firstsecond, 7");

            program.sources().put("app/menu.fxml", "<HBox");
            assertThat(program.reload()).contains("JavaFX: menu.fxml stays on the screen as it was loaded (");
            assertThat(program.get("/menu")).isEqualTo("200 2 of 2, firstsecond, 7");

            program.sources().put("app/menu.fxml", MENU_FXML);
            program.sources().put("app/Menu.java", MENU);
            program.reload();
            assertThat(program.get("/menu")).isEqualTo("200 1 of 1, first, 7");

            program.sources().put("app/other.fxml", MENU_FXML);
            assertThat(program.reload())
                    .contains(
                            "JavaFX: app/other.fxml is in no window as far as is known; what was loaded from it stays as"
                                    + " it was");
            assertThat(program.log()).doesNotContain("may not have noticed");
        }
    }

    /** Otherwise the first test shows nothing. */
    @Test
    void withoutTheSupportTheStageStaysAsItIs() throws IOException {
        try (ServerProgram program = start("javafx-without-support", List.of())) {
            awaitShown(program, "200 50 0.5");
            program.sources().replace("app/Sign.java", "return 50", "return 80");
            program.sources().put("app/shop.css", STYLE.replace("0.5", "0.25"));
            assertThat(program.reload()).contains("\"followed\":[]");
            assertThat(program.get("/")).isEqualTo("200 50 0.5");
        }
    }

    private static ServerProgram start(String name, List<Class<? extends FrameworkSupport>> supports) {
        return Program.start(
                name,
                Map.of(
                        "app/App.java", APP,
                        "app/Sign.java", SIGN,
                        "app/shop.css", STYLE,
                        "app/Menu.java", MENU,
                        "app/menu.fxml", MENU_FXML),
                supports);
    }

    private static void awaitShown(ServerProgram program, String shown) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(program.get("/")).isEqualTo(shown));
    }
}
