package dev.hotreload.examples.shop.service;

import dev.hotreload.examples.shop.domain.Product;

/** Changes what a product costs. All rules that are beans are asked, one after the other. */
public interface PriceRule {

    /**
     * The price in cents.
     *
     * @param cents what the rules before it say
     */
    int cents(Product product, int cents);
}
