package dev.hotreload.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Entities and repositories, on a database in memory whose rows stay. */
@ExtendWith(ShopExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DataIT {
    private static final String VET = "app/Vet.java";
    private static final String VETS = "app/Vets.java";
    private static final String CONTROLLER = "app/VetController.java";

    private final Shop shop;

    DataIT(Shop shop) {
        this.shop = shop;
    }

    @BeforeAll
    void addRows() {
        assertThat(shop.post("/vets?name=ann")).startsWith("200 ");
        assertThat(shop.post("/vets?name=bob")).startsWith("200 ");
    }

    private long searches() throws IOException {
        return shop.log()
                .lines()
                .filter(line -> line.contains("Bootstrapping Spring Data"))
                .count();
    }

    @Test
    void queryMethodsAndProjectionsComeChangeAndGo() throws IOException {
        assertThat(shop.get("/vets?name=ann")).isEqualTo("200 1 of 2 2");
        shop.sources().replace(VETS, "// more", """
                @org.springframework.data.jpa.repository.Query("select v.name from Vet v order by v.name")
                List<String> names();
                List<Named> findAllByOrderByNameDesc();
                interface Named {
                    String getName();
                    // projection
                }
                // more""");
        shop.sources().replace(CONTROLLER, "// more", """
                @GetMapping("/names") public String names() {
                    return vets.names() + " " + vets.findAllByOrderByNameDesc().stream().map(Vets.Named::getName).toList();
                }
                // more""");
        shop.sources()
                .put("app/Groomer.java", "package app; @org.springframework.stereotype.Component class Groomer {}");
        long searches = searches();
        assertThat(shop.reload())
                .contains(Shop.told("changed", "repository Vets"), Shop.told("added", "bean groomer"))
                .contains("\"notes\":[]");
        // No repository came or went, so none was looked for.
        assertThat(searches()).isEqualTo(searches);
        assertThat(shop.get("/names")).isEqualTo("200 [ann, bob] [bob, ann]");
        assertThat(shop.get("/vets?name=ann")).isEqualTo("200 1 of 2 2");

        shop.sources().replace(VETS, "order by v.name\"", "order by v.name desc\"");
        shop.sources().replace(VETS, "// projection", "Long getId();");
        shop.sources()
                .replace(CONTROLLER, "map(Vets.Named::getName)", "map(named -> named.getName() + (named.getId() > 0))");
        shop.reload();
        assertThat(shop.get("/names")).isEqualTo("200 [bob, ann] [bobtrue, anntrue]");

        shop.sources().replace(VETS, "// more", "List<Vet> findByNothing(String nothing); // more");
        assertThat(shop.reload()).contains("the repository Vets stays as it was (", "; a restart would fail");
        assertThat(shop.get("/names")).isEqualTo("200 [bob, ann] [bobtrue, anntrue]");

        shop.sources().put(VETS, ShopSources.VETS);
        shop.sources().put(CONTROLLER, ShopSources.VET_CONTROLLER);
        shop.sources().delete("app/Groomer.java");
        shop.reload();
        assertThat(shop.get("/names")).startsWith("404 ");
        assertThat(shop.get("/vets?name=ann")).isEqualTo("200 1 of 2 2");
    }

    @Test
    void aFieldOfAnEntityIsMapped() throws IOException {
        shop.sources().replace(VET, "// more", "public Integer years = 0;");
        shop.sources().replace(VETS, "// more", "List<Vet> findByYears(Integer years);");
        shop.sources().replace(CONTROLLER, "// more", """
                @PostMapping("/years") public void age() {
                    Vet vet = vets.findByName("ann").get(0);
                    vet.years = 7;
                    vets.save(vet);
                }
                @GetMapping("/years") public String years() { return vets.findByYears(7).get(0).name + " of " + vets.count(); }
                // more""");
        assertThat(shop.reload())
                .contains(Shop.told("changed", "mapping of Vet"))
                .contains("\"notes\":[]");
        assertThat(shop.post("/years")).startsWith("200 ");
        assertThat(shop.get("/years")).isEqualTo("200 ann of 2");

        shop.sources().put(VET, ShopSources.VET);
        shop.sources().put(VETS, ShopSources.VETS);
        shop.sources().put(CONTROLLER, ShopSources.VET_CONTROLLER);
        shop.reload();
        assertThat(shop.get("/vets?name=ann")).isEqualTo("200 1 of 2 2");
    }

    @Test
    void anEntityAndItsRepositoryComeAndGo() throws IOException {
        shop.sources().put("app/Visit.java", """
                package app;
                @jakarta.persistence.Entity
                public class Visit {
                    @jakarta.persistence.Id @jakarta.persistence.GeneratedValue public Long id;
                    @jakarta.persistence.ManyToOne public Vet vet;
                }
                """);
        shop.sources().put("app/Visits.java", """
                package app;
                public interface Visits extends org.springframework.data.repository.CrudRepository<Visit, Long> {
                    java.util.List<Visit> findByVetName(String name);
                }
                """);
        shop.sources().replace(CONTROLLER, "// more", """
                @org.springframework.beans.factory.annotation.Autowired Visits visits;
                @PostMapping("/visits") public void visit() {
                    Visit visit = new Visit();
                    visit.vet = vets.findByName("bob").get(0);
                    visits.save(visit);
                }
                @GetMapping("/visits") public String visits() { return visits.findByVetName("bob").size() + " of " + visits.count(); }
                // more""");
        assertThat(shop.reload())
                .contains(Shop.told("added", "mapping of Visit"), Shop.told("added", "bean visits"))
                .contains("\"notes\":[]");
        assertThat(shop.post("/visits")).startsWith("200 ");
        assertThat(shop.get("/visits")).isEqualTo("200 1 of 1");

        shop.sources().delete("app/Visit.java");
        shop.sources().delete("app/Visits.java");
        shop.sources().put(CONTROLLER, ShopSources.VET_CONTROLLER);
        assertThat(shop.reload())
                .contains(Shop.told("removed", "mapping of Visit"), Shop.told("removed", "bean visits"));
        assertThat(shop.get("/vets?name=ann")).isEqualTo("200 1 of 2 2");
    }
}
