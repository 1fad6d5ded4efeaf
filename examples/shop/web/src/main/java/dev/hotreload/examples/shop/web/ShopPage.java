package dev.hotreload.examples.shop.web;

import dev.hotreload.examples.shop.service.Catalogue;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page that customers see. */
@Controller
class ShopPage {

    private final Catalogue catalogue;
    private final Visits visits;

    @Value("${shop.motto}")
    private String motto = "";

    ShopPage(Catalogue catalogue, Visits visits) {
        this.catalogue = catalogue;
        this.visits = visits;
    }

    @GetMapping("/")
    String page(@RequestParam(defaultValue = "") String search, Model model, HttpSession session) {
        model.addAttribute("motto", motto);
        model.addAttribute("visits", visits.next());
        model.addAttribute("search", search);
        model.addAttribute("offers", catalogue.offers(search));
        model.addAttribute("basket", basket(session));
        return "shop";
    }

    @PostMapping("/buy")
    String buy(@RequestParam long id, HttpSession session) {
        basket(session).add(catalogue.buy(id).name());
        return "redirect:/";
    }

    @SuppressWarnings("unchecked")
    private static List<String> basket(HttpSession session) {
        List<String> basket = (List<String>) session.getAttribute("basket");
        if (basket == null) {
            basket = new ArrayList<>();
            session.setAttribute("basket", basket);
        }
        return basket;
    }
}
