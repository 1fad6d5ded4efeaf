package dev.hotreload.benchmarks.boot;

import dev.hotreload.benchmarks.generate.ClassFiles;
import dev.hotreload.benchmarks.generate.TextFiles;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A generated Spring Boot application with JPA that writes down how long it took to start, and how long its first save.
 *
 * @param directory holds everything
 */
record BootProject(Path directory) {

    static final String MAIN_CLASS = "boot.BootApplication";

    private static final int CONTROLLERS = 200;
    private static final int ENTITIES = 20;

    /**
     * Writes everything.
     *
     * @param pluginVersion of hotreload-maven-plugin, which must be installed
     */
    void generate(String pluginVersion) throws IOException {
        ClassFiles.delete(directory);
        TextFiles.writePom(directory, pom(pluginVersion));
        TextFiles.write(source("BootApplication"), application());
        for (int i = 0; i < ENTITIES; i++) {
            TextFiles.write(source("Item" + i), entity(i));
            TextFiles.write(source("Items" + i), repository(i));
        }
        for (int i = 0; i < CONTROLLERS; i++) {
            TextFiles.write(source("Controller" + i), controller(i));
        }
    }

    /** The source whose method {@code answer} the application changes. */
    Path saved() {
        return source("Controller0");
    }

    /** Where the application writes its times, and its class path. */
    Path results() {
        return directory.resolve("results.txt");
    }

    private Path source(String type) {
        return directory.resolve("src/main/java/boot").resolve(type + ".java");
    }

    private static String entity(int number) {
        return """
                package boot;

                import jakarta.persistence.*;

                @Entity
                public class Item%1$d {
                    @Id @GeneratedValue
                    private Long id;
                    private String name;
                    @ManyToOne
                    private Item%2$d other;

                    public String getName() {
                        return name;
                    }

                    public void setName(String name) {
                        this.name = name;
                    }
                }
                """.formatted(number, Math.max(0, number - 1));
    }

    private static String repository(int number) {
        return """
                package boot;

                import java.util.List;
                import org.springframework.data.jpa.repository.JpaRepository;

                public interface Items%1$d extends JpaRepository<Item%1$d, Long> {
                    List<Item%1$d> findByName(String name);
                }
                """.formatted(number);
    }

    private static String controller(int number) {
        return """
                package boot;

                import java.util.List;
                import org.springframework.web.bind.annotation.*;

                @RestController
                @RequestMapping("/c%1$d")
                public class Controller%1$d {
                    private final Items%2$d items;

                    public Controller%1$d(Items%2$d items) {
                        this.items = items;
                    }

                    @GetMapping("/answer")
                    public int answer() {
                        return 0;
                    }

                    @GetMapping("/names")
                    public List<String> names(@RequestParam String prefix) {
                        return items.findByName(prefix).stream().map(item -> prefix + item.getName()).toList();
                    }

                    @PostMapping("/{id}")
                    public String rename(@PathVariable long id, @RequestBody String name) {
                        return items.findById(id).map(item -> name + id).orElse("none");
                    }
                }
                """.formatted(number, number % ENTITIES);
    }

    /** With a source as second argument it saves that, half a minute after its start. */
    private static String application() {
        return """
                package boot;

                import java.lang.management.ManagementFactory;
                import java.nio.file.*;
                import java.util.*;
                import org.springframework.boot.SpringApplication;
                import org.springframework.boot.autoconfigure.SpringBootApplication;
                import org.springframework.context.ConfigurableApplicationContext;

                @SpringBootApplication
                public class BootApplication {
                    public static void main(String[] arguments) throws Exception {
                        ConfigurableApplicationContext context = SpringApplication.run(BootApplication.class, "--server.port=0");
                        List<String> results = new ArrayList<>();
                        results.add(Long.toString(
                                System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime()));
                        results.add(System.getProperty("java.class.path"));
                        if (arguments.length > 1) {
                            Controller0 controller = context.getBean(Controller0.class);
                            Path source = Path.of(arguments[1]);
                            Thread.sleep(30_000);
                            String text = Files.readString(source);
                            long start = System.nanoTime();
                            Files.writeString(source, text.replace("return 0;", "return 1;"));
                            while (controller.answer() != 1) {
                                if (System.nanoTime() - start > 60_000_000_000L) {
                                    throw new IllegalStateException("what was saved did not become live");
                                }
                                Thread.sleep(0, 100_000);
                            }
                            results.add(Double.toString((System.nanoTime() - start) / 1e6));
                            Files.writeString(source, text);
                        }
                        Files.write(Path.of(arguments[0]), results);
                        System.exit(0);
                    }
                }
                """;
    }

    private static String pom(String pluginVersion) {
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <parent>
                    <groupId>org.springframework.boot</groupId>
                    <artifactId>spring-boot-starter-parent</artifactId>
                    <version>4.0.7</version>
                    <relativePath/>
                  </parent>
                  <groupId>benchmark</groupId>
                  <artifactId>boot</artifactId>
                  <version>1</version>
                  <dependencies>
                    <dependency>
                      <groupId>org.springframework.boot</groupId>
                      <artifactId>spring-boot-starter-web</artifactId>
                    </dependency>
                    <dependency>
                      <groupId>org.springframework.boot</groupId>
                      <artifactId>spring-boot-starter-data-jpa</artifactId>
                    </dependency>
                    <dependency>
                      <groupId>com.h2database</groupId>
                      <artifactId>h2</artifactId>
                      <scope>runtime</scope>
                    </dependency>
                  </dependencies>
                  <build>
                    <plugins>
                      <plugin>
                        <groupId>dev.hotreload</groupId>
                        <artifactId>hotreload-maven-plugin</artifactId>
                        <version>%s</version>
                      </plugin>
                    </plugins>
                  </build>
                </project>
                """.formatted(pluginVersion);
    }
}
