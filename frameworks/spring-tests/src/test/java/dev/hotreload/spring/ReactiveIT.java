package dev.hotreload.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotreload.testing.Load;
import dev.hotreload.testing.ServerProgram;
import dev.hotreload.testing.Sources;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A Spring Boot application with WebFlux, and without servlets on its class path. It runs beside the others'
 * application; its lock keeps its own tests in one thread.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("kiosk")
class ReactiveIT {
    private static final String CONTROLLER = "app/PaperController.java";

    private static ServerProgram kiosk;
    private static String identity;
    private static Load load;

    @BeforeAll
    static void start() throws IOException {
        Path directory = BootApplication.directory("reactive");
        Sources.fresh(directory);
        List<Path> libraries = BootApplication.libraries("reactive");
        Sources sources = new Sources(directory, libraries);
        KioskSources.put(sources);
        kiosk = BootApplication.start(directory, sources, libraries);
        identity = kiosk.get("/identity");
        load = new Load(List.of(() -> kiosk.get("/steady"), () -> kiosk.get("/one")));
    }

    @AfterEach
    void takeBack() throws IOException {
        kiosk.sources().clear();
        KioskSources.put(kiosk.sources());
        if (kiosk.sources().build()) {
            kiosk.awaitGeneration();
        }
    }

    @AfterAll
    static void checkThatNothingIsLost() throws IOException {
        try (ServerProgram closed = kiosk) {
            load.close();
            assertThat(closed.get("/identity")).isEqualTo(identity).startsWith("200 ");
            assertThat(load.failures()).isEmpty();
            assertThat(load.answers()).isPositive();
            assertThat(closed.log()).doesNotContain("internal error", "Spring may not have noticed");
        }
    }

    @Test
    void anEndpointThatIsAddedAnswersAndOneThatIsRemovedDoesNot() throws IOException {
        assertThat(kiosk.get("/papers/7/hello")).startsWith("404 ");

        kiosk.sources().replace(CONTROLLER, "// more", """
                @GetMapping("/papers/{id}/hello")
                public Mono<String> hello(@PathVariable("id") int id) { return Mono.just("hello " + id); }
                // more""");
        assertThat(kiosk.reload())
                .contains(Shop.told("added", "GET /papers/{id}/hello"), "\"notes\":[]")
                .doesNotContain(Shop.told("added", "GET /find"));
        assertThat(kiosk.get("/papers/7/hello")).isEqualTo("200 hello 7");
        assertThat(kiosk.get("/actuator/mappings")).contains("/papers/{id}/hello");

        kiosk.sources()
                .replace(CONTROLLER, "@GetMapping(\"/papers/{id}/hello\")", "@PostMapping(\"/papers/{id}/greet\")");
        assertThat(kiosk.reload())
                .contains(
                        Shop.told("added", "POST /papers/{id}/greet"), Shop.told("removed", "GET /papers/{id}/hello"));
        assertThat(kiosk.get("/papers/7/hello")).startsWith("404 ");
        assertThat(kiosk.post("/papers/7/greet")).isEqualTo("200 hello 7");

        kiosk.sources().put(CONTROLLER, KioskSources.CONTROLLER);
        assertThat(kiosk.reload()).contains(Shop.told("removed", "POST /papers/{id}/greet"));
        assertThat(kiosk.post("/papers/7/greet")).startsWith("404 ");
    }

    @Test
    void aControllerComesAndGoes() throws IOException {
        kiosk.sources().put("app/Extra.java", """
                package app;
                import org.springframework.web.bind.annotation.*;
                @RestController
                public class Extra {
                    private final PaperController papers;
                    Extra(PaperController papers) { this.papers = papers; }
                    @GetMapping("/extra") public boolean extra() { return papers.calls.get() > 0; }
                }
                """);
        assertThat(kiosk.reload()).contains(Shop.told("added", "bean extra"), Shop.told("added", "GET /extra"));
        assertThat(kiosk.get("/extra")).isEqualTo("200 true");

        kiosk.sources().delete("app/Extra.java");
        assertThat(kiosk.reload()).contains(Shop.told("removed", "bean extra"), Shop.told("removed", "GET /extra"));
        assertThat(kiosk.get("/extra")).startsWith("404 ");
    }

    @Test
    void parametersAndStatusOfAnEndpointChange() throws IOException {
        assertThat(kiosk.get("/find?name=x")).isEqualTo("200 found x");

        kiosk.sources().replace(CONTROLLER, "find(@RequestParam(\"name\")", "find(@RequestParam(\"q\")");
        assertThat(kiosk.reload()).contains(Shop.told("changed", "GET /find"));
        assertThat(kiosk.get("/find?name=x")).startsWith("400 ");
        assertThat(kiosk.get("/find?q=x")).isEqualTo("200 found x");

        kiosk.sources()
                .replace(
                        CONTROLLER,
                        "@GetMapping(\"/find\")",
                        "@ResponseStatus(HttpStatus.ACCEPTED) @GetMapping(\"/find\")");
        kiosk.reload();
        assertThat(kiosk.get("/find?q=x")).isEqualTo("202 found x");
    }

    @Test
    void exceptionHandlersModelsAndBindersOfAControllerChange() throws IOException {
        assertThat(kiosk.get("/fail")).startsWith("500 ");
        assertThat(kiosk.get("/model")).isEqualTo("200 {}");

        WebEdits.addHandlers(kiosk.sources(), CONTROLLER, 418, "tone", "x");
        kiosk.reload();
        assertThat(kiosk.get("/fail")).isEqualTo("418 on purpose");
        assertThat(kiosk.get("/model")).isEqualTo("200 {tone=tone}");
        assertThat(kiosk.get("/find?name=axb")).isEqualTo("200 found ab");

        kiosk.sources().put(CONTROLLER, KioskSources.CONTROLLER);
        kiosk.reload();
        assertThat(kiosk.get("/fail")).startsWith("500 ");
        assertThat(kiosk.get("/model")).isEqualTo("200 {}");
        assertThat(kiosk.get("/find?name=axb")).isEqualTo("200 found axb");
    }

    @Test
    void controllerAdviceChangesAndGoes() throws IOException {
        assertThat(kiosk.get("/fail")).startsWith("500 ");

        WebEdits.addHandlers(kiosk.sources(), "app/Advice.java", 419, "mood", "y");
        kiosk.reload();
        assertThat(kiosk.get("/fail")).isEqualTo("419 on purpose");
        assertThat(kiosk.get("/model")).isEqualTo("200 {mood=mood}");
        assertThat(kiosk.get("/find?name=ayb")).isEqualTo("200 found ab");

        kiosk.sources().delete("app/Advice.java");
        kiosk.reload();
        assertThat(kiosk.get("/fail")).startsWith("500 ");
        assertThat(kiosk.get("/model")).isEqualTo("200 {}");
        assertThat(kiosk.get("/find?name=ayb")).isEqualTo("200 found ayb");
    }

    @Test
    void functionalRoutesAreThoseOfTheBeans() throws IOException {
        kiosk.sources()
                .replace(
                        "app/Routes.java",
                        "// routes",
                        ".GET(\"/two\", request -> ServerResponse.ok().bodyValue(\"two\"))");
        kiosk.sources().replace("app/Routes.java", "// more", """
                @Bean
                public RouterFunction<ServerResponse> others() {
                    return RouterFunctions.route(RequestPredicates.GET("/three/{what}"), request -> ServerResponse.ok().bodyValue(request.pathVariable("what")));
                }""");
        assertThat(kiosk.reload()).contains(Shop.told("changed", "bean numbers"), Shop.told("added", "bean others"));
        assertThat(kiosk.get("/one")).isEqualTo("200 one");
        assertThat(kiosk.get("/two")).isEqualTo("200 two");
        assertThat(kiosk.get("/three/x")).isEqualTo("200 x");

        kiosk.sources().put("app/Routes.java", KioskSources.ROUTES);
        assertThat(kiosk.reload()).contains(Shop.told("removed", "bean others"));
        assertThat(kiosk.get("/two")).startsWith("404 ");
        assertThat(kiosk.get("/three/x")).startsWith("404 ");
    }

    @Test
    void templatesMessagesAndStaticFilesAreReadAgain() throws IOException {
        assertThat(kiosk.get("/page")).isEqualTo("200 <p>Kiosk</p>");
        assertThat(kiosk.get("/sheet")).isEqualTo("200 sheet 2");
        assertThat(kiosk.get("/note.txt")).isEqualTo("200 old");

        kiosk.sources().put("templates/page.html", "<b th:text=\"#{page.title}\">title</b>");
        kiosk.sources().put("templates/sheet.ftlh", "paper ${2 + 2}");
        kiosk.sources().put("messages.properties", "page.title=Stall\n");
        kiosk.sources().put("static/note.txt", "new one");
        kiosk.reload();
        assertThat(kiosk.get("/page")).isEqualTo("200 <b>Stall</b>");
        assertThat(kiosk.get("/sheet")).isEqualTo("200 paper 4");
        assertThat(kiosk.get("/note.txt")).isEqualTo("200 new one");
    }

    @Test
    void whatAnAnnotationEnablesIsEnabledOrSaid() throws IOException {
        assertThat(kiosk.get("/ticks")).isEqualTo("200 0");
        assertThat(kiosk.get("/later")).doesNotContain("task-");

        kiosk.sources().put("app/Enabling.java", """
                package app;
                import org.springframework.context.annotation.*;
                import org.springframework.scheduling.annotation.*;
                @Configuration @EnableScheduling @EnableAsync @org.springframework.cache.annotation.EnableCaching
                @org.springframework.boot.context.properties.EnableConfigurationProperties(Prices.class)
                public class Enabling {}
                """);
        kiosk.sources().put("app/Prices.java", """
                package app;
                @org.springframework.boot.context.properties.ConfigurationProperties("prices")
                public record Prices(int paper) {}
                """);
        assertThat(kiosk.reload())
                .doesNotContain("@EnableConfigurationProperties on")
                .contains(
                        Shop.told("added", "bean prices-app.Prices"),
                        Shop.told("added", "@EnableScheduling of Enabling"),
                        Shop.told("added", "@EnableAsync of Enabling"),
                        Shop.told("added", "proxy of bean helper"),
                        Shop.told("changed", "scheduled Helper.tick()"),
                        "@EnableCaching on Enabling brings in beans of a library; restart to apply it");
        await().atMost(Duration.ofMinutes(5)).until(() -> !kiosk.get("/ticks").equals("200 0"));
        assertThat(kiosk.get("/later")).startsWith("200 task-");

        kiosk.sources().replace("app/Enabling.java", "@EnableAsync", "");
        assertThat(kiosk.reload())
                .contains("@EnableAsync on Enabling brings in beans of a library; restart to apply it");
    }

    @Test
    void whatOtherAnnotationsBringInIsSaid() throws IOException {
        kiosk.sources()
                .replace(
                        "app/App.java",
                        "SpringBootApplication",
                        "SpringBootApplication(exclude = org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration.class)");
        kiosk.sources()
                .replace(
                        "app/Routes.java",
                        "@Configuration",
                        "@Configuration @PropertySource(\"classpath:more.properties\") @Import(org.springframework.core.io.DefaultResourceLoader.class)");
        kiosk.sources().put("more.properties", "a=b\n");
        assertThat(kiosk.reload())
                .contains(
                        "@SpringBootApplication on App: auto-configuration stays as it was at the start",
                        "@PropertySource on Routes is read at the start only; restart to apply it",
                        "@Import on Routes brings in beans of a library; restart to apply it");
    }

    /** It is on the class path. */
    @Test
    void devtoolsDoNotRestart() throws IOException {
        assertThat(kiosk.log()).containsOnlyOnce("Starting App").doesNotContain("restartedMain");
    }
}
