package dev.hotreload.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** Advice on a bean that has had no proxy. Its counter goes on, whatever stands before it. */
@ExtendWith(ShopExtension.class)
class AdviceIT {
    private static final String TELLER = "app/Teller.java";
    private static final String FLAKY = "app/Flaky.java";

    private final Shop shop;

    AdviceIT(Shop shop) {
        this.shop = shop;
    }

    @Test
    void adviceComesChangesAndGoes() throws IOException {
        assertThat(shop.get("/tell?word=a")).isEqualTo("200 a1 false true");

        shop.sources()
                .replace(
                        TELLER,
                        "public String",
                        "@org.springframework.cache.annotation.Cacheable(\"words\") public String");
        assertThat(shop.reload())
                .contains(Shop.told("added", "proxy of bean teller"), Shop.told("changed", "@Cacheable of Teller"))
                .contains("\"notes\":[]");
        assertThat(shop.get("/tell?word=a")).isEqualTo("200 a2 false true");
        assertThat(shop.get("/tell?word=a")).isEqualTo("200 a2 false true");
        assertThat(shop.get("/tell?word=b")).isEqualTo("200 b3 false true");

        shop.sources().put(TELLER, ShopSources.TELLER);
        shop.sources()
                .replace(
                        TELLER,
                        "public String",
                        "@org.springframework.transaction.annotation.Transactional public String");
        assertThat(shop.reload())
                .contains(
                        Shop.told("changed", "advice of bean teller"),
                        Shop.told("changed", "@Transactional of Teller"));
        assertThat(shop.get("/tell?word=a")).isEqualTo("200 a4 true true");

        // The same advice, declared otherwise.
        shop.sources()
                .replace(
                        TELLER,
                        "annotation.Transactional",
                        "annotation.Transactional(propagation = org.springframework.transaction.annotation.Propagation.NOT_SUPPORTED)");
        shop.reload();
        assertThat(shop.get("/tell?word=a")).isEqualTo("200 a5 false true");

        shop.sources().put(TELLER, ShopSources.TELLER);
        shop.sources()
                .replace(
                        TELLER,
                        "public String",
                        "@org.springframework.security.access.prepost.PreAuthorize(\"#word != 'no'\") public String");
        shop.reload();
        assertThat(shop.get("/tell?word=no")).startsWith("500 ");

        shop.sources().replace(TELLER, "#word != 'no'", "#word != 'nein'");
        assertThat(shop.reload()).contains(Shop.told("changed", "@PreAuthorize of Teller"));
        assertThat(shop.get("/tell?word=nein")).startsWith("500 ");
        assertThat(shop.get("/tell?word=no")).isEqualTo("200 no6 false true");

        shop.sources().put(TELLER, ShopSources.TELLER);
        shop.reload();
        assertThat(shop.get("/tell?word=a")).isEqualTo("200 a7 false true");
    }

    @Test
    @DisabledIfSystemProperty(
            named = "hotreload.boot.version",
            matches = "3[.].*",
            disabledReason = "Spring Framework 6 has no resilience")
    void retriesAndLimitsComeChangeAndGo() throws IOException {
        shop.sources().put(FLAKY, """
                package app;
                import java.util.concurrent.atomic.AtomicInteger;
                @org.springframework.stereotype.Component
                public class Flaky {
                    private final AtomicInteger tries = new AtomicInteger();
                    /* retry */ public int flaky() {
                        int now = tries.incrementAndGet();
                        if (now % 3 != 0) {
                            throw new IllegalStateException("try " + now);
                        }
                        return now;
                    }
                    /* limit */ public String limited(java.util.function.Supplier<String> inner) { return inner.get(); }
                }
                """);
        shop.sources().put("app/FlakyController.java", """
                package app;
                import org.springframework.web.bind.annotation.*;
                @RestController
                public class FlakyController {
                    private final Flaky flaky;
                    FlakyController(Flaky flaky) { this.flaky = flaky; }
                    @GetMapping("/flaky") public String flaky() { return "" + flaky.flaky(); }
                    @GetMapping("/limited") public String limited() {
                        return flaky.limited(() -> flaky.limited(() -> "in"));
                    }
                }
                """);
        shop.reload();
        assertThat(shop.get("/flaky")).startsWith("500 ");
        assertThat(shop.get("/limited")).isEqualTo("200 in");

        limit("@org.springframework.resilience.annotation.Retryable(delay = 1)", 1);
        assertThat(shop.reload()).contains(Shop.told("changed", "@Retryable of Flaky"));
        assertThat(shop.get("/flaky")).isEqualTo("200 3");
        assertThat(shop.get("/limited")).startsWith("500 ");

        limit("@org.springframework.resilience.annotation.Retryable(delay = 1, maxRetries = 1)", 2);
        assertThat(shop.reload())
                .contains(
                        Shop.told("changed", "@Retryable of Flaky"),
                        Shop.told("changed", "@ConcurrencyLimit of Flaky"));
        assertThat(shop.get("/flaky")).startsWith("500 ");
        assertThat(shop.get("/limited")).isEqualTo("200 in");
        assertThat(shop.get("/flaky")).isEqualTo("200 6");

        limit("", 0);
        shop.reload();
        assertThat(shop.get("/flaky")).startsWith("500 ");
        assertThat(shop.get("/flaky")).startsWith("500 ");
        assertThat(shop.get("/flaky")).isEqualTo("200 9");
        assertThat(shop.get("/limited")).isEqualTo("200 in");

        shop.sources().delete(FLAKY);
        shop.sources().delete("app/FlakyController.java");
        shop.reload();
    }

    private void limit(String retry, int limit) {
        String annotation = "@org.springframework.resilience.annotation.ConcurrencyLimit(limit = " + limit
                + ", policy = org.springframework.resilience.annotation.ConcurrencyLimit.ThrottlePolicy.REJECT)";
        String text = shop.sources().text(FLAKY);
        text = text.replaceAll("/[*] retry [*]/.*public", "/* retry */ " + retry + " public");
        text = text.replaceAll("/[*] limit [*]/.*public", "/* limit */ " + (limit == 0 ? "" : annotation) + " public");
        shop.sources().put(FLAKY, text);
    }

    @Test
    void validationAndOtherThreads() throws IOException {
        shop.sources()
                .replace(
                        "app/Greeter.java",
                        "@org.springframework.stereotype.Component",
                        "@org.springframework.stereotype.Component @org.springframework.validation.annotation.Validated");
        shop.sources().replace("app/Greeter.java", "    public String greet(String name)", """
                @org.springframework.scheduling.annotation.Async
                public java.util.concurrent.Future<String> later() {
                    return java.util.concurrent.CompletableFuture.completedFuture(Thread.currentThread().getName());
                }
                public String greet(@jakarta.validation.constraints.Size(max = 3) String name)""");
        shop.sources().replace("app/Tellers.java", "// more", """
                @org.springframework.beans.factory.annotation.Autowired Greeter greeter;
                @GetMapping("/later") public String later() throws Exception { return greeter.later().get(); }
                @GetMapping("/greet") public String greet(@RequestParam("name") String name) { return greeter.greet(name); }
                // more""");
        assertThat(shop.reload())
                .contains(Shop.told("added", "proxy of bean greeter"), Shop.told("added", "injected Tellers.greeter"));
        assertThat(shop.get("/greet?name=ann")).isEqualTo("200 hi ann");
        assertThat(shop.get("/greet?name=anna")).startsWith("500 ");
        assertThat(shop.get("/later")).startsWith("200 task-");

        shop.sources().replace("app/Greeter.java", "@org.springframework.validation.annotation.Validated", "");
        shop.sources().replace("app/Greeter.java", "@org.springframework.scheduling.annotation.Async", "");
        shop.reload();
        assertThat(shop.get("/greet?name=anna")).isEqualTo("200 hi anna");
        assertThat(shop.get("/later")).startsWith("200 http");
        shop.sources().put("app/Greeter.java", ShopSources.GREETER);
        shop.sources().put("app/Tellers.java", ShopSources.TELLERS);
        shop.reload();
    }

    @Test
    void exceptionsAreTranslatedAsSoonAsAComponentIsARepository() throws IOException {
        shop.sources().put("app/Shelf.java", """
                package app;
                @org.springframework.stereotype.Component
                public class Shelf {
                    public String take() { throw new jakarta.persistence.PersistenceException(); }
                }
                """);
        shop.sources().put("app/ShelfController.java", """
                package app;
                import org.springframework.web.bind.annotation.*;
                @RestController
                public class ShelfController {
                    private final Shelf shelf;
                    ShelfController(Shelf shelf) { this.shelf = shelf; }
                    @GetMapping("/shelf") public String take() {
                        try {
                            return shelf.take();
                        } catch (RuntimeException e) {
                            return e.getClass().getSimpleName();
                        }
                    }
                }
                """);
        shop.reload();
        assertThat(shop.get("/shelf")).isEqualTo("200 PersistenceException");

        shop.sources().replace("app/Shelf.java", "stereotype.Component", "stereotype.Repository");
        assertThat(shop.reload()).contains(Shop.told("added", "proxy of bean shelf"));
        assertThat(shop.get("/shelf")).isEqualTo("200 JpaSystemException");

        shop.sources().delete("app/Shelf.java");
        shop.sources().delete("app/ShelfController.java");
        shop.reload();
        assertThat(shop.get("/shelf")).startsWith("404 ");
    }

    @Test
    void anAspectComesChangesAndGoes() throws IOException {
        assertThat(shop.get("/tools")).startsWith("200 [");
        shop.sources().put("app/Loud.java", """
                package app;
                import org.aspectj.lang.ProceedingJoinPoint;
                import org.aspectj.lang.annotation.*;
                @Aspect
                @org.springframework.stereotype.Component
                public class Loud {
                    @Around("execution(* app.Tools.tools())")
                    public Object loud(ProceedingJoinPoint call) throws Throwable { return call.proceed() + "!"; }
                }
                """);
        assertThat(shop.reload()).contains(Shop.told("added", "bean loud"), Shop.told("added", "proxy of bean tools"));
        assertThat(shop.get("/tools")).startsWith("200 [").endsWith("!");

        shop.sources().replace("app/Loud.java", "Tools.tools()", "Clock.ticks()");
        assertThat(shop.reload()).contains(Shop.told("added", "proxy of bean clock"));
        assertThat(shop.get("/tools")).doesNotEndWith("!");
        assertThat(shop.get("/ticks")).endsWith("!");

        shop.sources().delete("app/Loud.java");
        assertThat(shop.reload()).contains(Shop.told("removed", "bean loud"));
        assertThat(shop.get("/ticks")).doesNotEndWith("!");
    }

    /** What it is known by is there, and nothing that reads it. */
    @Test
    void anAnnotationThatNobodyReadsIsSaid() throws IOException {
        shop.sources()
                .put(
                        "org/springframework/retry/annotation/Retryable.java",
                        "package org.springframework.retry.annotation; @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) public @interface Retryable {}");
        shop.sources()
                .replace(TELLER, "public String", "@org.springframework.retry.annotation.Retryable public String");
        assertThat(shop.reload())
                .contains(
                        "@Retryable on Teller has no effect, because there is no RetryConfiguration; add what enables it and restart");

        shop.sources().delete("org/springframework/retry/annotation/Retryable.java");
        shop.sources().put(TELLER, ShopSources.TELLER);
        shop.reload();
    }
}
