package dev.hotreload.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.log4j.Log4jSupport;
import dev.hotreload.logback.LogbackSupport;
import dev.hotreload.testing.ServerProgram;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** One program that logs with both. Each test takes its edits back. */
@Execution(ExecutionMode.SAME_THREAD)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LoggingIT {
    private static final String LOGBACK = """
            <configuration>
              <include resource="levels.xml"/>
              <appender name="first" class="ch.qos.logback.core.ConsoleAppender">
                <encoder><pattern>%msg%n</pattern></encoder>
              </appender>
              <root level="info"><appender-ref ref="first"/></root>
            </configuration>
            """;
    private static final String LEVELS = "<included><logger name=\"app.other\" level=\"warn\"/></included>\n";
    private static final String LOG4J = """
            <Configuration>
              <Appenders><Console name="first"/></Appenders>
              <Loggers><Root level="info"><AppenderRef ref="first"/></Root></Loggers>
            </Configuration>
            """;
    private static final String APP = """
            package app;

            import com.sun.net.httpserver.HttpServer;
            import java.net.InetAddress;
            import java.net.InetSocketAddress;
            import org.apache.logging.log4j.LogManager;
            import org.slf4j.LoggerFactory;

            public class App {
                public static void main(String[] args) throws Exception {
                    LoggerFactory.getLogger("app.chatty").info("begins");
                    LogManager.getLogger("app.chatty").info("begins");
                    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                    server.createContext("/", exchange -> {
                        String path = exchange.getRequestURI().getPath();
                        byte[] answer = (path.equals("/logback") ? logback() : log4j()).getBytes();
                        exchange.sendResponseHeaders(200, answer.length);
                        exchange.getResponseBody().write(answer);
                        exchange.close();
                    });
                    server.start();
                    System.out.println("listens at " + server.getAddress().getPort());
                }

                static String logback() {
                    StringBuilder appenders = new StringBuilder();
                    ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger("ROOT"))
                            .iteratorForAppenders()
                            .forEachRemaining(appender -> appenders.append(appender.getName()));
                    return LoggerFactory.getLogger("app.chatty").isDebugEnabled() + " "
                            + LoggerFactory.getLogger("app.other").isInfoEnabled() + " " + appenders;
                }

                static String log4j() {
                    return LogManager.getLogger("app.chatty").isDebugEnabled() + " "
                            + org.apache.logging.log4j.core.LoggerContext.getContext(false)
                                    .getConfiguration().getAppenders().keySet();
                }
            }
            """;

    private static ServerProgram program;

    @BeforeAll
    static void start() {
        program = Program.start(
                "logging",
                Map.of("app/App.java", APP, "logback.xml", LOGBACK, "levels.xml", LEVELS, "log4j2.xml", LOG4J),
                List.of(LogbackSupport.class, Log4jSupport.class));
    }

    @AfterAll
    static void end() {
        program.close();
    }

    @Test
    @Order(1)
    void levelsAndAppendersOfLogbackChange() throws IOException {
        assertThat(program.get("/logback")).isEqualTo("200 false false first");
        program.sources()
                .put(
                        "logback.xml",
                        LOGBACK.replace("level=\"info\"", "level=\"debug\"").replace("first", "second"));
        assertThat(program.reload()).contains(Program.told("Logback", "changed", "logback.xml"));
        assertThat(program.get("/logback")).isEqualTo("200 true false second");

        program.sources().put("logback.xml", "<configuration>");
        assertThat(program.reload()).contains("Logback: logback.xml is not used (", "; logging goes on as before");
        assertThat(program.get("/logback")).isEqualTo("200 true false second");

        program.sources().put("logback.xml", LOGBACK);
        assertThat(program.reload()).contains(Program.told("Logback", "changed", "logback.xml"));
        assertThat(program.get("/logback")).isEqualTo("200 false false first");
    }

    @Test
    @Order(1)
    void filesThatLogbackIncludesCount() throws IOException {
        program.sources().put("levels.xml", LEVELS.replace("warn", "info"));
        assertThat(program.reload()).contains(Program.told("Logback", "changed", "levels.xml"));
        assertThat(program.get("/logback")).isEqualTo("200 false true first");

        program.sources().put("levels.xml", LEVELS);
        program.sources().put("logback-other.xml", LOGBACK);
        assertThat(program.reload())
                .contains(
                        Program.told("Logback", "changed", "levels.xml"),
                        "Logback: logback-other.xml is not what logging is configured by, but ");
        assertThat(program.get("/logback")).isEqualTo("200 false false first");
        program.sources().delete("logback-other.xml");
        program.reload();
    }

    @Test
    @Order(1)
    void theFileOfLogbackGoesAndComesAndAnotherTakesItsPlace() throws IOException {
        program.sources().delete("logback.xml");
        assertThat(program.reload()).contains(Program.told("Logback", "changed", "logback.xml"));
        assertThat(program.get("/logback")).isEqualTo("200 true true console");

        program.sources().put("logback.xml", LOGBACK);
        assertThat(program.reload()).contains(Program.told("Logback", "changed", "logback.xml"));
        assertThat(program.get("/logback")).isEqualTo("200 false false first");

        program.sources().put("logback-test.xml", LOGBACK.replace("first", "tested"));
        assertThat(program.reload()).contains(Program.told("Logback", "changed", "logback-test.xml"));
        assertThat(program.get("/logback")).isEqualTo("200 false false tested");

        program.sources().delete("logback-test.xml");
        assertThat(program.reload()).contains(Program.told("Logback", "changed", "logback-test.xml"));
        assertThat(program.get("/logback")).isEqualTo("200 false false first");
    }

    @Test
    @Order(1)
    void whatLogbackCannotDoIsSaid() throws IOException {
        program.sources().put("logback.xml", LOGBACK.replace("ch.qos.logback.core.ConsoleAppender", "app.missing"));
        assertThat(program.reload()).contains("Logback: logback.xml has errors (", "missing");
        program.sources().put("logback.xml", LOGBACK);
        program.reload();
        assertThat(program.get("/logback")).isEqualTo("200 false false first");
    }

    /** The last one, because nothing but a new start ends it. */
    @Test
    @Order(2)
    void whatTheyLookAtThemselvesIsLeftToThem() throws IOException {
        program.sources()
                .put(
                        "logback.xml",
                        LOGBACK.replace("<configuration>", "<configuration scan=\"true\" scanPeriod=\"1 hour\">"));
        assertThat(program.reload()).contains(Program.told("Logback", "changed", "logback.xml"));
        program.sources().put("logback.xml", LOGBACK.replace("info", "debug"));
        assertThat(program.reload())
                .contains("Logback: logback.xml is left to Logback, which looks at it itself (scan)")
                .doesNotContain(Program.told("Logback", "changed", "logback.xml"));
        assertThat(program.get("/logback")).isEqualTo("200 false false first");

        program.sources()
                .put("log4j2.xml", LOG4J.replace("<Configuration>", "<Configuration monitorInterval=\"3600\">"));
        assertThat(program.reload()).contains(Program.told("Log4j", "changed", "log4j2.xml"));
        program.sources().put("log4j2.xml", LOG4J.replace("info", "debug"));
        assertThat(program.reload())
                .contains("Log4j: log4j2.xml is left to Log4j, which looks at it itself (monitorInterval)");
        assertThat(program.get("/log4j")).isEqualTo("200 false [first]");
    }

    @Test
    @Order(1)
    void levelsAndAppendersOfLog4jChange() throws IOException {
        assertThat(program.get("/log4j")).isEqualTo("200 false [first]");
        program.sources().put("log4j2.xml", LOG4J.replace("info", "debug").replace("first", "second"));
        assertThat(program.reload()).contains(Program.told("Log4j", "changed", "log4j2.xml"));
        assertThat(program.get("/log4j")).isEqualTo("200 true [second]");

        program.sources().put("log4j2.xml", LOG4J.replace("</Configuration>", ""));
        assertThat(program.reload()).contains("Log4j: log4j2.xml is not used (", "; logging goes on as before");
        assertThat(program.get("/log4j")).isEqualTo("200 true [second]");

        program.sources().put("log4j2.xml", LOG4J.replace("ref=\"first\"", "ref=\"missing\""));
        assertThat(program.reload()).contains("Log4j: log4j2.xml has errors (", "missing");

        program.sources().put("log4j2.xml", LOG4J);
        assertThat(program.reload()).contains(Program.told("Log4j", "changed", "log4j2.xml"));
        assertThat(program.get("/log4j")).isEqualTo("200 false [first]");
    }

    @Test
    @Order(1)
    void anotherFileOfLog4jTakesThePlaceOfTheFirst() throws IOException {
        program.sources().put("log4j2.properties", """
                rootLogger.level = debug
                rootLogger.appenderRef.only.ref = only
                appender.only.type = Console
                appender.only.name = only
                """);
        program.sources().delete("log4j2.xml");
        assertThat(program.reload()).contains("\"framework\":\"Log4j\",\"change\":\"changed\"");
        assertThat(program.get("/log4j")).isEqualTo("200 true [only]");

        program.sources().delete("log4j2.properties");
        program.sources().put("log4j2.xml", LOG4J);
        program.reload();
        assertThat(program.get("/log4j")).isEqualTo("200 false [first]");
    }
}
