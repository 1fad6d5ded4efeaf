package dev.hotreload.message;

import static dev.hotreload.message.Catalogue.check;
import static dev.hotreload.message.Catalogue.failure;
import static dev.hotreload.message.Catalogue.shown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.message.Catalogue.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NoteTextsTest {
    private static final String NOTHING = "(nothing)";

    @Test
    void eachIsShown() {
        check(NoteTexts.class, allNotes());
    }

    @Test
    void everyNoteIsExplainedAndNothingElse() throws IOException {
        String page = Files.readString(Path.of("../docs/troubleshooting.md"));
        String section = page.substring(page.indexOf("<a id=\"notes\">"));
        List<Pattern> explained = Pattern.compile("\\*([^*]+)\\*")
                .matcher(section.substring(0, section.indexOf("<a id", 1)).replaceAll("\\s+", " "))
                .results()
                .map(italic -> Pattern.compile(Pattern.quote(italic.group(1)).replace("…", "\\E.+\\Q")))
                .toList();
        List<String> notes = Stream.of(allNotes())
                .map(Shown::read)
                .filter(read -> !read.equals(NOTHING))
                .toList();

        assertThat(notes)
                .filteredOn(note -> explained.stream()
                        .noneMatch(words -> words.matcher(note).find()))
                .isEmpty();
        assertThat(explained)
                .filteredOn(words ->
                        notes.stream().noneMatch(note -> words.matcher(note).find()))
                .isEmpty();
    }

    private Shown[] allNotes() {
        return new Shown[] {
            shown(
                    "takenBack",
                    NoteTexts.takenBack(3),
                    "takes #3 back; its sources stay on disk, and are live again with the next save there"),
            shown(
                    "moduleInfo",
                    NoteTexts.moduleInfo(),
                    "module-info is for the compiler alone: the program runs on the class path"),
            shown(
                    "staticBlockAdded",
                    NoteTexts.staticBlockAdded("Order"),
                    "the added static block of Order is not run"),
            shown(
                    "staticBlockChanged",
                    NoteTexts.staticBlockChanged("Order"),
                    "the changed static block of Order is not run again"),
            shown(
                    "staticBlockOfConstants",
                    NoteTexts.staticBlockOfConstants("Dish"),
                    "the static block of Dish is not run again for the constants that there are now"),
            shown(
                    "finalizerAdded",
                    NoteTexts.finalizerAdded("Order"),
                    "the JVM does not call the added Order.finalize(), until a restart"),
            shown(
                    "stillLocks",
                    NoteTexts.stillLocks("Order.pay(int)"),
                    "Order.pay(int) still takes its lock, until a restart"),
            shown(
                    "componentsAdded",
                    NoteTexts.componentsAdded("Order", List.of("table", "waiter")),
                    "Order records that were made before have null or 0 as table, waiter"),
            shown(
                    "setByConstructors",
                    NoteTexts.setByConstructors("Order", List.of("table", "waiter")),
                    "Order objects that were made before have null or 0 as table, waiter, which only constructors set"),
            shown(
                    "fieldsKept",
                    NoteTexts.fieldsKept("Order", List.of("total")),
                    "Order objects that were made before keep their total: the changed initialiser is for new ones"),
            shown(
                    "referencesKept",
                    NoteTexts.referencesKept("Order.pay(int)"),
                    "references to Order.pay(int) that were made before keep its last code"),
            shown(
                    "typeNotThere",
                    NoteTexts.typeNotThere("Order.pay(Card)", "com.bank.Card"),
                    "calls of the added Order.pay(Card) may fail, because com.bank.Card is not on the class path"),
            shown(
                    "noOuterObject",
                    NoteTexts.noOuterObject("Line"),
                    "Line objects that were made before have no outer object: what uses it fails"),
            shown(
                    "lambdasKept",
                    NoteTexts.lambdasKept("Order.pay(int)"),
                    "lambdas of Order.pay(int) that were made before keep their last code: they have not "
                            + "captured what it uses now"),
            shown(
                    "objectsKept",
                    NoteTexts.objectsKept("Order.pay"),
                    "objects of a class in Order.pay that were made before keep their last code: they "
                            + "have not captured what it uses now"),
            shown(
                    "objectsInDoubt",
                    NoteTexts.objectsInDoubt("Order.pay"),
                    "objects of a class in Order.pay that were made before keep their last code: class files came one"
                            + " after the other, so it cannot be told which class they are of"),
            shown(
                    "stillCalled",
                    NoteTexts.stillCalled("Order.pay(int)", List.of("Waiter")),
                    "Order.pay(int) is still called by Waiter, which was not compiled"),
            shown(
                    "stillCalled",
                    NoteTexts.stillCalled("Order.pay(int)", List.of("Waiter", "Till")),
                    "Order.pay(int) is still called by Waiter, Till, which were not compiled"),
            shown(
                    "computedBefore",
                    NoteTexts.computedBefore("Menu.DISHES", "Dish"),
                    "Menu.DISHES was computed by Dish before its constants changed, and keeps its value"),
            shown("initialisedAgain", lines(NoteTexts.initialisedAgain("Order", List.of())), NOTHING),
            shown(
                    "initialisedAgain",
                    lines(NoteTexts.initialisedAgain("Order", List.of("Order.a", "Order.b"))),
                    "Order.a is initialised again | Order.b is initialised again"),
            shown(
                    "initialisedAgain",
                    lines(NoteTexts.initialisedAgain("Order", six("Order."))),
                    "6 fields of Order are initialised again"),
            shown(
                    "initialiserFailed",
                    NoteTexts.initialiserFailed("Order.total", failure()),
                    "Order.total keeps its value, because its new initialiser throws "
                            + "java.lang.IllegalStateException: no menu"),
            shown(
                    "notGenerated",
                    NoteTexts.notGenerated("Order$$SpringCGLIB$$0", new IllegalStateException("no filter")),
                    "Order$$SpringCGLIB$$0, which a library has generated, stays as it was, until a restart: "
                            + "java.lang.IllegalStateException: no filter"),
            shown(
                    "proxiesKept",
                    NoteTexts.proxiesKept(new NoSuchFieldException("m0")),
                    "handlers of proxies may get methods as they were declared before, until a restart: "
                            + "java.lang.NoSuchFieldException: m0"),
            shown(
                    "notDeoptimised",
                    NoteTexts.notDeoptimised(new IllegalStateException("locked")),
                    "compiled code may take classes for what they were before, until a restart: "
                            + "java.lang.IllegalStateException: locked"),
            shown(
                    "notDeoptimised",
                    NoteTexts.notDeoptimised(List.of("com.acme.Order")),
                    "compiled code of com.acme.Order may take classes for what they were before, until a restart"),
            shown(
                    "notDeoptimised",
                    NoteTexts.notDeoptimised(six("com.acme.")),
                    "compiled code of com.acme.a, com.acme.b, com.acme.c, com.acme.d, com.acme.e and 1 more "
                            + "may take classes for what they were before, until a restart"),
            shown(
                    "unknownGenerator",
                    NoteTexts.unknownGenerator("Order$Generated$1"),
                    "Order$Generated$1 was generated in a way that hot reload does not know: methods that are "
                            + "added above it run on its objects as Java runs them"),
            shown(
                    "unusable",
                    NoteTexts.unusable("Order"),
                    "the static initialiser of Order has failed, so the JVM keeps Order unusable until a "
                            + "restart; its changes are not live"),
            shown(
                    "loadingMeanwhile",
                    NoteTexts.loadingMeanwhile(2),
                    "a thread has been loading a class for 2 s (stopped by a debugger?); that class may "
                            + "be the one from before this generation"),
            shown(
                    "constantRemoved",
                    NoteTexts.constantRemoved("Dish.SOUP"),
                    "Dish.SOUP lives on where something still refers to it"),
            shown(
                    "orderChanged",
                    NoteTexts.orderChanged("Dish"),
                    "arrays and sorted collections that were made before keep the order that Dish's "
                            + "constants had"),
            shown("argumentsChanged", lines(NoteTexts.argumentsChanged("Dish", List.of())), NOTHING),
            shown(
                    "argumentsChanged",
                    lines(NoteTexts.argumentsChanged("Dish", List.of("Dish.SOUP", "Dish.FISH"))),
                    "Dish.SOUP has what its changed arguments say | Dish.FISH has what its changed arguments say"),
            shown(
                    "argumentsChanged",
                    lines(NoteTexts.argumentsChanged("Dish", six("Dish."))),
                    "6 constants of Dish have what their changed arguments say"),
            shown(
                    "constructorFailed",
                    NoteTexts.constructorFailed("Dish.SOUP", failure()),
                    "Dish.SOUP keeps what it has, because its constructor throws "
                            + "java.lang.IllegalStateException: no menu"),
            shown(
                    "argumentsIncomplete",
                    NoteTexts.argumentsIncomplete("Dish.SOUP"),
                    "Dish.SOUP may not have all that its changed arguments say"),
            shown(
                    "constantFailed",
                    NoteTexts.constantFailed("Dish", "SOUP", failure()),
                    "the constants of Dish stay as they were, because SOUP cannot be made: "
                            + "java.lang.IllegalStateException: no menu"),
            shown(
                    "constantsNotChanged",
                    NoteTexts.constantsNotChanged("Dish"),
                    "the constants of Dish are not as declared"),
            shown(
                    "switchesNotChanged",
                    NoteTexts.switchesNotChanged("p.Waiter", "p.Dish"),
                    "switch statements of p.Waiter do not know the constants of p.Dish"),
            shown(
                    "bodyInitialisersChanged",
                    NoteTexts.bodyInitialisersChanged("Dish.SOUP"),
                    "the changed initialisers of the body of Dish.SOUP are not run again"),
            shown(
                    "bodyInitialisersFailed",
                    NoteTexts.bodyInitialisersFailed("Dish.SOUP", failure()),
                    "the initialisers of the body of Dish.SOUP were not all run, because of "
                            + "java.lang.IllegalStateException: no menu"),
            shown(
                    "keptByJdk",
                    NoteTexts.keptByJdk("p.Order", failure()),
                    "the JDK may still use what it knew about p.Order (java.lang.IllegalStateException: no menu)"),
            shown(
                    "interfacesKeptByJdk",
                    NoteTexts.interfacesKeptByJdk(failure()),
                    "the JDK may still use what it knew about changed interfaces "
                            + "(java.lang.IllegalStateException: no menu)"),
            shown(
                    "beansKept",
                    NoteTexts.beansKept(failure()),
                    "java.beans.Introspector may still use what it knew about the changed classes "
                            + "(java.lang.IllegalStateException: no menu)"),
            shown(
                    "packageKept",
                    NoteTexts.packageKept("p.menu", failure()),
                    "the annotations of package p.menu may still be seen as they were "
                            + "(java.lang.IllegalStateException: no menu)"),
            shown(
                    "libraryKept",
                    NoteTexts.libraryKept("org.lib.Cache#clear", failure()),
                    "the library's cache behind org.lib.Cache#clear was not cleared "
                            + "(java.lang.IllegalStateException: no menu)"),
            shown(
                    "libraryObjectKept",
                    NoteTexts.libraryObjectKept("org.lib.Mapper", "cache", failure()),
                    "objects of org.lib.Mapper may go by the classes as they were: cache was not cleared "
                            + "(java.lang.IllegalStateException: no menu); restart if they do"),
            shown(
                    "cacheListsUnreadable",
                    NoteTexts.cacheListsUnreadable("META-INF/hotreload/caches", failure()),
                    "the lists of caches in META-INF/hotreload/caches cannot be read "
                            + "(java.lang.IllegalStateException: no menu)"),
            shown(
                    "groovyCallsKept",
                    NoteTexts.groovyCallsKept(failure()),
                    "Groovy's dynamic calls may still see the old members of the changed classes "
                            + "(java.lang.IllegalStateException: no menu)"),
            shown(
                    "metaClassKept",
                    NoteTexts.metaClassKept("meta class of Order", failure()),
                    "Groovy may still see old members (meta class of Order: "
                            + "java.lang.IllegalStateException: no menu)"),
            shown(
                    "ofFramework",
                    NoteTexts.ofFramework("Spring", "server.port is read at the start only; restart to apply it"),
                    "Spring: server.port is read at the start only; restart to apply it"),
            shown(
                    "supportFailed",
                    NoteTexts.supportFailed("Spring", failure()),
                    "Spring may not have noticed all of this, because its support failed "
                            + "(java.lang.IllegalStateException: no menu)")
        };
    }

    private static List<String> six(String prefix) {
        return Stream.of("a", "b", "c", "d", "e", "f").map(prefix::concat).toList();
    }

    private static String lines(List<String> texts) {
        return texts.isEmpty() ? NOTHING : String.join(" | ", texts);
    }
}
