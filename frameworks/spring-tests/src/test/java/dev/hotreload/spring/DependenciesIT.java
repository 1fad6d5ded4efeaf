package dev.hotreload.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What live beans are injected with. */
@ExtendWith(ShopExtension.class)
class DependenciesIT {
    private static final String CONTROLLER = "app/OwnerController.java";

    private final Shop shop;

    DependenciesIT(Shop shop) {
        this.shop = shop;
    }

    @Test
    void dependenciesAreAddedToALiveBean() throws IOException {
        String before = shop.get("/identity");
        shop.sources().replace(CONTROLLER, "// more", """
                @org.springframework.beans.factory.annotation.Autowired private Greeter byField;
                private Greeter bySetter;
                @org.springframework.beans.factory.annotation.Autowired
                public void setGreeter(Greeter greeter) { bySetter = greeter; }
                @org.springframework.beans.factory.annotation.Value("${shop.name:corner}") private String shop;
                @org.springframework.beans.factory.annotation.Autowired java.util.List<Greeter> all;
                @org.springframework.beans.factory.annotation.Autowired
                org.springframework.beans.factory.ObjectProvider<Greeter> provider;
                private final Greeter byConstructor;
                OwnerController(Greeter greeter) { byConstructor = greeter; }
                @GetMapping("/wired")
                public String wired() {
                    return byField.greet(shop) + " " + (byField == bySetter) + (byField == byConstructor) + (all.get(0) == byField)
                        + (provider.getObject() == byField);
                }
                // more""");
        assertThat(shop.reload()).contains("\"notes\":[]");
        assertThat(shop.get("/wired")).isEqualTo("200 hi corner truetruetruetrue");
        assertThat(shop.get("/identity")).isEqualTo(before);

        shop.sources().put(CONTROLLER, ShopSources.CONTROLLER);
        shop.reload();
        assertThat(shop.get("/identity")).isEqualTo(before);
    }

    @Test
    void collectionsAndOptionalDependenciesOfLiveBeansFollow() throws IOException {
        assertThat(shop.get("/tools")).isEqualTo("200 [hammer] [hammer] false");
        shop.sources().put("app/Saw.java", """
                package app;
                @org.springframework.stereotype.Component
                class Saw implements Tools.Tool, Runnable {
                    @Override public String name() { return "saw"; }
                    @Override public void run() { }
                }
                """);
        assertThat(shop.reload())
                .contains(
                        Shop.told("changed", "injected Tools.byConstructor"),
                        Shop.told("changed", "injected Tools.byField"));
        assertThat(shop.get("/tools")).isEqualTo("200 [hammer, saw] [hammer, saw] true");

        shop.sources().delete("app/Saw.java");
        shop.reload();
        assertThat(shop.get("/tools")).isEqualTo("200 [hammer] [hammer] false");
    }
}
