package dev.hotreload.spring;

import dev.hotreload.testing.Sources;

/** The application that begins again, and keeps beans. */
final class BankSources {
    static final String APP = """
            package app;
            @org.springframework.boot.autoconfigure.SpringBootApplication
            @org.springframework.cache.annotation.EnableCaching
            public class App {
                public static void main(String[] args) throws InterruptedException {
                    try {
                        org.springframework.boot.SpringApplication.run(App.class, args);
                    } catch (RuntimeException e) {
                        System.out.println("the bank is closed: " + e);
                        Thread.sleep(Long.MAX_VALUE);
                    }
                }
            }
            """;

    static final String ACCOUNT = """
            package app;
            import jakarta.persistence.*;
            @Entity
            public class Account {
                @Id @GeneratedValue public Long id;
                public String owner = "";
            }
            """;

    static final String ACCOUNTS = """
            package app;
            public interface Accounts extends org.springframework.data.jpa.repository.JpaRepository<Account, Long> {}
            """;

    /** A cache has numbers, the other one objects of a class of the application. */
    static final String RATES = """
            package app;
            import java.util.concurrent.atomic.AtomicInteger;
            import org.springframework.cache.annotation.Cacheable;
            @org.springframework.stereotype.Component
            public class Rates {
                final AtomicInteger made = new AtomicInteger();
                public record Rate(String currency, int value) {}
                @Cacheable("numbers") public int number(int id) { made.incrementAndGet(); return 10 * id; }
                @Cacheable("rates") public Rate rate(String currency) {
                    made.incrementAndGet();
                    return new Rate(currency, 7);
                }
                @Cacheable("names") public String name(int id) { made.incrementAndGet(); return null; }
                public int made() { return made.get(); }
            }
            """;

    /** What has an end of its own, and a life. */
    static final String FEED = """
            package app;
            import org.springframework.context.SmartLifecycle;
            @org.springframework.stereotype.Component
            public class Feed implements SmartLifecycle, AutoCloseable {
                private int heard;
                private boolean runs;
                Feed() { System.out.println("the feed is made"); }
                public int hear() { return ++heard; }
                @Override public void start() { runs = true; System.out.println("the feed is started"); }
                @Override public void stop() { runs = false; System.out.println("the feed is stopped"); }
                @Override public boolean isRunning() { return runs; }
                @Override public void close() { System.out.println("the feed is closed"); }
            }
            """;

    static final String BEANS = """
            package app;
            import java.util.concurrent.atomic.AtomicReference;
            import org.springframework.context.annotation.*;
            @Configuration
            public class Beans {
                @Bean AtomicReference<Rates.Rate> last() { return new AtomicReference<>(new Rates.Rate("DM", 1)); }
                // more
            }
            """;

    static final String COUNTER = """
            package app;
            import com.zaxxer.hikari.HikariDataSource;
            import java.lang.management.ManagementFactory;
            import javax.sql.DataSource;
            import org.springframework.web.bind.annotation.*;
            @RestController
            public class Counter {
                private final DataSource source;
                private final Accounts accounts;
                private final Rates rates;
                private final Feed feed;
                Counter(DataSource source, Accounts accounts, Rates rates, Feed feed) {
                    this.source = source; this.accounts = accounts; this.rates = rates; this.feed = feed;
                }
                @PostMapping("/accounts") public long open() { return accounts.save(new Account()).id; }
                @GetMapping("/source") public String source() throws Exception {
                    HikariDataSource pool = source.unwrap(HikariDataSource.class);
                    try (var connection = pool.getConnection()) {
                        return System.identityHashCode(pool) + " " + System.identityHashCode(connection.unwrap(java.sql.Connection.class))
                            + " " + pool.isClosed();
                    }
                }
                @GetMapping("/count") public String count() { return accounts.count() + " accounts"; }
                @GetMapping("/rates") public String rates() {
                    Object rate = rates.rate("EUR");
                    return rates.number(4) + " " + rate + " " + (rate.getClass() == Rates.Rate.class) + " " + rates.name(1)
                        + " made " + rates.made();
                }
                @GetMapping("/feed") public String feed() { return "heard " + feed.hear() + " " + (feed.getClass() == Feed.class); }
                @GetMapping("/memory") public String memory() {
                    System.gc();
                    long metaspace = ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getName().equals("Metaspace")).mapToLong(pool -> pool.getUsage().getUsed()).sum();
                    return metaspace + " " + ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() + " "
                        + ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
                }
                @GetMapping("/price") public String price() { return "price " + tariff.Tariff.price(); }
                @GetMapping("/version") public String version() { return "version 0"; }
            }
            """;

    /** A library; its price is its version. */
    static final String TARIFF = """
            package tariff;
            public class Tariff {
                public static int price() { return %d; }
            }
            """;

    private BankSources() {}

    static void put(Sources sources) {
        sources.put("app/App.java", APP);
        sources.put("app/Account.java", ACCOUNT);
        sources.put("app/Accounts.java", ACCOUNTS);
        sources.put("app/Rates.java", RATES);
        sources.put("app/Feed.java", FEED);
        sources.put("app/Beans.java", BEANS);
        sources.put("app/Counter.java", COUNTER);
        sources.put("application.properties", "spring.jpa.hibernate.ddl-auto=update\n");
    }
}
