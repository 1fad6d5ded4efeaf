package dev.hotreload.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.jersey.JerseySupport;
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

/** One application, edited while it answers. Each test takes its edits back. */
@Execution(ExecutionMode.SAME_THREAD)
class JerseyIT {
    private static final String APP = """
            package app;

            import java.net.URI;
            import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;

            public class App {
                public static void main(String[] args) throws Exception {
                    var server = JdkHttpServerFactory.createHttpServer(URI.create("http://localhost:0/"), new Shop());
                    System.out.println("listens at " + server.getAddress().getPort());
                }
            }
            """;
    private static final String SHOP = """
            package app;

            import org.glassfish.jersey.server.ResourceConfig;

            public class Shop extends ResourceConfig {
                public Shop() {
                    packages("app.scanned");
                    register(Counter.class);
                    register(new Kept());
                }
            }
            """;
    private static final String COUNTER = """
            package app;

            import jakarta.inject.Singleton;
            import jakarta.ws.rs.*;
            import jakarta.ws.rs.core.*;

            @Path("counter")
            @Singleton
            public class Counter {
                private int count;
                // more

                @GET
                @Path("next")
                public String next() {
                    return String.valueOf(++count);
                }

                @GET
                @Path("same")
                public String same() {
                    return count + " " + System.identityHashCode(this);
                }
            }
            """;
    private static final String KEPT = """
            package app;

            import jakarta.ws.rs.*;

            @Path("kept")
            public class Kept {
                private final String made = "at start";

                @GET
                public String made() {
                    return made;
                }
            }
            """;
    private static final String ORDERS = """
            package app.scanned;

            import jakarta.ws.rs.*;
            import jakarta.ws.rs.core.*;

            @Path("orders")
            public class Orders {
                // more

                @GET
                @Path("{id}")
                public String order(@PathParam("id") int id) {
                    return "order " + id;
                }
            }
            """;

    private static final String REPORTS = ORDERS.replace("Orders", "Reports").replace("order", "report");

    private static ServerProgram program;
    private static Load load;
    private static String same;

    @BeforeAll
    static void start() {
        program = Program.start(
                "jersey",
                Map.of(
                        "app/App.java", APP,
                        "app/Shop.java", SHOP,
                        "app/Counter.java", COUNTER,
                        "app/Kept.java", KEPT,
                        "app/scanned/Orders.java", ORDERS,
                        "app/scanned/Reports.java", REPORTS),
                List.of(JerseySupport.class));
        assertThat(program.get("/counter/next")).isEqualTo("200 1");
        same = program.get("/counter/same");
        assertThat(same).startsWith("200 1 ");
        load = new Load(List.of(
                () -> program.get("/counter/same"), () -> program.get("/orders/1"), () -> program.get("/kept")));
    }

    @AfterEach
    void nothingIsLost() throws IOException {
        assertThat(program.get("/counter/same")).isEqualTo(same);
        assertThat(load.failures()).isEmpty();
        assertThat(program.log()).doesNotContain("may not have noticed");
    }

    @AfterAll
    static void end() {
        load.close();
        program.close();
    }

    @Test
    void resourceMethodsComeChangeAndGo() throws IOException {
        assertThat(program.get("/counter/hello")).startsWith("404 ");
        program.sources().replace("app/Counter.java", "// more", """
                @GET @Path("hello/{name}") @Produces("text/plain")
                public String hello(@PathParam("name") String name, @Context UriInfo uri) {
                    return "hello " + name + " at " + uri.getPath() + " " + ++count;
                }
                """);
        assertThat(program.reload()).contains(Program.told("Jersey", "added", "GET /counter/hello/{name}"));
        assertThat(program.get("/counter/hello/anna")).isEqualTo("200 hello anna at counter/hello/anna 2");

        program.sources()
                .replace("app/Counter.java", "@PathParam(\"name\") String name", "@QueryParam(\"name\") String name");
        program.sources().replace("app/Counter.java", "+ ++count", "+ --count");
        assertThat(program.reload()).contains(Program.told("Jersey", "changed", "GET /counter/hello/{name}"));
        assertThat(program.get("/counter/hello/anna?name=ben")).isEqualTo("200 hello ben at counter/hello/anna 1");

        program.sources().replace("app/Counter.java", "@GET @Path(\"hello/{name}\")", "@POST @Path(\"hi\")");
        assertThat(program.reload())
                .contains(
                        Program.told("Jersey", "added", "POST /counter/hi"),
                        Program.told("Jersey", "removed", "GET /counter/hello/{name}"));
        assertThat(program.get("/counter/hello/anna")).startsWith("404 ");
        assertThat(program.get("/counter/hi")).startsWith("405 ");

        program.sources().put("app/Counter.java", COUNTER);
        assertThat(program.reload()).contains(Program.told("Jersey", "removed", "POST /counter/hi"));
        assertThat(program.post("/counter/hi")).startsWith("404 ");
    }

    @Test
    void resourceClassesComeAndGo() throws IOException {
        program.sources()
                .put("app/scanned/Bills.java", ORDERS.replace("Orders", "Bills").replace("order", "bill"));
        program.sources().put("app/Late.java", KEPT.replace("Kept", "Late").replace("kept", "late"));
        assertThat(program.reload()).contains(Program.told("Jersey", "added", "GET /bills/{id}"));
        assertThat(program.get("/bills/3")).isEqualTo("200 bill 3");
        assertThat(program.get("/late")).startsWith("404 ");

        program.sources()
                .replace("app/Shop.java", "register(Counter.class);", "register(Counter.class); register(Late.class);");
        assertThat(program.reload()).contains(Program.told("Jersey", "added", "GET /late"));
        assertThat(program.get("/late")).isEqualTo("200 at start");

        program.sources().delete("app/scanned/Bills.java");
        program.sources().delete("app/Late.java");
        program.sources().put("app/Shop.java", SHOP);
        assertThat(program.reload())
                .contains(
                        Program.told("Jersey", "removed", "GET /bills/{id}"),
                        Program.told("Jersey", "removed", "GET /late"));
        assertThat(program.get("/bills/3")).startsWith("404 ");
        assertThat(program.get("/late")).startsWith("404 ");

        program.sources()
                .put("app/scanned/Bills.java", ORDERS.replace("Orders", "Bills").replace("order", "bill"));
        assertThat(program.reload()).contains(Program.told("Jersey", "added", "GET /bills/{id}"));
        assertThat(program.get("/bills/4")).isEqualTo("200 bill 4");
        program.sources().delete("app/scanned/Bills.java");
        program.reload();
    }

    @Test
    void whatAClassWantsInjectedIsInjected() throws IOException {
        assertThat(program.get("/reports/2")).isEqualTo("200 report 2");
        program.sources().replace("app/Counter.java", "// more", """
                @Context UriInfo uri;

                @GET @Path("where")
                public String where() {
                    return uri.getPath() + " " + count;
                }
                """);
        program.sources().replace("app/scanned/Reports.java", "// more", """
                @Context UriInfo uri;
                final String agent;

                public Reports(@QueryParam("agent") String agent) {
                    this.agent = agent;
                }

                @GET @Path("by")
                public String by() {
                    return agent + " " + uri.getPath();
                }
                """);
        program.reload();
        assertThat(program.get("/counter/where")).isEqualTo("200 counter/where 1");
        assertThat(program.get("/reports/by?agent=ann")).isEqualTo("200 ann reports/by");
        assertThat(program.get("/reports/by?agent=bob")).isEqualTo("200 bob reports/by");

        program.sources().put("app/Counter.java", COUNTER);
        program.sources().put("app/scanned/Reports.java", REPORTS);
        program.reload();
        assertThat(program.get("/reports/2")).isEqualTo("200 report 2");
    }

    @Test
    void aMistakeLeavesTheMappingsAsTheyWere() throws IOException {
        program.sources().replace("app/Counter.java", "// more", """
                @GET @Path("same")
                public String other() {
                    return "other";
                }
                """);
        assertThat(program.reload()).contains("Jersey: the mappings stay as they were (", "); a restart would fail");
        assertThat(program.get("/counter/same")).isEqualTo(same);
        program.sources().put("app/Counter.java", COUNTER);
        program.reload();
    }

    @Test
    void whatNobodyRegistersAndProvidersAreSaid() throws IOException {
        program.sources().put("app/Other.java", KEPT.replace("Kept", "Other").replace("kept", "other"));
        program.sources().put("app/scanned/Missing.java", """
                package app.scanned;

                import jakarta.ws.rs.core.Response;
                import jakarta.ws.rs.ext.*;

                @Provider
                public class Missing implements ExceptionMapper<IllegalStateException> {
                    public Response toResponse(IllegalStateException e) {
                        return Response.status(418).build();
                    }
                }
                """);
        assertThat(program.reload())
                .contains(
                        "Jersey: Other is not registered with Jersey; restart if it is by now",
                        "Jersey: the provider Missing is read at the start only; restart to apply it");
        program.sources().delete("app/Other.java");
        program.sources().delete("app/scanned/Missing.java");
        program.reload();
    }
}
