package dev.hotreload.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotreload.testing.Jars;
import dev.hotreload.testing.ServerProgram;
import dev.hotreload.testing.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A Spring Boot application begins again in the same JVM, with new class loaders, and keeps beans. */
class GenerationsIT {

    static ServerProgram start(String name, String... keeps) throws IOException {
        Path directory = BootApplication.directory("bank-" + name);
        Sources.fresh(directory);
        List<Path> libraries = libraries(directory, 1);
        Sources sources = new Sources(directory, libraries);
        BankSources.put(sources);
        return BootApplication.start(directory, sources, libraries, List.of(keeps), List.of());
    }

    /** Those of Spring Boot, and one of another version for each price. */
    private static List<Path> libraries(Path directory, int price) throws IOException {
        Sources tariff = new Sources(directory.resolve("tariff" + price), List.of());
        tariff.put("tariff/Tariff.java", BankSources.TARIFF.formatted(price));
        Files.createDirectories(directory.resolve("tariff" + price));
        tariff.build();
        Path jar = directory.resolve("tariff-" + price + ".0.jar");
        Jars.write(jar, tariff.classes(), "");
        List<Path> libraries = new ArrayList<>(BootApplication.libraries("application"));
        libraries.add(jar);
        return libraries;
    }

    static String next(ServerProgram bank, int version) throws IOException {
        bank.sources().put("app/Counter.java", BankSources.COUNTER.replace("version 0", "version " + version));
        return bank.next();
    }

    @Test
    void beansAreKeptOverNewGenerations() throws IOException {
        ServerProgram bank = start(
                "keeps",
                "bean:dataSource",
                "bean:org.springframework.cache.CacheManager",
                "bean:feed",
                "bean:last",
                "bean:entityManagerFactory",
                "bean:nobody");
        try (bank) {
            String source = bank.get("/source");
            assertThat(source).startsWith("200 ").endsWith(" false");
            assertThat(bank.post("/accounts")).isEqualTo("200 1");
            assertThat(bank.get("/rates")).isEqualTo("200 40 Rate[currency=EUR, value=7] true null made 3");
            assertThat(bank.get("/feed")).isEqualTo("200 heard 1 true");

            for (int number = 1; number <= 4; number++) {
                assertThat(next(bank, number))
                        .contains(
                                "\"outcome\":\"applied\"",
                                "\"kept\":[\"cacheManager\",\"dataSource\",\"feed\"]",
                                "last is not kept: java.util.concurrent.atomic.AtomicReference: its value is of"
                                        + " app.Rates$Rate, a class that has begun anew",
                                "entityManagerFactory is not kept: a factory bean makes it,",
                                "bean:nobody is not kept: there is no bean of this name or type");
                bank.awaitPort();
                assertThat(bank.get("/version")).isEqualTo("200 version " + number);
                assertThat(bank.get("/source")).isEqualTo(source);
                assertThat(bank.get("/count")).isEqualTo("200 " + number + " accounts");
                bank.post("/accounts");
                assertThat(bank.get("/rates")).isEqualTo("200 40 Rate[currency=EUR, value=7] true null made 0");
                assertThat(bank.get("/feed")).isEqualTo("200 heard " + (number + 1) + " false");
            }

            assertThat(bank.log()).doesNotContain("still in memory");

            // A dependency has another version. Libraries that do not know it stay, with caches that soft references
            // hold.
            assertThat(bank.get("/price")).isEqualTo("200 price 1");
            assertThat(bank.next(libraries(BootApplication.directory("bank-keeps"), 2)))
                    .contains("\"outcome\":\"applied\"", "\"kept\":[\"cacheManager\",\"dataSource\",\"feed\"]");
            bank.awaitPort();
            assertThat(bank.get("/price")).isEqualTo("200 price 2");
            assertThat(bank.get("/source")).isEqualTo(source);
            assertThat(bank.get("/count")).isEqualTo("200 5 accounts");
            assertThat(bank.get("/rates")).isEqualTo("200 40 Rate[currency=EUR, value=7] true null made 0");
            assertThat(bank.get("/feed")).isEqualTo("200 heard 6 false");
            assertThat(bank.log()).contains("(tariff 1.0 -> 2.0)  kept cacheManager, dataSource, feed");
            assertThat(bank.log())
                    .containsOnlyOnce("the feed is made")
                    .containsOnlyOnce("the feed is started")
                    .doesNotContain(
                            "the feed is stopped", "the feed is closed", "Shutdown initiated", "internal error");
        }
        assertThat(bank.log())
                .as("at the end of the JVM they are closed as ever")
                .contains("the feed is stopped", "the feed is closed", "HikariPool-1 - Shutdown completed");
    }

    @Test
    void aStartThatFailsHasNotClosedThem() throws IOException {
        try (ServerProgram bank = start("fails", "bean:javax.sql.DataSource", "bean:**.Feed=proxy")) {
            String source = bank.get("/source");
            bank.post("/accounts");

            bank.sources().replace("app/Beans.java", "// more", """
                    @Bean Runnable broken(Feed feed, javax.sql.DataSource source) {
                        throw new IllegalStateException("broken on purpose");
                    }
                    // more""");
            assertThat(next(bank, 1)).contains("\"kept\":[\"dataSource\",\"feed\"]");
            await().atMost(Duration.ofMinutes(5)).until(() -> bank.log().contains("the bank is closed"));

            bank.sources().put("app/Beans.java", BankSources.BEANS);
            assertThat(next(bank, 2)).contains("\"kept\":[\"dataSource\",\"feed\"]");
            bank.awaitPort();
            assertThat(bank.get("/source")).isEqualTo(source);
            assertThat(bank.get("/count")).isEqualTo("200 1 accounts");
            assertThat(bank.log()).containsOnlyOnce("the feed is made").doesNotContain("the feed is closed");
        }
    }
}
