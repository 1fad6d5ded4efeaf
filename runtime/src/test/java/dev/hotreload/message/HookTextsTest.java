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
                        "migratesSameField",
                        HookTexts.migratesSameField("Dish.toGross", "Dish.price"),
                        "objects that exist get a new value of Dish.price from @Migrate Dish.toGross when it is "
                                + "next used, once each"),
                shown(
                        "notMigratedBack",
                        HookTexts.notMigratedBack("Dish.toGross", "Dish.price"),
                        "objects keep the values of Dish.price that @Migrate Dish.toGross has given them"),
                shown(
                        "serviceFailed",
                        HookTexts.serviceFailed(
                                "com.acme.Caches.afterReload", 4, failure().toString()),
                        "ReloadHook com.acme.Caches.afterReload failed at generation #4: "
                                + "java.lang.IllegalStateException: no menu"),
                shown(
                        "serviceUnusable",
                        HookTexts.serviceUnusable("dev.hotreload.api.ReloadHook: Provider com.acme.Caches not found"),
                        "A ReloadHook is not called: dev.hotreload.api.ReloadHook: Provider com.acme.Caches not found"));
    }
}
