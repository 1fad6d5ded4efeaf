package dev.hotreload.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotreload.launch.LaunchDescription;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * One start of a Spring Boot application, and edits of it one after the other; each test takes its edit back. Three
 * threads send requests all the time, and none of them may fail. A bean's counter and a session last from the first test
 * to the last.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SpringBootIT {
    private static final String CONTROLLER = "app/OwnerController.java";

    private @Nullable BootApplication running;
    private @Nullable Load load;
    private String identity = "";

    @BeforeAll
    void start() throws IOException {
        Path directory = Path.of("target", "boot", System.getProperty("hotreload.boot.version", "boot"))
                .toAbsolutePath();
        Sources.fresh(directory);
        List<Path> libraries = BootApplication.libraries();
        List<Path> compiledAgainst = new ArrayList<>(libraries);
        // For a support of the application's own.
        compiledAgainst.add(BootApplication.jarOf(LaunchDescription.class));
        Sources sources = new Sources(directory, compiledAgainst);
        ShopSources.put(sources);
        BootApplication application = BootApplication.start(directory, sources, libraries);
        running = application;
        assertThat(application.post("/session?name=anna")).isEqualTo("200 anna");
        identity = application.get("/identity");
        assertThat(identity).startsWith("200 ");
        load = new Load(List.of(
                () -> application.get("/steady"),
                () -> application.get("/owners/1"),
                () -> application.get("/steady")));
    }

    @AfterAll
    void end() throws IOException {
        try (BootApplication application = application();
                Load requests = Objects.requireNonNull(load)) {
            assertThat(application.get("/session")).isEqualTo("200 anna");
            assertThat(application.get("/identity")).isEqualTo(identity);
            assertThat(requests.failures()).isEmpty();
            assertThat(requests.answers()).isGreaterThan(100);
            assertThat(application.log()).doesNotContain("internal error", "Spring may not have noticed");
        }
    }

    private BootApplication application() {
        return Objects.requireNonNull(running);
    }

    private Sources sources() {
        return application().sources();
    }

    /** What a generation says that Spring has now, and no longer. */
    private static String told(String change, String what) {
        return "{\"framework\":\"Spring\",\"change\":\"" + change + "\",\"what\":\"" + what + "\"}";
    }

    @Test
    @Order(0)
    void theApplicationDoesNotSeeTheSupport() {
        assertThat(application().get("/seen")).isEqualTo("200 class no, resources [], services []");
    }

    /** As third parties' do, in a module of the application. */
    @Test
    @Order(0)
    void anotherSupportIsToldAndItsFailureIsSaid() throws IOException {
        sources().replace("app/Seen.java", "// more", "int more;");
        assertThat(application().reload())
                .contains("{\"framework\":\"Shop\",\"change\":\"added\",\"what\":\"app.Seen CHANGED more\"}");

        sources().put("app/Seen.java", ShopSources.SEEN);
        assertThat(application().reload())
                .contains("Shop may not have noticed all of this, because its support failed"
                        + " (java.lang.IllegalStateException: gone)");
    }

    @Test
    @Order(1)
    void anEndpointThatIsAddedAnswersAndOneThatIsRemovedDoesNot() throws IOException {
        BootApplication application = application();
        assertThat(application.get("/owners/7/hello")).startsWith("404 ");

        sources().replace(CONTROLLER, "// more", """
                @GetMapping("/owners/{id}/hello")
                public String hello(@PathVariable("id") int id) { return "hello " + id + " " + calls.get(); }
                // more""");
        assertThat(application.reload()).contains(told("added", "GET /owners/{id}/hello"));
        assertThat(application.get("/owners/7/hello")).matches("200 hello 7 [1-9]\\d*");

        sources().replace(CONTROLLER, "@GetMapping(\"/owners/{id}/hello\")", "@PostMapping(\"/owners/{id}/greet\")");
        assertThat(application.reload())
                .contains(told("added", "POST /owners/{id}/greet"), told("removed", "GET /owners/{id}/hello"));
        assertThat(application.get("/owners/7/hello")).startsWith("404 ");
        assertThat(application.post("/owners/7/greet")).startsWith("200 hello 7 ");

        sources().put(CONTROLLER, ShopSources.CONTROLLER);
        assertThat(application.reload()).contains(told("removed", "POST /owners/{id}/greet"));
        assertThat(application.post("/owners/7/greet")).startsWith("404 ");
    }

    @Test
    @Order(2)
    void parametersAndStatusOfAnEndpointChange() throws IOException {
        BootApplication application = application();
        assertThat(application.get("/find?name=x")).isEqualTo("200 found x");

        sources().replace(CONTROLLER, "find(@RequestParam(\"name\")", "find(@RequestParam(\"q\")");
        assertThat(application.reload()).contains(told("changed", "GET /find"));
        assertThat(application.get("/find?name=x")).startsWith("400 ");
        assertThat(application.get("/find?q=x")).isEqualTo("200 found x");

        sources()
                .replace(
                        CONTROLLER,
                        "@RequestParam(\"q\") String name",
                        "@RequestHeader(value = \"X-Name\", defaultValue = \"nobody\") String name");
        sources()
                .replace(
                        CONTROLLER,
                        "@GetMapping(\"/find\")",
                        "@ResponseStatus(HttpStatus.ACCEPTED) @GetMapping(\"/find\")");
        application.reload();
        assertThat(application.get("/find?q=x")).isEqualTo("202 found nobody");

        sources().put(CONTROLLER, ShopSources.CONTROLLER);
        application.reload();
        assertThat(application.get("/find?name=y")).isEqualTo("200 found y");
    }

    @Test
    @Order(3)
    void exceptionHandlersModelsAndBindersOfAControllerChange() throws IOException {
        BootApplication application = application();
        assertThat(application.get("/fail")).startsWith("500 ");

        sources().replace(CONTROLLER, "// more", """
                @ExceptionHandler(IllegalStateException.class)
                public org.springframework.http.ResponseEntity<String> failed(IllegalStateException e) {
                    return org.springframework.http.ResponseEntity.status(418).body(e.getMessage());
                }
                @ModelAttribute("tone")
                public String tone() { return "loud"; }
                @InitBinder
                public void binder(org.springframework.web.bind.WebDataBinder binder) {
                    binder.registerCustomEditor(String.class, new org.springframework.beans.propertyeditors.StringTrimmerEditor("x", false));
                }
                // more""");
        application.reload();
        assertThat(application.get("/fail")).isEqualTo("418 on purpose");
        assertThat(application.get("/model")).isEqualTo("200 {tone=loud}");
        assertThat(application.get("/find?name=axb")).isEqualTo("200 found ab");

        sources().put(CONTROLLER, ShopSources.CONTROLLER);
        application.reload();
        assertThat(application.get("/fail")).startsWith("500 ");
        assertThat(application.get("/model")).isEqualTo("200 {}");
        assertThat(application.get("/find?name=axb")).isEqualTo("200 found axb");
    }

    @Test
    @Order(4)
    void controllerAdviceChanges() throws IOException {
        BootApplication application = application();
        sources().replace("app/Advice.java", "// more", """
                @ExceptionHandler(IllegalStateException.class)
                public org.springframework.http.ResponseEntity<String> failed(IllegalStateException e) {
                    return org.springframework.http.ResponseEntity.status(419).body("advice: " + e.getMessage());
                }
                @ModelAttribute("mood")
                public String mood() { return "good"; }
                // more""");
        application.reload();
        assertThat(application.get("/fail")).isEqualTo("419 advice: on purpose");
        assertThat(application.get("/model")).isEqualTo("200 {mood=good}");

        sources().put("app/Advice.java", ShopSources.ADVICE);
        application.reload();
        assertThat(application.get("/fail")).startsWith("500 ");
        assertThat(application.get("/model")).isEqualTo("200 {}");
    }

    @Test
    @Order(5)
    void aComponentThatIsAddedBecomesABeanAndARemovedOneIsDestroyed() throws IOException {
        BootApplication application = application();
        sources().put("app/PetController.java", """
                package app;
                import org.springframework.web.bind.annotation.*;
                @RestController
                public class PetController {
                    static volatile String last = "none";
                    private final Greeter greeter;
                    private final PetNames names;
                    PetController(Greeter greeter, PetNames names) { this.greeter = greeter; this.names = names; }
                    @GetMapping("/pets")
                    public String pets() { return greeter.greet(names.first()); }
                }
                """);
        sources().put("app/PetNames.java", """
                package app;
                @org.springframework.stereotype.Service
                public class PetNames {
                    @jakarta.annotation.PreDestroy void end() { Motto.closed = "pet names"; }
                    String first() { return "leo"; }
                }
                """);
        assertThat(application.reload())
                .contains(
                        told("added", "GET /pets"),
                        told("added", "bean petController"),
                        told("added", "bean petNames"));
        assertThat(application.get("/pets")).isEqualTo("200 hi leo");

        sources().delete("app/PetController.java");
        sources().delete("app/PetNames.java");
        assertThat(application.reload())
                .contains(
                        told("removed", "GET /pets"),
                        told("removed", "bean petController"),
                        told("removed", "bean petNames"));
        assertThat(application.get("/pets")).startsWith("404 ");
        assertThat(application.get("/motto")).isEqualTo("200 first after pet names");
    }

    @Test
    @Order(6)
    void aBeanMethodIsAddedAndRemovedAndItsBodyChanges() throws IOException {
        BootApplication application = application();
        String asked = application.get("/asked");
        sources().replace("app/Beans.java", "new Motto(\"first\")", "new Motto(\"second\")");
        assertThat(application.reload()).contains(told("changed", "bean motto"));
        assertThat(application.get("/motto")).isEqualTo("200 second after first");
        assertThat(application.get("/asked")).isNotEqualTo(asked).isEqualTo("200 2");

        sources().replace("app/Beans.java", "// more", """
                @Bean
                public StringBuilder notes(Motto motto) { return new StringBuilder("notes of " + motto.text()); }
                // more""");
        sources().replace("app/MottoController.java", "// more", """
                @org.springframework.beans.factory.annotation.Autowired StringBuilder notes;
                @GetMapping("/notes") public String notes() { return "" + notes; }
                // more""");
        assertThat(application.reload())
                .contains(told("added", "bean notes"), told("added", "injected MottoController.notes"));
        assertThat(application.get("/notes")).isEqualTo("200 notes of second");

        sources().put("app/Beans.java", ShopSources.BEANS);
        sources().put("app/MottoController.java", ShopSources.MOTTO_CONTROLLER);
        assertThat(application.reload()).contains(told("removed", "bean notes"), told("changed", "bean motto"));
        assertThat(application.get("/motto")).isEqualTo("200 first after second");
        assertThat(application.get("/asked")).isEqualTo("200 3");
    }

    @Test
    @Order(7)
    void dependenciesAreAddedToALiveBean() throws IOException {
        BootApplication application = application();
        String before = application.get("/identity");
        sources().replace(CONTROLLER, "// more", """
                @org.springframework.beans.factory.annotation.Autowired private Greeter byField;
                private Greeter bySetter;
                @org.springframework.beans.factory.annotation.Autowired
                public void setGreeter(Greeter greeter) { bySetter = greeter; }
                @org.springframework.beans.factory.annotation.Value("${shop.name:corner}") private String shop;
                @org.springframework.beans.factory.annotation.Autowired java.util.List<Greeter> all;
                private final Greeter byConstructor;
                OwnerController(Greeter greeter) { byConstructor = greeter; }
                @GetMapping("/wired")
                public String wired() {
                    return byField.greet(shop) + " " + (byField == bySetter) + (byField == byConstructor) + (all.get(0) == byField);
                }
                // more""");
        assertThat(application.reload()).contains("\"notes\":[]");
        assertThat(application.get("/wired")).isEqualTo("200 hi corner truetruetrue");
        assertThat(application.get("/identity")).isEqualTo(before);

        sources().put(CONTROLLER, ShopSources.CONTROLLER);
        application.reload();
        assertThat(application.get("/identity")).isEqualTo(before);
    }

    @Test
    @Order(8)
    void schedulesAndListenersChange() throws IOException {
        BootApplication application = application();
        assertThat(application.get("/tasks")).isEqualTo("200 0");
        assertThat(application.post("/say?word=hi")).isEqualTo("200 nothing");
        sources().replace("app/Clock.java", "// more", """
                @org.springframework.scheduling.annotation.Scheduled(fixedRate = 5) public void tick() { ticks++; }
                @org.springframework.context.event.EventListener public void hear(String word) { heard = word; }
                // more""");
        assertThat(application.reload())
                .contains(told("changed", "scheduled Clock.tick()"), told("added", "listener Clock.hear()"));
        assertThat(application.get("/tasks")).isEqualTo("200 1");
        await().until(() -> !application.get("/ticks").equals("200 0"));
        assertThat(application.post("/say?word=hi")).isEqualTo("200 hi");

        sources().replace("app/Clock.java", "fixedRate = 5", "fixedRate = 100_000, initialDelay = 100_000");
        sources()
                .replace(
                        "app/Clock.java",
                        "event.EventListener public",
                        "event.EventListener(condition = \"#word != 'no'\") public");
        application.reload();
        assertThat(application.get("/tasks")).isEqualTo("200 1");
        assertThat(application.post("/say?word=no")).isEqualTo("200 hi");
        assertThat(application.post("/say?word=yes")).isEqualTo("200 yes");

        sources().put("app/Clock.java", ShopSources.CLOCK);
        assertThat(application.reload())
                .contains(told("removed", "schedule of Clock"), told("removed", "listener Clock.hear()"));
        assertThat(application.get("/tasks")).isEqualTo("200 0");
        assertThat(application.post("/say?word=more")).isEqualTo("200 yes");
    }

    @Test
    @Order(9)
    void configurationFilesChange() throws IOException {
        BootApplication application = application();
        assertThat(application.get("/settings")).isEqualTo("200 Corner [nine] {cats=3} Main hello, Corner no extra 1");
        assertThat(application.get("/level")).isEqualTo("200 false");
        sources().put("application.properties", """
                shop.title=Market
                shop.opening-hours[0]=ten
                shop.opening-hours[1]=two
                shop.limits.dogs=4
                shop.extra=more
                address.street=High
                greeting=welcome
                logging.level.app.chatty=debug
                server.port=8081
                """);
        String event = application.reload();
        assertThat(application.get("/settings"))
                .isEqualTo("200 Market [ten, two] {dogs=4} High welcome, Market more 2");
        assertThat(application.get("/level")).isEqualTo("200 true");
        assertThat(event)
                .contains(
                        told("changed", "shop.title"),
                        told("changed", "address.street"),
                        told("changed", "bean address-app.Address"))
                .doesNotContain("server.port");

        sources().put("application.properties", ShopSources.PROPERTIES + "spring.mvc.servlet.path=/other\n");
        assertThat(application.reload())
                .contains("Spring: spring.mvc.servlet.path is read at the start only; restart to apply it");
        assertThat(application.get("/settings")).isEqualTo("200 Corner [nine] {cats=3} Main hello, Corner no extra 3");
        assertThat(application.get("/level")).isEqualTo("200 false");

        sources().put("application.properties", ShopSources.PROPERTIES);
        application.reload();
    }

    @Test
    @Order(10)
    void collectionsAndOptionalDependenciesOfLiveBeansFollow() throws IOException {
        BootApplication application = application();
        assertThat(application.get("/tools")).isEqualTo("200 [hammer] [hammer] false");
        sources().put("app/Saw.java", """
                package app;
                @org.springframework.stereotype.Component
                class Saw implements Tools.Tool, Runnable {
                    @Override public String name() { return "saw"; }
                    @Override public void run() { }
                }
                """);
        assertThat(application.reload())
                .contains(told("changed", "injected Tools.byConstructor"), told("changed", "injected Tools.byField"));
        assertThat(application.get("/tools")).isEqualTo("200 [hammer, saw] [hammer, saw] true");

        sources().delete("app/Saw.java");
        application.reload();
        assertThat(application.get("/tools")).isEqualTo("200 [hammer] [hammer] false");
    }

    @Test
    @Order(11)
    void profilesAndScopesOfAComponentChange() throws IOException {
        BootApplication application = application();
        sources()
                .replace(
                        "app/Hammer.java",
                        "class Hammer",
                        "@org.springframework.context.annotation.Profile(\"none\") class Hammer");
        assertThat(application.reload()).contains(told("removed", "bean hammer"));
        assertThat(application.get("/tools")).isEqualTo("200 [] [] false");

        sources()
                .replace(
                        "app/Hammer.java",
                        "@org.springframework.context.annotation.Profile(\"none\") class Hammer",
                        "@org.springframework.context.annotation.Scope(\"prototype\") class Hammer");
        assertThat(application.reload()).contains(told("added", "bean hammer"));
        assertThat(application.get("/tools")).isEqualTo("200 [hammer] [hammer] false");

        sources().put("app/Hammer.java", ShopSources.HAMMER);
        assertThat(application.reload()).contains(told("changed", "bean hammer"));
        assertThat(application.get("/tools")).isEqualTo("200 [hammer] [hammer] false");
    }

    @Test
    @Order(12)
    void whatARestartCouldNotStartIsSaidAndTheApplicationGoesOn() throws IOException {
        BootApplication application = application();
        sources().replace(CONTROLLER, "// more", """
                @GetMapping("/motto")
                public String second() { return "second"; }
                @org.springframework.beans.factory.annotation.Autowired Runnable nobody;
                // more""");
        sources().put("app/Broken.java", """
                package app;
                @org.springframework.stereotype.Component
                class Broken {
                    Broken() { throw new IllegalStateException("broken on purpose"); }
                }
                """);
        assertThat(application.reload())
                .contains(
                        "GET /motto is not mapped to ownerController.second",
                        "OwnerController.nobody was not injected",
                        "the bean broken cannot be made (broken on purpose); a restart would fail");
        assertThat(application.get("/motto")).startsWith("200 first");

        sources().put(CONTROLLER, ShopSources.CONTROLLER);
        sources().delete("app/Broken.java");
        application.reload();
        assertThat(application.get("/motto")).startsWith("200 first");
    }

    @Test
    @Order(13)
    void whatSpringDoesNotFollowIsSaid() throws IOException {
        BootApplication application = application();
        sources().replace("app/Greeter.java", "    public String greet", """
                @org.springframework.scheduling.annotation.Async void later() { }
                @jakarta.annotation.PostConstruct void begin() { }
                public String greet""");
        sources()
                .replace(
                        "app/Beans.java",
                        "@Configuration",
                        "@Configuration @org.springframework.scheduling.annotation.EnableAsync");
        assertThat(application.reload())
                .contains(
                        "@Async on Greeter takes effect after a restart",
                        "Greeter.begin() is not run again for the bean that lives",
                        "@EnableAsync on Beans brings in beans of a library; restart to apply it");

        sources().replace("app/Greeter.java", "@org.springframework.scheduling.annotation.Async void", "void");
        assertThat(application.reload()).contains("@Async on Greeter takes effect after a restart");

        sources().put("app/Greeter.java", ShopSources.GREETER);
        sources().put("app/Beans.java", ShopSources.BEANS);
        application.reload();
    }

    /** Spring Data itself is not there; what it is known by is. */
    @Test
    @Order(14)
    void aRepositoryThatIsAddedIsSaid() throws IOException {
        BootApplication application = application();
        sources()
                .put(
                        "org/springframework/data/repository/Repository.java",
                        "package org.springframework.data.repository; public interface Repository<T, I> {}");
        sources()
                .put(
                        "app/Pets.java",
                        "package app; public interface Pets extends org.springframework.data.repository.Repository<String, Long> {}");
        assertThat(application.reload()).contains("Spring: the repository Pets is there after a restart");

        sources().delete("app/Pets.java");
        sources().delete("org/springframework/data/repository/Repository.java");
        application.reload();
    }

    @Test
    @Order(15)
    void aClassOfWhichNoBeanIsMadeConcernsNobody() throws IOException {
        BootApplication application = application();
        sources().put("app/Plain.java", "package app; public class Plain { public int one; }");
        assertThat(application.reload()).contains("\"followed\":[],\"notes\":[]");
        sources()
                .put(
                        "app/Plain.java",
                        "package app; public class Plain { public int one; public int getTwo() { return 2; } }");
        assertThat(application.reload()).contains("\"followed\":[],\"notes\":[]");
        sources().delete("app/Plain.java");
        assertThat(application.reload()).contains("\"followed\":[],\"notes\":[]");
    }

    @Test
    @Order(16)
    void templatesAndMessagesAreReadAgain() throws IOException {
        BootApplication application = application();
        assertThat(application.get("/page")).isEqualTo("200 <p>Corner</p>");
        assertThat(application.get("/sheet")).isEqualTo("200 sheet 2");

        sources().put("templates/page.html", "<b th:text=\"#{page.title}\">title</b>");
        sources().put("templates/sheet.ftlh", "paper ${2 + 2}");
        application.reload();
        assertThat(application.get("/page")).isEqualTo("200 <b>Corner</b>");
        assertThat(application.get("/sheet")).isEqualTo("200 paper 4");

        sources().put("messages.properties", "page.title=Market\n");
        application.reload();
        assertThat(application.get("/page")).isEqualTo("200 <b>Market</b>");

        sources().put("templates/page.html", ShopSources.PAGE);
        sources().put("templates/sheet.ftlh", "sheet ${1 + 1}");
        sources().put("messages.properties", "page.title=Corner\n");
        application.reload();
        assertThat(application.get("/page")).isEqualTo("200 <p>Corner</p>");
    }

    @Test
    @Order(17)
    void functionalRoutesAreThoseOfTheBeans() throws IOException {
        BootApplication application = application();
        assertThat(application.get("/one")).startsWith("404 ");

        sources().replace("app/Beans.java", "// more", """
                @Bean
                public org.springframework.web.servlet.function.RouterFunction<?> routes() {
                    return org.springframework.web.servlet.function.RouterFunctions.route()
                        .GET("/one", request -> org.springframework.web.servlet.function.ServerResponse.ok().body("one"))
                        // routes
                        .build();
                }
                // more""");
        application.reload();
        assertThat(application.get("/one")).isEqualTo("200 one");

        sources().replace("app/Beans.java", "// routes", """
                .GET("/two", request -> org.springframework.web.servlet.function.ServerResponse.ok().body("two"))
                // routes""");
        application.reload();
        assertThat(application.get("/one")).isEqualTo("200 one");
        assertThat(application.get("/two")).isEqualTo("200 two");

        sources().put("app/Beans.java", ShopSources.BEANS);
        application.reload();
        assertThat(application.get("/one")).startsWith("404 ");
        assertThat(application.get("/two")).startsWith("404 ");
    }

    @Test
    @Order(18)
    void whatIsAnsweredAsJsonHasTheFieldsOfNow() throws IOException {
        BootApplication application = application();
        assertThat(application.get("/order")).isEqualTo("200 {\"number\":1}");

        sources().replace("app/Pages.java", "// more", "public String place = \"shelf\";");
        application.reload();
        assertThat(application.get("/order")).isEqualTo("200 {\"number\":1,\"place\":\"shelf\"}");

        sources().put("app/Pages.java", ShopSources.PAGES);
        application.reload();
        assertThat(application.get("/order")).isEqualTo("200 {\"number\":1}");
    }
}
