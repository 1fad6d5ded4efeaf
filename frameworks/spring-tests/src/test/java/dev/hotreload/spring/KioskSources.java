package dev.hotreload.spring;

import dev.hotreload.testing.Sources;

/** The reactive application before its edits. */
final class KioskSources {
    static final String APP = """
            package app;
            @org.springframework.boot.autoconfigure.SpringBootApplication
            public class App {
                public static void main(String[] args) { org.springframework.boot.SpringApplication.run(App.class, args); }
            }
            """;

    static final String CONTROLLER = """
            package app;
            import java.util.TreeMap;
            import java.util.concurrent.atomic.AtomicInteger;
            import org.springframework.http.HttpStatus;
            import org.springframework.ui.Model;
            import org.springframework.web.bind.annotation.*;
            import reactor.core.publisher.Mono;
            @RestController
            public class PaperController {
                final AtomicInteger calls = new AtomicInteger();
                @GetMapping("/steady")
                public Mono<String> steady() { return Mono.just("call " + calls.incrementAndGet()); }
                @GetMapping("/identity")
                public String identity() { return "" + System.identityHashCode(this); }
                @GetMapping("/find")
                public Mono<String> find(@RequestParam("name") String name) { return Mono.just("found " + name); }
                @GetMapping("/fail")
                public Mono<String> fail() { return Mono.error(new IllegalStateException("on purpose")); }
                @GetMapping("/model")
                public String model(Model model) {
                    TreeMap<String, Object> attributes = new TreeMap<>(model.asMap());
                    attributes.keySet().removeIf(name -> name.startsWith("org."));
                    return attributes.toString();
                }
                // more
            }
            """;

    static final String ADVICE = """
            package app;
            import org.springframework.web.bind.annotation.*;
            @RestControllerAdvice
            public class Advice {
                // more
            }
            """;

    static final String ROUTES = """
            package app;
            import org.springframework.context.annotation.*;
            import org.springframework.web.reactive.function.server.*;
            @Configuration
            public class Routes {
                @Bean
                public RouterFunction<ServerResponse> numbers() {
                    return RouterFunctions.route()
                        .GET("/one", request -> ServerResponse.ok().bodyValue("one"))
                        // routes
                        .build();
                }
                // more
            }
            """;

    static final String PAGES = """
            package app;
            import org.springframework.web.bind.annotation.*;
            @org.springframework.stereotype.Controller
            public class Pages {
                @GetMapping("/page") public String page() { return "page"; }
                @GetMapping("/sheet") public String sheet() { return "sheet"; }
            }
            """;

    static final String PAGE = "<p th:text=\"#{page.title}\">title</p>";
    static final String SHEET = "sheet ${1 + 1}";
    static final String MESSAGES = "page.title=Kiosk\n";

    /** Thymeleaf would take a name for its own that it has no template for. */
    static final String PROPERTIES = "spring.thymeleaf.view-names=page\n";

    /** Methods that nothing calls by itself yet. */
    static final String HELPER = """
            package app;
            import org.springframework.scheduling.annotation.*;
            import org.springframework.web.bind.annotation.*;
            @org.springframework.stereotype.Component
            public class Helper {
                volatile int ticks;
                @Scheduled(fixedDelay = 10) public void tick() { ticks++; }
                @Async public java.util.concurrent.Future<String> later() {
                    return java.util.concurrent.CompletableFuture.completedFuture(Thread.currentThread().getName());
                }
            }
            """;

    static final String HELP_CONTROLLER = """
            package app;
            import org.springframework.web.bind.annotation.*;
            @RestController
            public class HelpController {
                private final Helper helper;
                HelpController(Helper helper) { this.helper = helper; }
                @GetMapping("/later") public String later() throws Exception { return helper.later().get(); }
            }
            """;

    /** Seen without a proxy, which has a field of its own. */
    static final String TICKS = """
            package app;
            import org.springframework.web.bind.annotation.*;
            @RestController
            public class Ticks {
                private final Helper helper;
                Ticks(Helper helper) { this.helper = helper; }
                @GetMapping("/ticks") public int ticks() throws Exception {
                    return helper instanceof org.springframework.aop.framework.Advised advised
                        ? ((Helper) advised.getTargetSource().getTarget()).ticks : helper.ticks;
                }
            }
            """;

    private KioskSources() {}

    static void put(Sources sources) {
        sources.put("app/App.java", APP);
        sources.put("app/PaperController.java", CONTROLLER);
        sources.put("app/Advice.java", ADVICE);
        sources.put("app/Routes.java", ROUTES);
        sources.put("app/Pages.java", PAGES);
        sources.put("app/Helper.java", HELPER);
        sources.put("app/HelpController.java", HELP_CONTROLLER);
        sources.put("app/Ticks.java", TICKS);
        sources.put("application.properties", PROPERTIES);
        sources.put("templates/page.html", PAGE);
        sources.put("templates/sheet.ftlh", SHEET);
        sources.put("messages.properties", MESSAGES);
        sources.put("static/note.txt", "old");
    }
}
