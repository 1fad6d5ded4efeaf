package dev.hotreload.examples.shop.service;

import dev.hotreload.examples.shop.domain.Product;
import org.springframework.stereotype.Component;

/** The last pieces cost a tenth less. */
@Component
class ClearanceSale implements PriceRule {

    @Override
    public int cents(Product product, int cents) {
        return product.getStock() <= 3 ? cents * 9 / 10 : cents;
    }
}
