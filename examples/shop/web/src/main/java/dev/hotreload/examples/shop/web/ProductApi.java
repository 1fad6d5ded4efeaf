package dev.hotreload.examples.shop.web;

import dev.hotreload.examples.shop.service.Catalogue;
import dev.hotreload.examples.shop.service.Offer;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What programs see. */
@RestController
@RequestMapping("/api")
class ProductApi {

    private final Catalogue catalogue;

    ProductApi(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping("/products")
    List<Offer> products(@RequestParam(defaultValue = "") String search) {
        return catalogue.offers(search);
    }

    @PostMapping("/buy")
    Offer buy(@RequestParam long id) {
        return catalogue.buy(id);
    }
}
