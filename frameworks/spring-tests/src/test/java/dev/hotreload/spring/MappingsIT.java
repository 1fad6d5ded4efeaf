package dev.hotreload.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Request mappings and what handles requests. */
@ExtendWith(ShopExtension.class)
class MappingsIT {
    private static final String CONTROLLER = "app/OwnerController.java";

    private final Shop shop;

    MappingsIT(Shop shop) {
        this.shop = shop;
    }

    @Test
    void anEndpointThatIsAddedAnswersAndOneThatIsRemovedDoesNot() throws IOException {
        assertThat(shop.get("/owners/7/hello")).startsWith("404 ");

        shop.sources().replace(CONTROLLER, "// more", """
                @GetMapping("/owners/{id}/hello")
                public String hello(@PathVariable("id") int id) { return "hello " + id + " " + calls.get(); }
                // more""");
        assertThat(shop.reload())
                .contains(Shop.told("added", "GET /owners/{id}/hello"))
                .doesNotContain(Shop.told("added", "GET /find"));
        assertThat(shop.get("/actuator/mappings")).contains("/owners/{id}/hello");
        assertThat(shop.get("/owners/7/hello")).matches("200 hello 7 [1-9]\\d*");

        shop.sources()
                .replace(CONTROLLER, "@GetMapping(\"/owners/{id}/hello\")", "@PostMapping(\"/owners/{id}/greet\")");
        assertThat(shop.reload())
                .contains(
                        Shop.told("added", "POST /owners/{id}/greet"), Shop.told("removed", "GET /owners/{id}/hello"));
        assertThat(shop.get("/owners/7/hello")).startsWith("404 ");
        assertThat(shop.post("/owners/7/greet")).startsWith("200 hello 7 ");

        shop.sources().put(CONTROLLER, ShopSources.CONTROLLER);
        assertThat(shop.reload()).contains(Shop.told("removed", "POST /owners/{id}/greet"));
        assertThat(shop.get("/actuator/mappings")).startsWith("200 ").doesNotContain("/owners/{id}/greet");
        assertThat(shop.post("/owners/7/greet")).startsWith("404 ");
    }

    @Test
    void parametersAndStatusOfAnEndpointChange() throws IOException {
        assertThat(shop.get("/find?name=x")).isEqualTo("200 found x");

        shop.sources().replace(CONTROLLER, "find(@RequestParam(\"name\")", "find(@RequestParam(\"q\")");
        assertThat(shop.reload()).contains(Shop.told("changed", "GET /find"));
        assertThat(shop.get("/find?name=x")).startsWith("400 ");
        assertThat(shop.get("/find?q=x")).isEqualTo("200 found x");

        shop.sources()
                .replace(
                        CONTROLLER,
                        "@RequestParam(\"q\") String name",
                        "@RequestHeader(value = \"X-Name\", defaultValue = \"nobody\") String name");
        shop.sources()
                .replace(
                        CONTROLLER,
                        "@GetMapping(\"/find\")",
                        "@ResponseStatus(HttpStatus.ACCEPTED) @GetMapping(\"/find\")");
        shop.reload();
        assertThat(shop.get("/find?q=x")).isEqualTo("202 found nobody");

        shop.sources().put(CONTROLLER, ShopSources.CONTROLLER);
        shop.reload();
        assertThat(shop.get("/find?name=y")).isEqualTo("200 found y");
    }

    @Test
    void exceptionHandlersModelsAndBindersOfAControllerChange() throws IOException {
        assertThat(shop.get("/fail")).startsWith("500 ");

        WebEdits.addHandlers(shop.sources(), CONTROLLER, 418, "tone", "x");
        shop.reload();
        assertThat(shop.get("/fail")).isEqualTo("418 on purpose");
        assertThat(shop.get("/model")).isEqualTo("200 {tone=tone}");
        assertThat(shop.get("/find?name=axb")).isEqualTo("200 found ab");

        shop.sources().put(CONTROLLER, ShopSources.CONTROLLER);
        shop.reload();
        assertThat(shop.get("/fail")).startsWith("500 ");
        assertThat(shop.get("/model")).isEqualTo("200 {}");
        assertThat(shop.get("/find?name=axb")).isEqualTo("200 found axb");
    }

    @Test
    void controllerAdviceChangesComesAndGoes() throws IOException {
        WebEdits.addHandlers(shop.sources(), "app/Advice.java", 419, "mood", "y");
        shop.reload();
        assertThat(shop.get("/fail")).isEqualTo("419 on purpose");
        assertThat(shop.get("/model")).isEqualTo("200 {mood=mood}");
        assertThat(shop.get("/find?name=ayb")).isEqualTo("200 found ab");

        shop.sources().put("app/Advice.java", ShopSources.ADVICE);
        shop.sources().put("app/LateAdvice.java", ShopSources.ADVICE.replace("Advice {", "LateAdvice {"));
        WebEdits.addHandlers(shop.sources(), "app/LateAdvice.java", 420, "tune", "z");
        assertThat(shop.reload()).contains(Shop.told("added", "bean lateAdvice"));
        assertThat(shop.get("/fail")).isEqualTo("420 on purpose");
        assertThat(shop.get("/model")).isEqualTo("200 {tune=tune}");
        assertThat(shop.get("/find?name=aybz")).isEqualTo("200 found ayb");

        shop.sources().delete("app/LateAdvice.java");
        shop.reload();
        assertThat(shop.get("/fail")).startsWith("500 ");
        assertThat(shop.get("/model")).isEqualTo("200 {}");
        assertThat(shop.get("/find?name=ayb")).isEqualTo("200 found ayb");
    }

    @Test
    void functionalRoutesAreThoseOfTheBeans() throws IOException {
        assertThat(shop.get("/one")).startsWith("404 ");

        shop.sources().replace("app/Beans.java", "// more", """
                @Bean
                public org.springframework.web.servlet.function.RouterFunction<?> routes() {
                    return org.springframework.web.servlet.function.RouterFunctions.route()
                        .GET("/one", request -> org.springframework.web.servlet.function.ServerResponse.ok().body("one"))
                        // routes
                        .build();
                }
                // more""");
        shop.reload();
        assertThat(shop.get("/one")).isEqualTo("200 one");

        shop.sources().replace("app/Beans.java", "// routes", """
                .GET("/two", request -> org.springframework.web.servlet.function.ServerResponse.ok().body("two"))
                // routes""");
        shop.reload();
        assertThat(shop.get("/one")).isEqualTo("200 one");
        assertThat(shop.get("/two")).isEqualTo("200 two");

        shop.sources().put("app/Beans.java", ShopSources.BEANS);
        shop.reload();
        assertThat(shop.get("/one")).startsWith("404 ");
        assertThat(shop.get("/two")).startsWith("404 ");
    }
}
