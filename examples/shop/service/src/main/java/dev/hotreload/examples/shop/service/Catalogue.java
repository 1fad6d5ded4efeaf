package dev.hotreload.examples.shop.service;

import dev.hotreload.examples.shop.domain.Product;
import dev.hotreload.examples.shop.domain.ProductRepository;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds and sells products. */
@Service
@Transactional
public class Catalogue {

    private final ProductRepository products;
    private final SearchIndex index;
    private final List<PriceRule> rules;
    private final ApplicationEventPublisher events;

    Catalogue(
            ProductRepository products, SearchIndex index, List<PriceRule> rules, ApplicationEventPublisher events) {
        this.products = products;
        this.index = index;
        this.rules = rules;
        this.events = events;
    }

    /** All products, or those whose names sound like {@code words}. */
    public List<Offer> offers(String words) {
        return products.findAllByOrderByName().stream()
                .filter(product -> words.isBlank() || index.likeness(words, product.getName()) > 0.5)
                .map(this::offer)
                .toList();
    }

    /** Sells one piece. */
    public Offer buy(long id) {
        Product product = products.findById(id).orElseThrow();
        product.take();
        events.publishEvent(new Sold(product.getName()));
        return offer(product);
    }

    private Offer offer(Product product) {
        int cents = product.getCents();
        for (PriceRule rule : rules) {
            cents = rule.cents(product, cents);
        }
        return new Offer(product.getId(), product.getName(), price(cents), product.getStock());
    }

    private static String price(int cents) {
        return "%d.%02d €".formatted(cents / 100, cents % 100);
    }
}
