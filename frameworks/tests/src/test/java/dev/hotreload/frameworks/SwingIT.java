package dev.hotreload.frameworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hotreload.spi.FrameworkSupport;
import dev.hotreload.swing.SwingSupport;
import dev.hotreload.testing.ServerProgram;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A window whose components are edited, and that nobody touches. */
class SwingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String APP = """
            package app;

            import com.sun.net.httpserver.HttpServer;
            import java.awt.BorderLayout;
            import java.awt.FlowLayout;
            import java.net.InetAddress;
            import java.net.InetSocketAddress;
            import javax.swing.JFrame;
            import javax.swing.JPanel;
            import javax.swing.JTextField;
            import javax.swing.SwingUtilities;

            public class App {
                static Sign sign;
                static JTextField field;

                public static void main(String[] args) throws Exception {
                    SwingUtilities.invokeAndWait(() -> {
                        JFrame frame = new JFrame("shop");
                        JPanel inner = new JPanel(new FlowLayout());
                        sign = new Sign();
                        field = new JTextField("typed");
                        inner.add(sign);
                        inner.add(field);
                        frame.add(inner, BorderLayout.CENTER);
                        frame.setSize(400, 200);
                        frame.setVisible(true);
                    });
                    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                    server.createContext("/", exchange -> {
                        byte[] answer = (sign.painted + " " + sign.getWidth() + " " + field.getText()).getBytes();
                        exchange.sendResponseHeaders(200, answer.length);
                        exchange.getResponseBody().write(answer);
                        exchange.close();
                    });
                    server.start();
                    System.out.println("listens at " + server.getAddress().getPort());
                }
            }
            """;
    private static final String SIGN = """
            package app;

            import java.awt.Dimension;
            import java.awt.Graphics;
            import javax.swing.JComponent;

            public class Sign extends JComponent {
                volatile String painted = "nothing";

                @Override
                public Dimension getPreferredSize() {
                    return new Dimension(50, 20);
                }

                @Override
                protected void paintComponent(Graphics graphics) {
                    painted = "open";
                    graphics.drawString(painted, 0, 10);
                }
            }
            """;

    @Test
    void theWindowIsLaidOutAndDrawnAnew() throws IOException {
        assumeTrue(VirtualDisplay.isThere(), VirtualDisplay.MISSING);
        try (VirtualDisplay display = VirtualDisplay.start();
                ServerProgram program = start("swing", display, List.of(SwingSupport.class))) {
            awaitShown(program, "200 open 50 typed");

            program.sources().replace("app/Sign.java", "\"open\"", "\"closed\"");
            assertThat(program.reload()).contains(Program.told("Swing", "changed", "1 window"));
            awaitShown(program, "200 closed 50 typed");

            program.sources().replace("app/Sign.java", "Dimension(50, 20)", "Dimension(80, 20)");
            program.reload();
            awaitShown(program, "200 closed 80 typed");

            program.sources().put("app/Sign.java", SIGN);
            program.reload();
            awaitShown(program, "200 open 50 typed");
            assertThat(program.log()).doesNotContain("Exception", "may not have noticed");
        }
    }

    /** Otherwise the first test shows nothing. */
    @Test
    void withoutTheSupportTheWindowStaysAsItWasDrawn() throws IOException {
        assumeTrue(VirtualDisplay.isThere(), VirtualDisplay.MISSING);
        try (VirtualDisplay display = VirtualDisplay.start();
                ServerProgram program = start("swing-without-support", display, List.of())) {
            awaitShown(program, "200 open 50 typed");
            program.sources().replace("app/Sign.java", "\"open\"", "\"closed\"");
            program.sources().replace("app/Sign.java", "Dimension(50, 20)", "Dimension(80, 20)");
            assertThat(program.reload()).contains("\"followed\":[]");
            assertThat(program.get("/")).isEqualTo("200 open 50 typed");
        }
    }

    @Test
    void withoutADisplayThereIsNothingToDo() throws IOException {
        String app = APP.replaceAll(
                "(?s)SwingUtilities.invokeAndWait.*?\\}\\);", "sign = new Sign(); field = new JTextField();");
        try (ServerProgram program = Program.start(
                "swing-headless",
                Map.of("app/App.java", app, "app/Sign.java", SIGN),
                List.of(SwingSupport.class),
                Map.of("DISPLAY", ""),
                List.of())) {
            program.sources().replace("app/Sign.java", "\"open\"", "\"closed\"");
            assertThat(program.reload()).contains("\"followed\":[]", "\"notes\":[]");
        }
    }

    private static ServerProgram start(
            String name, VirtualDisplay display, List<Class<? extends FrameworkSupport>> supports) {
        return Program.start(
                name,
                Map.of("app/App.java", APP, "app/Sign.java", SIGN),
                supports,
                Map.of("DISPLAY", display.name()),
                List.of());
    }

    private static void awaitShown(ServerProgram program, String shown) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(program.get("/")).isEqualTo(shown));
    }
}
