package dev.hotreload.spring;

import dev.hotreload.testing.Sources;

/** The application before its edits. */
final class ShopSources {
    static final String APP = """
            package app;
            @org.springframework.boot.autoconfigure.SpringBootApplication
            @org.springframework.scheduling.annotation.EnableScheduling
            @org.springframework.scheduling.annotation.EnableAsync
            @org.springframework.cache.annotation.EnableCaching
            @org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity
            @org.springframework.boot.context.properties.EnableConfigurationProperties({ShopProperties.class, Address.class})
            public class App {
                public static void main(String[] args) { org.springframework.boot.SpringApplication.run(App.class, args); }
            }
            """;

    static final String CONTROLLER = """
            package app;
            import java.util.concurrent.atomic.AtomicInteger;
            import java.util.Map;
            import java.util.TreeMap;
            import jakarta.servlet.http.HttpSession;
            import org.springframework.http.HttpStatus;
            import org.springframework.ui.Model;
            import org.springframework.web.bind.annotation.*;
            @RestController
            public class OwnerController {
                final AtomicInteger calls = new AtomicInteger();
                @GetMapping("/steady")
                public String steady() { return "call " + calls.incrementAndGet(); }
                @GetMapping("/owners/{id}")
                public String owner(@PathVariable("id") int id) { return "owner " + id; }
                @GetMapping("/find")
                public String find(@RequestParam("name") String name) { return "found " + name; }
                @GetMapping("/fail")
                public String fail() { throw new IllegalStateException("on purpose"); }
                @GetMapping("/model")
                public String model(Model model) { return new TreeMap<>(model.asMap()).toString(); }
                @GetMapping("/identity")
                public String identity() { return "" + System.identityHashCode(this); }
                @PostMapping("/session")
                public String remember(@RequestParam("name") String name, HttpSession session) {
                    session.setAttribute("name", name);
                    return name;
                }
                @GetMapping("/session")
                public String recall(HttpSession session) { return "" + session.getAttribute("name"); }
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

    static final String GREETER = """
            package app;
            @org.springframework.stereotype.Component
            public class Greeter {
                final int number = (int) (System.nanoTime() % 1_000_000);
                public String greet(String name) { return "hi " + name; }
            }
            """;

    static final String BEANS = """
            package app;
            import org.springframework.context.annotation.*;
            @Configuration
            @PropertySource("classpath:apart.properties")
            public class Beans {
                @Bean
                public Motto motto() { return new Motto("first"); }
                // more
            }
            """;

    static final String MOTTO = """
            package app;
            public record Motto(String text) implements AutoCloseable {
                static volatile String closed = "none";
                @Override public void close() { closed = text; }
            }
            """;

    static final String MOTTO_CONTROLLER = """
            package app;
            import org.springframework.web.bind.annotation.*;
            @RestController
            public class MottoController {
                private final Motto motto;
                private int asked;
                public MottoController(Motto motto) { this.motto = motto; }
                @GetMapping("/motto")
                public String motto() { return motto.text() + " after " + Motto.closed; }
                @GetMapping("/asked")
                public String asked() { return "" + ++asked; }
                // more
            }
            """;

    static final String TOOLS = """
            package app;
            import java.util.*;
            import org.springframework.web.bind.annotation.*;
            @RestController
            public class Tools {
                interface Tool { String name(); }
                private final List<Tool> byConstructor;
                @org.springframework.beans.factory.annotation.Autowired private Map<String, Tool> byField;
                @org.springframework.beans.factory.annotation.Autowired(required = false) private Runnable perhaps;
                Tools(List<Tool> tools) { this.byConstructor = tools; }
                @GetMapping("/tools")
                public String tools() {
                    return byConstructor.stream().map(Tool::name).toList() + " " + new TreeMap<>(byField).keySet() + " " + (perhaps != null);
                }
            }
            """;

    static final String HAMMER = """
            package app;
            @org.springframework.stereotype.Component
            class Hammer implements Tools.Tool {
                @Override public String name() { return "hammer"; }
            }
            """;

    static final String CLOCK = """
            package app;
            import org.springframework.web.bind.annotation.*;
            @RestController
            public class Clock {
                volatile int ticks;
                volatile String heard = "nothing";
                @GetMapping("/ticks") public String ticks() { return "" + ticks; }
                @GetMapping("/tasks") public String tasks() {
                    return "" + Holder.tasks.getScheduledTasks().size();
                }
                @GetMapping("/schedules") public String schedules() {
                    return Holder.tasks.getScheduledTasks().stream().map(task -> task.getTask())
                        .map(task -> task instanceof org.springframework.scheduling.config.CronTask cron ? cron.getExpression() : "other")
                        .toList().toString();
                }
                @PostMapping("/say") public String say(@RequestParam("word") String word) {
                    Holder.publisher.publishEvent(word);
                    return heard;
                }
                // more
            }
            """;

    static final String HOLDER = """
            package app;
            import org.springframework.context.ApplicationEventPublisher;
            import org.springframework.scheduling.config.ScheduledTaskHolder;
            @org.springframework.stereotype.Component
            class Holder {
                static ScheduledTaskHolder tasks;
                static ApplicationEventPublisher publisher;
                Holder(ScheduledTaskHolder holder, ApplicationEventPublisher events) { tasks = holder; publisher = events; }
            }
            """;

    static final String PROPERTIES = """
            spring.profiles.active=night
            shop.title=Corner
            shop.opening-hours[0]=nine
            shop.limits.cats=3
            address.street=Main
            greeting=hello
            """;

    static final String SHOP_PROPERTIES = """
            package app;
            import java.util.*;
            @org.springframework.boot.context.properties.ConfigurationProperties("shop")
            public class ShopProperties {
                private String title = "none";
                private List<String> openingHours = new ArrayList<>();
                private Map<String, Integer> limits = new TreeMap<>();
                int seen;
                public String getTitle() { return title; }
                public void setTitle(String title) { this.title = title; }
                public List<String> getOpeningHours() { return openingHours; }
                public void setOpeningHours(List<String> hours) { openingHours = hours; }
                public Map<String, Integer> getLimits() { return limits; }
            }
            """;

    static final String ADDRESS = """
            package app;
            @org.springframework.boot.context.properties.ConfigurationProperties("address")
            public record Address(String street) {}
            """;

    static final String SETTINGS = """
            package app;
            import org.springframework.beans.factory.annotation.Value;
            import org.springframework.core.env.Environment;
            import org.springframework.web.bind.annotation.*;
            @RestController
            public class SettingsController {
                private final ShopProperties shop;
                private final Address address;
                private final Environment environment;
                @Value("${greeting}, ${shop.title}") private String greeting;
                @Value("${apart}") private String apart;
                SettingsController(ShopProperties shop, Address address, Environment environment) {
                    this.shop = shop; this.address = address; this.environment = environment;
                }
                @GetMapping("/settings")
                public String settings() {
                    return shop.getTitle() + " " + shop.getOpeningHours() + " " + shop.getLimits() + " " + address.street() + " "
                        + greeting + " " + environment.getProperty("shop.extra", "no extra") + " " + ++shop.seen;
                }
                @GetMapping("/apart")
                public String apart() { return apart + " " + environment.getProperty("shop.night", "no night"); }
                @GetMapping("/level")
                public String level() {
                    return "" + org.slf4j.LoggerFactory.getLogger("app.chatty").isDebugEnabled();
                }
            }
            """;

    static final String SEEN = """
            package app;
            import java.util.*;
            import org.springframework.web.bind.annotation.*;
            @RestController
            public class Seen {
                @GetMapping("/seen")
                public String seen() throws Exception {
                    String type = "no";
                    try {
                        type = Class.forName("dev.hotreload.spring.SpringSupport").getName();
                    } catch (ClassNotFoundException e) {
                        // As it should be.
                    }
                    return "class " + type + ", resources "
                        + Collections.list(getClass().getClassLoader().getResources("META-INF/hotreload/support.properties"))
                        + ", services " + ServiceLoader.load(dev.hotreload.spi.FrameworkSupport.class).stream().toList();
                }
                // more
            }
            """;

    static final String OWN_SUPPORT = """
            package app;
            import dev.hotreload.spi.*;
            public class OwnSupport implements FrameworkSupport {
                @Override public String name() { return "Shop"; }
                @Override public void follow(Changes changes, Following following) {
                    for (ChangedType type : changes.types()) {
                        if (type.live() == Seen.class) {
                            type.added().forEach(member -> following.added(type.name() + " " + type.kind() + " " + member.name()));
                            if (!type.removed().isEmpty()) {
                                throw new IllegalStateException("gone");
                            }
                        }
                    }
                }
            }
            """;

    static final String PAGES = """
            package app;
            import org.springframework.web.bind.annotation.*;
            @org.springframework.stereotype.Controller
            public class Pages {
                @GetMapping("/page") public String page() { return "page"; }
                @GetMapping("/sheet") public String sheet() { return "sheet"; }
                @GetMapping("/card") public String card(org.springframework.ui.Model model) {
                    model.addAttribute("holder", "Anna");
                    return "card";
                }
                @ResponseBody @GetMapping(value = "/order", produces = "application/json")
                public Order order() { return new Order(); }
                public static class Order {
                    public int number = 1;
                    // more
                }
            }
            """;

    static final String JSP =
            "<%@ page contentType=\"text/plain\" session=\"false\" trimDirectiveWhitespaces=\"true\" %>"
                    + "<%= new app.Greeter().greet(\"leo\") %>: <%= 1 + 1 %>";

    static final String TELLER = """
            package app;
            import java.util.concurrent.atomic.AtomicInteger;
            import org.springframework.transaction.support.TransactionSynchronizationManager;
            @org.springframework.stereotype.Component
            public class Teller {
                private final AtomicInteger calls = new AtomicInteger();
                public String tell(String word) {
                    return word + calls.incrementAndGet() + " " + TransactionSynchronizationManager.isActualTransactionActive();
                }
                // more
            }
            """;

    static final String TELLERS = """
            package app;
            import java.util.List;
            import org.springframework.web.bind.annotation.*;
            @RestController
            public class Tellers {
                private final Teller teller;
                private final List<Teller> all;
                Tellers(Teller teller, List<Teller> all) { this.teller = teller; this.all = all; }
                @GetMapping("/tell")
                public String tell(@RequestParam("word") String word) { return teller.tell(word) + " " + (all.get(0) == teller); }
                // more
            }
            """;

    static final String VET = """
            package app;
            import jakarta.persistence.*;
            @Entity
            public class Vet {
                @Id @GeneratedValue public Long id;
                public String name = "";
                // more
            }
            """;

    static final String VETS = """
            package app;
            import java.util.List;
            public interface Vets extends org.springframework.data.jpa.repository.JpaRepository<Vet, Long> {
                List<Vet> findByName(String name);
                // more
            }
            """;

    static final String VET_CONTROLLER = """
            package app;
            import java.util.List;
            import jakarta.persistence.*;
            import org.springframework.web.bind.annotation.*;
            @RestController
            public class VetController {
                private final Vets vets;
                @PersistenceContext private EntityManager entities;
                VetController(Vets vets) { this.vets = vets; }
                @PostMapping("/vets") public long add(@RequestParam("name") String name) {
                    Vet vet = new Vet();
                    vet.name = name;
                    return vets.save(vet).id;
                }
                @GetMapping("/vets") public String vets(@RequestParam("name") String name) {
                    return vets.findByName(name).size() + " of " + vets.count() + " "
                        + entities.createQuery("select count(v) from Vet v", Long.class).getSingleResult();
                }
                // more
            }
            """;

    static final String PAGE = "<p th:text=\"#{page.title}\">title</p>";

    static final String CARD = "card of {{holder}}";

    /** Since Spring Framework 7. */
    static final String RESILIENCE = """
            package app;
            @org.springframework.context.annotation.Configuration
            @org.springframework.resilience.annotation.EnableResilientMethods
            public class Resilience {}
            """;

    private ShopSources() {}

    static void put(Sources sources) {
        sources.put("app/App.java", APP);
        sources.put("app/OwnerController.java", CONTROLLER);
        sources.put("app/Advice.java", ADVICE);
        sources.put("app/Greeter.java", GREETER);
        sources.put("app/Beans.java", BEANS);
        sources.put("app/Motto.java", MOTTO);
        sources.put("app/MottoController.java", MOTTO_CONTROLLER);
        sources.put("app/Seen.java", SEEN);
        sources.put("app/OwnSupport.java", OWN_SUPPORT);
        sources.put("app/Tools.java", TOOLS);
        sources.put("app/Hammer.java", HAMMER);
        sources.put("app/Clock.java", CLOCK);
        sources.put("app/Holder.java", HOLDER);
        sources.put("app/ShopProperties.java", SHOP_PROPERTIES);
        sources.put("app/Address.java", ADDRESS);
        sources.put("app/SettingsController.java", SETTINGS);
        sources.put("application.properties", PROPERTIES);
        sources.put("apart.properties", "apart=one\n");
        sources.put("app/Pages.java", PAGES);
        sources.put("app/Vet.java", VET);
        sources.put("app/Vets.java", VETS);
        sources.put("app/VetController.java", VET_CONTROLLER);
        sources.put("app/Teller.java", TELLER);
        sources.put("app/Tellers.java", TELLERS);
        sources.put("templates/page.html", PAGE);
        sources.put("templates/sheet.ftlh", "sheet ${1 + 1}");
        sources.put("templates/card.mustache", CARD);
        sources.put("META-INF/resources/price.jsp", JSP);
        sources.put("static/note.txt", "old");
        sources.put("messages.properties", "page.title=Corner\n");
        if (!System.getProperty("hotreload.boot.version", "").startsWith("3.")) {
            sources.put("app/Resilience.java", RESILIENCE);
        }
    }
}
