package dev.hotreload.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.hibernate.HibernateSupport;
import dev.hotreload.testing.Load;
import dev.hotreload.testing.ServerProgram;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** One session factory, whose entities are edited. Each test takes its edits back. */
@Execution(ExecutionMode.SAME_THREAD)
class HibernateIT {
    private static final String APP = """
            package app;

            import com.sun.net.httpserver.HttpServer;
            import java.net.InetAddress;
            import java.net.InetSocketAddress;
            import org.hibernate.SessionFactory;
            import org.hibernate.cfg.Configuration;

            public class App {
                static SessionFactory factory;

                public static void main(String[] args) throws Exception {
                    factory = new Configuration()
                            .setProperty("hibernate.connection.url", "jdbc:h2:mem:dishes;DB_CLOSE_DELAY=-1")
                            .setProperty("hibernate.hbm2ddl.auto", "create")
                            .addAnnotatedClass(Dish.class)
                            .addAnnotatedClass(Guest.class)
                            .buildSessionFactory();
                    factory.inTransaction(session -> session.persist(new Dish("soup")));
                    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                    server.createContext("/", exchange -> {
                        byte[] answer = factory.fromSession(session -> session
                                .createQuery("from Dish", Dish.class).getResultList().toString()).getBytes();
                        exchange.sendResponseHeaders(200, answer.length);
                        exchange.getResponseBody().write(answer);
                        exchange.close();
                    });
                    server.start();
                    System.out.println("listens at " + server.getAddress().getPort());
                }
            }
            """;
    private static final String DISH = """
            package app;

            import jakarta.persistence.Column;
            import jakarta.persistence.Entity;
            import jakarta.persistence.GeneratedValue;
            import jakarta.persistence.Id;

            @Entity
            public class Dish {
                @Id @GeneratedValue private Long id;
                private String name;
                // more

                protected Dish() {}

                public Dish(String name) {
                    this.name = name;
                }

                @Override
                public String toString() {
                    return name;
                }
            }
            """;
    private static final String GUEST = """
            package app;

            import jakarta.persistence.Entity;
            import jakarta.persistence.Id;

            @Entity
            public class Guest {
                private long id;

                @Id
                public long getId() {
                    return id;
                }

                public void setId(long id) {
                    this.id = id;
                }
                // more
            }
            """;

    private static ServerProgram program;
    private static Load load;

    @BeforeAll
    static void start() {
        program = Program.start(
                "hibernate",
                Map.of("app/App.java", APP, "app/Dish.java", DISH, "app/Guest.java", GUEST),
                List.of(HibernateSupport.class));
        load = new Load(List.of(() -> program.get("/")));
    }

    @AfterEach
    void nothingIsLost() throws IOException {
        program.sources().put("app/Dish.java", DISH);
        program.sources().put("app/Guest.java", GUEST);
        program.reload();
        assertThat(program.get("/")).isEqualTo("200 [soup]");
        assertThat(load.failures()).isEmpty();
        assertThat(program.log()).doesNotContain("may not have noticed");
    }

    @AfterAll
    static void end() {
        load.close();
        program.close();
    }

    @Test
    void aMappingThatIsAnotherIsSaid() throws IOException {
        program.sources().replace("app/Dish.java", "// more", "@Column private int price;");
        assertThat(program.reload())
                .contains("Hibernate: the mapping of Dish is worked out once; restart to apply what changed");
        assertThat(program.get("/")).isEqualTo("200 [soup]");

        program.sources()
                .put("app/Dish.java", DISH.replace("private String name", "@Column(length = 99) private String name"));
        assertThat(program.reload()).contains("Hibernate: the mapping of Dish is worked out once");

        program.sources()
                .replace(
                        "app/Guest.java",
                        "// more",
                        "public String getNick() { return null; } public void setNick(String nick) {}");
        assertThat(program.reload()).contains("Hibernate: the mapping of Guest is worked out once");
    }

    @Test
    void whatIsNotMappedIsLive() throws IOException {
        program.sources()
                .replace(
                        "app/Dish.java",
                        "// more",
                        "transient int seen; public String getLabel() { return name + \"!\"; }");
        program.sources().replace("app/Dish.java", "return name;", "return getLabel();");
        program.sources()
                .replace(
                        "app/Guest.java",
                        "// more",
                        "private transient int seen; public String greet(String how) { return how + id; }");
        assertThat(program.reload()).contains("\"notes\":[]");
        assertThat(program.get("/")).isEqualTo("200 [soup!]");
    }

    @Test
    void entitiesThatComeAndGoAreSaid() throws IOException {
        program.sources().put("app/Late.java", GUEST.replace("Guest", "Late"));
        program.sources().delete("app/Guest.java");
        program.sources().replace("app/App.java", ".addAnnotatedClass(Guest.class)", "");
        assertThat(program.reload())
                .contains(
                        "Hibernate: Late is not mapped; restart if it is to be",
                        "Hibernate: Guest is mapped until a restart");
        program.sources().delete("app/Late.java");
        program.sources().put("app/App.java", APP);
    }
}
