package dev.hotreload.examples.shop;

import dev.hotreload.examples.shop.domain.Product;
import dev.hotreload.examples.shop.domain.ProductRepository;
import java.util.List;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** A small shop: http://localhost:8080. */
@SpringBootApplication
@EnableScheduling
public class ShopApplication {

    public static void main(String[] args) {
        SpringApplication.run(ShopApplication.class, args);
    }

    @Bean
    ApplicationRunner goods(ProductRepository products) {
        return arguments -> products.saveAll(List.of(
                new Product("Teapot", 2400, 5),
                new Product("Tea towel", 750, 12),
                new Product("Kettle", 3900, 3),
                new Product("Sugar tongs", 1250, 0)));
    }
}
