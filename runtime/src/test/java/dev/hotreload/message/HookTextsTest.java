package dev.hotreload.message;

import static dev.hotreload.message.Catalogue.check;
import static dev.hotreload.message.Catalogue.failure;
import static dev.hotreload.message.Catalogue.shown;

import org.junit.jupiter.api.Test;

class HookTextsTest {

    @Test
    void eachIsShown() {
        check(
                HookTexts.class,
                shown(
                        "failed",
                        HookTexts.failed(
                                "AfterReload", "Cook.wash", 4, failure().toString()),
                        "@AfterReload Cook.wash failed at generation #4: java.lang.IllegalStateException: no menu"),
                shown(
                        "wrongParameters",
                        HookTexts.wrongParameters("AfterReload", "Cook.wash"),
                        "@AfterReload Cook.wash is not called: it must take nothing, or one "
                                + "dev.hotreload.api.Reload"),
                shown(
                        "migrationFailed",
                        HookTexts.migrationFailed(
                                "Dish.price", "price", failure().toString()),
                        "@Migrate Dish.price failed: java.lang.IllegalStateException: no menu; the object has the "
                                + "value of price that it would have without the method"),
                shown(
                        "migrationUnusable",
                        HookTexts.migrationUnusable("Dish.price", "it is not static"),
                        "@Migrate Dish.price is not called: it is not static"),
                shown(
                        "nothingToMigrate",
                        HookTexts.nothingToMigrate("Dish.price", "price"),
                        "@Migrate Dish.price is not called for objects that exist: price is the field that they "
                                + "have already. Give it another name, and pass the old one as from"));
    }
}
