package dev.hotreload.message;

import static dev.hotreload.message.Catalogue.check;
import static dev.hotreload.message.Catalogue.failure;
import static dev.hotreload.message.Catalogue.shown;

import org.junit.jupiter.api.Test;

class HandoverTextsTest {
    private static final String FAILURE = "java.lang.IllegalStateException: no menu";

    @Test
    void eachIsShown() {
        check(
                HandoverTexts.class,
                shown(
                        "cannotBeKept",
                        HandoverTexts.cannotBeKept("p.Menu", HandoverTexts.finalClass()),
                        "p.Menu cannot be kept: it is final, so nothing can stand for its objects"),
                shown("finalClass", HandoverTexts.finalClass(), "it is final, so nothing can stand for its objects"),
                shown("noSuchClass", HandoverTexts.noSuchClass("#3"), "generation #3 has no such class"),
                shown("noSuchMember", HandoverTexts.noSuchMember("#3"), "generation #3 has no such member"),
                shown("noSuchConstant", HandoverTexts.noSuchConstant("#3"), "generation #3 has no such constant"),
                shown(
                        "handleOfOthers",
                        HandoverTexts.handleOfOthers("#3"),
                        "it has types of another generation than #3, and nothing can stand for a handle; keep an object"
                                + " with a method instead"),
                shown("notOfType", HandoverTexts.notOfType("p.Menu", "#3"), "it is not a p.Menu in generation #3"),
                shown(
                        "nothingIsBoth",
                        HandoverTexts.nothingIsBoth("p.Menu", "#3"),
                        "generation #3 knows nothing that is both it and p.Menu"),
                shown("noStandIn", HandoverTexts.noStandIn("p.Menu"), "nothing can stand for objects of p.Menu"),
                shown(
                        "finalMethod",
                        HandoverTexts.finalMethod("p.Menu.order"),
                        "its final method p.Menu.order would not be passed on; keep it as a copy"),
                shown(
                        "usedDirectly",
                        HandoverTexts.usedDirectly("Cook.taste uses the field Menu.price directly"),
                        "Cook.taste uses the field Menu.price directly, which a proxy does not have; use its methods there,"
                                + " or keep it as a copy"),
                shown(
                        "noSuchMethod",
                        HandoverTexts.noSuchMethod("#3", "p.Menu.order"),
                        "the object is of generation #3, which has no p.Menu.order; keep it as a copy, or make it anew"),
                shown(
                        "notLinked",
                        HandoverTexts.notLinked("#3", failure()),
                        "generation #3 cannot link its types: " + FAILURE),
                shown(
                        "noObjects",
                        HandoverTexts.noObjects("#3", true),
                        "generation #3 has an interface of that name, so there is no object to copy it to; keep it as a"
                                + " proxy"),
                shown(
                        "noObjects",
                        HandoverTexts.noObjects("#3", false),
                        "generation #3 has an abstract class of that name, so there is no object to copy it to; keep it as"
                                + " a proxy"),
                shown(
                        "copyWouldBeAnother",
                        HandoverTexts.copyWouldBeAnother("java.lang.Thread"),
                        "a copy of a java.lang.Thread would be another one"),
                shown("noEmpty", HandoverTexts.noEmpty("p.Menu"), "nobody knows how to make an empty p.Menu"),
                shown(
                        "containerUnknown",
                        HandoverTexts.containerUnknown(),
                        "it has objects that must be copied, and nobody knows how to make another one"),
                shown("alwaysChanging", HandoverTexts.alwaysChanging(), "its elements change all the time"),
                shown(
                        "comparator",
                        HandoverTexts.comparator("#3", "it is final"),
                        "its comparator is code of generation #3, for which it is final"),
                shown(
                        "newField",
                        HandoverTexts.newField("price"),
                        "its field price is new, and only a constructor gives it a value; say one in a method with"
                                + " @Migrate(field = \"price\")"),
                shown(
                        "initialiserFailed",
                        HandoverTexts.initialiserFailed("price", failure()),
                        "the initialiser of its new field price failed: " + FAILURE),
                shown(
                        "otherType",
                        HandoverTexts.otherType("price", "int", "java.lang.String"),
                        "its field price has the type int, and had java.lang.String; say its value in a method with"
                                + " @Migrate(field = \"price\")"),
                shown("noInstance", HandoverTexts.noInstance(), "the JVM makes no objects of it"),
                shown(
                        "recordFailed",
                        HandoverTexts.recordFailed(failure()),
                        "it cannot be made of its components: " + FAILURE),
                shown(
                        "migrationShape",
                        HandoverTexts.migrationShape("migrate", "Menu"),
                        "its method migrate with @Migrate must be static, take a Map<String, Object> and return a Menu"),
                shown(
                        "fieldMigrationShape",
                        HandoverTexts.fieldMigrationShape("Menu.price"),
                        "@Migrate Menu.price must be static, and take what the field had, or the object, or the object and"
                                + " that"),
                shown(
                        "migrationFailed",
                        HandoverTexts.migrationFailed("migrate", failure()),
                        "@Migrate migrate failed: " + FAILURE),
                shown(
                        "migrationNotCalled",
                        HandoverTexts.migrationNotCalled("Menu.price", failure()),
                        "@Migrate Menu.price cannot be called: no menu"),
                shown("migrationNull", HandoverTexts.migrationNull("migrate"), "@Migrate migrate has returned null"),
                shown(
                        "migrationCycle",
                        HandoverTexts.migrationCycle("migrate"),
                        "the fields that @Migrate migrate is given lead back to the object itself"),
                shown("failed", HandoverTexts.failed(failure()), "handing it over failed: " + FAILURE));
    }
}
