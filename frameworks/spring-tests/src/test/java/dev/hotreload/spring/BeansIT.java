package dev.hotreload.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Beans that come, go and are made again. */
@ExtendWith(ShopExtension.class)
class BeansIT {
    private final Shop shop;

    BeansIT(Shop shop) {
        this.shop = shop;
    }

    @Test
    void aComponentThatIsAddedBecomesABeanAndARemovedOneIsDestroyed() throws IOException {
        shop.sources().put("app/PetController.java", """
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
        shop.sources().put("app/PetNames.java", """
                package app;
                @org.springframework.stereotype.Service
                public class PetNames {
                    @jakarta.annotation.PreDestroy void end() { Motto.closed = "pet names"; }
                    String first() { return "leo"; }
                }
                """);
        assertThat(shop.reload())
                .contains(
                        Shop.told("added", "GET /pets"),
                        Shop.told("added", "bean petController"),
                        Shop.told("added", "bean petNames"));
        assertThat(shop.get("/pets")).isEqualTo("200 hi leo");

        shop.sources().delete("app/PetController.java");
        shop.sources().delete("app/PetNames.java");
        assertThat(shop.reload())
                .contains(
                        Shop.told("removed", "GET /pets"),
                        Shop.told("removed", "bean petController"),
                        Shop.told("removed", "bean petNames"));
        assertThat(shop.get("/pets")).startsWith("404 ");
        assertThat(shop.get("/motto")).isEqualTo("200 first after pet names");
    }

    @Test
    void aBeanMethodIsAddedAndRemovedAndItsBodyChanges() throws IOException {
        assertThat(shop.get("/asked")).isEqualTo("200 1");
        shop.sources().replace("app/Beans.java", "new Motto(\"first\")", "new Motto(\"second\")");
        assertThat(shop.reload()).contains(Shop.told("changed", "bean motto"));
        assertThat(shop.get("/motto")).isEqualTo("200 second after first");
        assertThat(shop.get("/asked")).isEqualTo("200 2");

        shop.sources().replace("app/Beans.java", "// more", """
                @Bean
                public StringBuilder notes(Motto motto) { return new StringBuilder("notes of " + motto.text()); }
                // more""");
        shop.sources().replace("app/MottoController.java", "// more", """
                @org.springframework.beans.factory.annotation.Autowired StringBuilder notes;
                @GetMapping("/notes") public String notes() { return "" + notes; }
                // more""");
        assertThat(shop.reload())
                .contains(Shop.told("added", "bean notes"), Shop.told("added", "injected MottoController.notes"));
        assertThat(shop.get("/notes")).isEqualTo("200 notes of second");

        shop.sources().put("app/Beans.java", ShopSources.BEANS);
        shop.sources().put("app/MottoController.java", ShopSources.MOTTO_CONTROLLER);
        assertThat(shop.reload()).contains(Shop.told("removed", "bean notes"), Shop.told("changed", "bean motto"));
        assertThat(shop.get("/motto")).isEqualTo("200 first after second");
        assertThat(shop.get("/asked")).isEqualTo("200 3");
    }

    @Test
    void profilesAndScopesOfAComponentChange() throws IOException {
        shop.sources()
                .replace(
                        "app/Hammer.java",
                        "class Hammer",
                        "@org.springframework.context.annotation.Profile(\"none\") class Hammer");
        assertThat(shop.reload()).contains(Shop.told("removed", "bean hammer"));
        assertThat(shop.get("/tools")).isEqualTo("200 [] [] false");

        shop.sources()
                .replace(
                        "app/Hammer.java",
                        "@org.springframework.context.annotation.Profile(\"none\") class Hammer",
                        "@org.springframework.context.annotation.Scope(\"prototype\") class Hammer");
        assertThat(shop.reload()).contains(Shop.told("added", "bean hammer"));
        assertThat(shop.get("/tools")).isEqualTo("200 [hammer] [hammer] false");

        shop.sources().put("app/Hammer.java", ShopSources.HAMMER);
        assertThat(shop.reload()).contains(Shop.told("changed", "bean hammer"));
        assertThat(shop.get("/tools")).isEqualTo("200 [hammer] [hammer] false");
    }

    @Test
    void configurationsConditionsAndNamesComeChangeAndGo() throws IOException {
        shop.sources().put("app/Yard.java", """
                package app;
                import org.springframework.boot.autoconfigure.condition.*;
                import org.springframework.boot.context.properties.*;
                import org.springframework.context.annotation.*;
                @Configuration
                @EnableConfigurationProperties(Yard.Fence.class)
                public class Yard {
                    @ConfigurationProperties("fence") public record Fence(String colour) {}
                    @Bean public StringBuilder gate(Motto motto) { return new StringBuilder("gate of " + motto.text()); }
                    @Bean @ConditionalOnProperty("yard.tree") public StringBuffer tree() { return new StringBuffer("tree"); }
                }
                """);
        shop.sources().put("app/YardController.java", """
                package app;
                import org.springframework.beans.factory.ObjectProvider;
                import org.springframework.web.bind.annotation.*;
                @RestController
                public class YardController {
                    private final StringBuilder gate;
                    private final Yard.Fence fence;
                    private final ObjectProvider<StringBuffer> tree;
                    YardController(StringBuilder gate, Yard.Fence fence, ObjectProvider<StringBuffer> tree) {
                        this.gate = gate; this.fence = fence; this.tree = tree;
                    }
                    @GetMapping("/yard") public String yard() {
                        return gate + ", " + fence.colour() + ", " + tree.getIfAvailable();
                    }
                }
                """);
        shop.sources().put("application.properties", ShopSources.PROPERTIES + "fence.colour=green\n");
        shop.sources().replace("app/Hammer.java", "Component", "Component(\"mallet\")");
        assertThat(shop.reload())
                .contains(
                        Shop.told("added", "bean yard"),
                        Shop.told("added", "bean gate"),
                        Shop.told("removed", "bean hammer"),
                        Shop.told("added", "bean mallet"));
        assertThat(shop.get("/yard")).isEqualTo("200 gate of first, green, null");
        assertThat(shop.get("/tools")).isEqualTo("200 [hammer] [mallet] false");
        assertThat(shop.get("/actuator/beans"))
                .contains("\"gate\"")
                // Each Jackson has an order of its own.
                .containsPattern("\"tools\":\\{[^}]*\"dependencies\":\\[\"mallet\"]")
                .doesNotContain("\"tree\"", "\"hammer\"");

        shop.sources().replace("app/Yard.java", "\"yard.tree\"", "name = \"yard.tree\", matchIfMissing = true");
        shop.sources().replace("app/Yard.java", "gate(Motto motto)", "gate(Motto motto, Greeter greeter)");
        shop.sources().replace("app/Yard.java", "motto.text()", "greeter.greet(motto.text())");
        assertThat(shop.reload()).contains(Shop.told("added", "bean tree"), Shop.told("changed", "bean gate"));
        assertThat(shop.get("/yard")).isEqualTo("200 gate of hi first, green, tree");

        // As it was: each @Bean method is one that there had been.
        shop.sources().replace("app/Yard.java", "gate(Motto motto, Greeter greeter)", "gate(Motto motto)");
        shop.sources().replace("app/Yard.java", "greeter.greet(motto.text())", "motto.text()");
        assertThat(shop.reload()).contains(Shop.told("changed", "bean gate"));
        assertThat(shop.get("/yard")).isEqualTo("200 gate of first, green, tree");

        shop.sources().delete("app/Yard.java");
        shop.sources().delete("app/YardController.java");
        shop.sources().put("application.properties", ShopSources.PROPERTIES);
        shop.sources().put("app/Hammer.java", ShopSources.HAMMER);
        assertThat(shop.reload())
                .contains(
                        Shop.told("removed", "bean yard"),
                        Shop.told("removed", "bean gate"),
                        Shop.told("removed", "bean tree"),
                        Shop.told("added", "bean hammer"));
        assertThat(shop.get("/yard")).startsWith("404 ");
        assertThat(shop.get("/tools")).isEqualTo("200 [hammer] [hammer] false");
        assertThat(shop.get("/actuator/beans")).contains("\"hammer\"").doesNotContain("\"gate\"", "\"mallet\"");
    }

    @Test
    void schedulesAndListenersChange() throws IOException {
        assertThat(shop.get("/tasks")).isEqualTo("200 0");
        assertThat(shop.post("/say?word=hi")).isEqualTo("200 nothing");
        shop.sources().replace("app/Clock.java", "// more", """
                @org.springframework.scheduling.annotation.Scheduled(fixedRate = 5) public void tick() { ticks++; }
                @org.springframework.context.event.EventListener public void hear(String word) { heard = word; }
                // more""");
        assertThat(shop.reload())
                .contains(Shop.told("changed", "scheduled Clock.tick()"), Shop.told("added", "listener Clock.hear()"));
        assertThat(shop.get("/tasks")).isEqualTo("200 1");
        await().atMost(Duration.ofMinutes(5)).until(() -> !shop.get("/ticks").equals("200 0"));
        assertThat(shop.post("/say?word=hi")).isEqualTo("200 hi");

        shop.sources().replace("app/Clock.java", "fixedRate = 5", "fixedRate = 100_000, initialDelay = 100_000");
        shop.sources()
                .replace(
                        "app/Clock.java",
                        "event.EventListener public",
                        "event.EventListener(condition = \"#word != 'no'\") public");
        shop.reload();
        assertThat(shop.get("/tasks")).isEqualTo("200 1");
        assertThat(shop.post("/say?word=no")).isEqualTo("200 hi");
        assertThat(shop.post("/say?word=yes")).isEqualTo("200 yes");

        int ticks = ticks();
        shop.sources()
                .replace(
                        "app/Clock.java",
                        "fixedRate = 100_000, initialDelay = 100_000",
                        "cron = \"* * * * * *\", zone = \"UTC\"");
        assertThat(shop.reload()).contains(Shop.told("changed", "scheduled Clock.tick()"));
        assertThat(shop.get("/tasks")).isEqualTo("200 1");
        await().atMost(Duration.ofMinutes(5)).until(() -> ticks() > ticks);

        shop.sources().replace("app/Clock.java", "* * * * * *", "0 0 0 29 2 MON");
        assertThat(shop.reload()).contains(Shop.told("changed", "scheduled Clock.tick()"));
        assertThat(shop.get("/schedules")).contains("0 0 0 29 2 MON").doesNotContain("* * * * * *");

        shop.sources().put("app/Clock.java", ShopSources.CLOCK);
        assertThat(shop.reload())
                .contains(Shop.told("removed", "schedule of Clock"), Shop.told("removed", "listener Clock.hear()"));
        assertThat(shop.get("/tasks")).isEqualTo("200 0");
        assertThat(shop.post("/say?word=more")).isEqualTo("200 yes");
    }

    private int ticks() {
        return Integer.parseInt(shop.get("/ticks").substring("200 ".length()));
    }

    @Test
    void aClassOfWhichNoBeanIsMadeConcernsNobody() throws IOException {
        shop.sources().put("app/Plain.java", "package app; public class Plain { public int one; }");
        assertThat(shop.reload()).contains("\"followed\":[],\"notes\":[]");
        shop.sources()
                .put(
                        "app/Plain.java",
                        "package app; public class Plain { public int one; public int getTwo() { return 2; } }");
        assertThat(shop.reload()).contains("\"followed\":[],\"notes\":[]");
        shop.sources().delete("app/Plain.java");
        assertThat(shop.reload()).contains("\"followed\":[],\"notes\":[]");
    }
}
