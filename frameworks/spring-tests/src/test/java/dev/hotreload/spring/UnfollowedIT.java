package dev.hotreload.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a restart is needed for, or could not start, is said. */
@ExtendWith(ShopExtension.class)
class UnfollowedIT {
    private static final String CONTROLLER = "app/OwnerController.java";

    private final Shop shop;

    UnfollowedIT(Shop shop) {
        this.shop = shop;
    }

    @Test
    void whatARestartCouldNotStartIsSaidAndTheApplicationGoesOn() throws IOException {
        shop.sources().replace(CONTROLLER, "// more", """
                @GetMapping("/motto")
                public String second() { return "second"; }
                @org.springframework.beans.factory.annotation.Autowired Runnable nobody;
                // more""");
        shop.sources().put("app/Broken.java", """
                package app;
                @org.springframework.stereotype.Component
                class Broken {
                    Broken() { throw new IllegalStateException("broken on purpose"); }
                }
                """);
        assertThat(shop.reload())
                .contains(
                        "GET /motto is not mapped to ownerController.second",
                        "OwnerController.nobody was not injected",
                        "the bean broken cannot be made (broken on purpose); a restart would fail");
        assertThat(shop.get("/motto")).startsWith("200 first");

        shop.sources().put(CONTROLLER, ShopSources.CONTROLLER);
        shop.sources().delete("app/Broken.java");
        shop.reload();
        assertThat(shop.get("/motto")).startsWith("200 first");
    }

    @Test
    void whatSpringDoesNotFollowIsSaid() throws IOException {
        shop.sources().replace("app/Greeter.java", "    public String greet", """
                @jakarta.annotation.PostConstruct void begin() { }
                public String greet""");
        shop.sources()
                .replace(
                        "app/Beans.java",
                        "@Configuration",
                        "@Configuration @org.springframework.context.annotation.EnableMBeanExport");
        assertThat(shop.reload())
                .contains(
                        "Greeter.begin() is not run again for the bean that lives",
                        "@EnableMBeanExport on Beans brings in beans of a library; restart to apply it");

        shop.sources().put("app/Greeter.java", ShopSources.GREETER);
        shop.sources().put("app/Beans.java", ShopSources.BEANS);
        shop.reload();
    }
}
