package dev.hotreload.message;

import static dev.hotreload.message.Catalogue.check;
import static dev.hotreload.message.Catalogue.shown;

import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorTextsTest {

    @Test
    void eachIsShown() {
        check(
                ErrorTexts.class,
                shown("starting", ErrorTexts.starting(), "starting; the application runs without reloading"),
                shown("warmingUp", ErrorTexts.warmingUp(), "warming up; the first reload may take longer"),
                shown("watching", ErrorTexts.watching("core/classes"), "watching core/classes"),
                shown("handling", ErrorTexts.handling(List.of("core", "app")), "handling the changes of [core, app]"),
                shown("patching", ErrorTexts.patching(), "patching"),
                shown("applying", ErrorTexts.applying(List.of("core", "app")), "applying changes of core, app"),
                shown(
                        "applyingIncomplete",
                        ErrorTexts.applyingIncomplete(),
                        "applying changes whose rest did not come"),
                shown(
                        "askingForInitialisation",
                        ErrorTexts.askingForInitialisation(),
                        "asking whether a class is initialised"),
                shown("applyingAgain", ErrorTexts.applyingAgain(), "applying once more what was not applied"),
                shown("takingBack", ErrorTexts.takingBack(), "taking the last generation back"),
                shown("reporting", ErrorTexts.reporting(), "reporting"),
                shown("changingConstants", ErrorTexts.changingConstants("Dish"), "changing the constants of Dish"),
                shown(
                        "changingArguments",
                        ErrorTexts.changingArguments("Dish.SOUP"),
                        "giving Dish.SOUP its changed arguments"),
                shown("givingBody", ErrorTexts.givingBody("p.Dish.SOUP"), "giving p.Dish.SOUP a body"),
                shown(
                        "changingSwitches",
                        ErrorTexts.changingSwitches("p.Waiter"),
                        "updating the switch statements of p.Waiter"),
                shown("renewing", ErrorTexts.renewing(), "starting the program again in this JVM"));
    }
}
