package dev.hotreload.benchmarks.spring;

import dev.hotreload.benchmarks.generate.ClassFiles;
import dev.hotreload.benchmarks.generate.TextFiles;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A generated Spring Boot application of 500 beans, with devtools on its class path.
 *
 * @param directory holds everything
 */
record SpringProject(Path directory) {

    static final String MAIN_CLASS = "shop.Shop";

    private static final int CONTROLLERS = 250;

    /**
     * Writes everything.
     *
     * @param pluginVersion of hotreload-maven-plugin, which must be installed
     */
    void generate(String pluginVersion) throws IOException {
        ClassFiles.delete(directory);
        TextFiles.writePom(directory, pom(pluginVersion));
        TextFiles.write(source("Shop"), application());
        for (int i = 0; i < CONTROLLERS; i++) {
            TextFiles.write(source("Service" + i), service(i));
            TextFiles.write(source("Controller" + i), controller(i));
        }
        reset();
    }

    /** Takes back what was saved. */
    void reset() throws IOException {
        TextFiles.write(controller(), controller(0));
        TextFiles.write(plain(), plain(0));
    }

    /** The bean that is edited; {@code GET /c0} answers with a number. */
    Path controller() {
        return source("Controller0");
    }

    /** A class that is no bean; {@code GET /plain} answers with its number. */
    Path plain() {
        return source("Plain");
    }

    /** Where the application writes its class path. */
    Path classPath() {
        return directory.resolve("classpath.txt");
    }

    Path classes() {
        return directory.resolve("target/classes");
    }

    Path events() {
        return directory.resolve("target/hotreload/events.jsonl");
    }

    private Path source(String type) {
        return directory.resolve("src/main/java/shop").resolve(type + ".java");
    }

    private static String service(int number) {
        return """
                package shop;

                import org.springframework.stereotype.Service;

                @Service
                public class Service%1$d {
                    public int count() {
                        return 0;
                    }
                }
                """.formatted(number);
    }

    private static String controller(int number) {
        return """
                package shop;

                import org.springframework.web.bind.annotation.*;

                @RestController
                public class Controller%1$d {
                    private final Service%1$d service;

                    public Controller%1$d(Service%1$d service) {
                        this.service = service;
                    }

                    @GetMapping("/c%1$d")
                    public int answer() {
                        return service.count() + 0;
                    }

                    @PostMapping("/c%1$d/{id}")
                    public String rename(@PathVariable("id") long id, @RequestBody String name) {
                        return name + id;
                    }
                    // more
                }
                """.formatted(number);
    }

    static String plain(int number) {
        return """
                package shop;

                public class Plain {
                    static int number() {
                        return %d;
                    }
                }
                """.formatted(number);
    }

    private static String application() {
        return """
                package shop;

                import java.nio.file.*;
                import org.springframework.boot.SpringApplication;
                import org.springframework.boot.autoconfigure.SpringBootApplication;
                import org.springframework.web.bind.annotation.*;

                @SpringBootApplication
                @RestController
                public class Shop {
                    public static void main(String[] arguments) throws Exception {
                        Files.writeString(Path.of(arguments[0]), System.getProperty("java.class.path"));
                        SpringApplication.run(Shop.class, arguments);
                    }

                    @GetMapping("/plain")
                    public int plain() {
                        return Plain.number();
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
                    <version>4.1.2</version>
                    <relativePath/>
                  </parent>
                  <groupId>benchmark</groupId>
                  <artifactId>shop</artifactId>
                  <version>1</version>
                  <dependencies>
                    <dependency>
                      <groupId>org.springframework.boot</groupId>
                      <artifactId>spring-boot-starter-web</artifactId>
                    </dependency>
                    <dependency>
                      <groupId>org.springframework.boot</groupId>
                      <artifactId>spring-boot-devtools</artifactId>
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
