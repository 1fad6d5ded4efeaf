package dev.hotreload.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue, to be read from top to bottom: each text with the method that gives it. */
class CatalogueTest {
    private static final String NOTHING = "(nothing)";
    private static final Path CLASSES = Path.of("core", "classes");

    private final Throwable failure = new IllegalStateException("no menu");

    /**
     * A row of the table.
     *
     * @param method of the catalogue
     * @param text that it gives
     * @param read what users read
     */
    private record Shown(String method, String text, String read) {}

    private static Shown shown(String method, String text, String read) {
        return new Shown(method, text, read);
    }

    @Test
    void refusals() {
        check(
                RefusalTexts.class,
                shown(
                        "restart",
                        RefusalTexts.restart(),
                        "Restart the application to apply it, or take the change back."),
                shown(
                        "includeIt",
                        RefusalTexts.includeIt(),
                        "Restart the application, or change <includes> and <excludes>."),
                shown("excluded", RefusalTexts.excluded(), "is excluded from reloading"),
                shown(
                        "superclass",
                        RefusalTexts.superclass("Base", "Entity"),
                        "superclass changed from Base to Entity"),
                shown(
                        "interfaces",
                        RefusalTexts.interfaces(List.of("Shape", "Named"), List.of("Sized")),
                        "implements Shape added, implements Named added, implements Sized removed"),
                shown("interfaces", RefusalTexts.interfaces(List.of(), List.of()), "order of interfaces changed"),
                shown(
                        "classModifiers",
                        RefusalTexts.classModifiers("public class", "public interface"),
                        "class kind or modifiers changed from \"public class\" to \"public interface\""),
                shown("madePublic", RefusalTexts.madePublic(), "class made visible outside its package"),
                shown("permittedSubclasses", RefusalTexts.permittedSubclasses(), "permitted subclasses changed"),
                shown("recordComponents", RefusalTexts.recordComponents(), "record components changed"),
                shown(
                        "methodModifiers",
                        RefusalTexts.methodModifiers("public", "public native"),
                        "method modifiers changed from \"public\" to \"public native\""),
                shown(
                        "unknown",
                        RefusalTexts.unknown("NestChanged"),
                        "changed in a way that cannot be applied (NestChanged)"),
                shown(
                        "tooManyConstants",
                        RefusalTexts.tooManyConstants(65, 64),
                        "has had 65 constants since the start, removed ones included, and the EnumSets that "
                                + "live have room for 64"),
                shown(
                        "constantWithoutBody",
                        RefusalTexts.constantWithoutBody(),
                        "constant without a body added to an enum that was abstract at the start"),
                shown(
                        "constantWithBody",
                        RefusalTexts.constantWithBody(RefusalTexts.bodyIsMissing()),
                        "constant added with a body whose class file is missing, to an enum that had no "
                                + "bodies at the start"),
                shown(
                        "bodyOfLiveConstant",
                        RefusalTexts.bodyOfLiveConstant(RefusalTexts.bodyImplements("p.Priced")),
                        "constant given a body that implements p.Priced, which a live object cannot get"),
                shown("bodyIsMissing", RefusalTexts.bodyIsMissing(), "whose class file is missing"),
                shown(
                        "bodyHasArgumentsInSteps",
                        RefusalTexts.bodyHasArgumentsInSteps(),
                        "whose arguments are evaluated in several steps"),
                shown(
                        "bodyReturnsInInitialiser",
                        RefusalTexts.bodyReturnsInInitialiser(),
                        "whose static initialiser returns in its middle"),
                shown("bodyImplements", RefusalTexts.bodyImplements("p.Priced"), "that implements p.Priced"),
                shown("notTaken", RefusalTexts.notTaken(), "the JVM did not accept the change"),
                shown(
                        "libraryNotChangeable",
                        RefusalTexts.libraryNotChangeable(),
                        "a class of the JDK or of a library cannot be changed"),
                shown(
                        "collectionsNotChangeable",
                        RefusalTexts.collectionsNotChangeable(),
                        "the JDK's EnumSet and EnumMap cannot be adapted to changed constants"),
                shown(
                        "failed",
                        RefusalTexts.failed(RefusalTexts.notTaken(), false, failure),
                        "the JVM did not accept the change (java.lang.IllegalStateException: no menu)"),
                shown(
                        "failed",
                        RefusalTexts.failed(RefusalTexts.notTaken(), true, failure),
                        "the JVM did not accept the change, or one of the others that changed with it "
                                + "(java.lang.IllegalStateException: no menu)"));
    }

    private Shown[] allNotes() {
        return new Shown[] {
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
                    "shownModifiers",
                    NoteTexts.shownModifiers("Order", "public class"),
                    "reflection goes on showing Order as public class, until a restart"),
            shown(
                    "stillLocks",
                    NoteTexts.stillLocks("Order.pay(int)"),
                    "Order.pay(int) still takes its lock, until a restart"),
            shown(
                    "componentsAdded",
                    NoteTexts.componentsAdded("Order", List.of("table", "waiter")),
                    "Order records that were made before have null or 0 as table, waiter"),
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
                    NoteTexts.initialiserFailed("Order.total", failure),
                    "Order.total keeps its value, because its new initialiser throws "
                            + "java.lang.IllegalStateException: no menu"),
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
                    "Dish.SOUP has what its changed arguments say | Dish.FISH has what its changed " + "arguments say"),
            shown(
                    "argumentsChanged",
                    lines(NoteTexts.argumentsChanged("Dish", six("Dish."))),
                    "6 constants of Dish have what their changed arguments say"),
            shown(
                    "constructorFailed",
                    NoteTexts.constructorFailed("Dish.SOUP", failure),
                    "Dish.SOUP keeps what it has, because its constructor throws "
                            + "java.lang.IllegalStateException: no menu"),
            shown(
                    "argumentsIncomplete",
                    NoteTexts.argumentsIncomplete("Dish.SOUP"),
                    "Dish.SOUP may not have all that its changed arguments say"),
            shown(
                    "constantFailed",
                    NoteTexts.constantFailed("Dish", "SOUP", failure),
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
                    NoteTexts.bodyInitialisersFailed("Dish.SOUP", failure),
                    "the initialisers of the body of Dish.SOUP were not all run, because of "
                            + "java.lang.IllegalStateException: no menu"),
            shown(
                    "keptByJdk",
                    NoteTexts.keptByJdk("p.Order", failure),
                    "the JDK may still use what it knew about p.Order (java.lang.IllegalStateException: " + "no menu)"),
            shown(
                    "interfacesKeptByJdk",
                    NoteTexts.interfacesKeptByJdk(failure),
                    "the JDK may still use what it knew about changed interfaces "
                            + "(java.lang.IllegalStateException: no menu)"),
            shown(
                    "beansKept",
                    NoteTexts.beansKept(failure),
                    "java.beans.Introspector may still use what it knew about the changed classes "
                            + "(java.lang.IllegalStateException: no menu)"),
            shown(
                    "packageKept",
                    NoteTexts.packageKept("p.menu", failure),
                    "the annotations of package p.menu may still be seen as they were "
                            + "(java.lang.IllegalStateException: no menu)"),
            shown(
                    "libraryKept",
                    NoteTexts.libraryKept("org.lib.Cache#clear", failure),
                    "the library's cache behind org.lib.Cache#clear was not cleared "
                            + "(java.lang.IllegalStateException: no menu)"),
            shown(
                    "cacheListsUnreadable",
                    NoteTexts.cacheListsUnreadable("META-INF/hotreload/caches", failure),
                    "the lists of caches in META-INF/hotreload/caches cannot be read "
                            + "(java.lang.IllegalStateException: no menu)"),
            shown(
                    "groovyCallsKept",
                    NoteTexts.groovyCallsKept(failure),
                    "Groovy's dynamic calls may still see the old members of the changed classes "
                            + "(java.lang.IllegalStateException: no menu)"),
            shown(
                    "metaClassKept",
                    NoteTexts.metaClassKept("meta class of Order", failure),
                    "Groovy may still see old members (meta class of Order: "
                            + "java.lang.IllegalStateException: no menu)")
        };
    }

    @Test
    void notes() {
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

    @Test
    void errors() {
        check(
                ErrorTexts.class,
                shown("starting", ErrorTexts.starting(), "starting; the application runs without reloading"),
                shown("warmingUp", ErrorTexts.warmingUp(), "warming up; the first reload may take longer"),
                shown("watching", ErrorTexts.watching("core/classes"), "watching core/classes"),
                shown("handling", ErrorTexts.handling(List.of("core", "app")), "handling the changes of [core, app]"),
                shown("applying", ErrorTexts.applying(List.of("core", "app")), "applying changes of core, app"),
                shown(
                        "applyingIncomplete",
                        ErrorTexts.applyingIncomplete(),
                        "applying changes whose rest did not come"),
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
                        "updating the switch statements of p.Waiter"));
    }

    /** A problem is a line of its own, and the file's separator is the system's. */
    @Test
    void problems() {
        check(
                ProblemTexts.class,
                shown(
                        "damaged",
                        ProblemTexts.damaged("core", Path.of("A.class"), "is not a complete class file"),
                        "core: A.class is not a complete class file; its changes wait until the file is "
                                + "complete. Compile again if that does not happen"),
                shown(
                        "vanished",
                        ProblemTexts.vanished("core", CLASSES),
                        "core: no classes in core/classes any more; the program runs on. Changes are applied "
                                + "when they are back"),
                shown("cameBack", ProblemTexts.cameBack("core", CLASSES), "core: the classes in core/classes are back"),
                shown(
                        "pollingInstead",
                        ProblemTexts.pollingInstead("core", CLASSES, "no inotify watches left"),
                        "core: the system does not report changes in core/classes (no inotify watches left), "
                                + "so it is polled. To avoid this, raise fs.inotify.max_user_watches or "
                                + "max_user_instances"),
                shown(
                        "pollingInstead",
                        ProblemTexts.pollingInstead("core", CLASSES, "not supported"),
                        "core: the system does not report changes in core/classes (not supported), so it is "
                                + "polled. To choose how often: -Dhotreload.poll=<interval>"),
                shown(
                        "eventsUnwritable",
                        ProblemTexts.eventsUnwritable(Path.of("events.jsonl"), "disk full"),
                        "events cannot be written to events.jsonl (disk full); the program runs on without. "
                                + "To write them elsewhere: -Dhotreload.events=<file>"),
                shown(
                        "classesUnreadable",
                        ProblemTexts.classesUnreadable("core", CLASSES, "access is denied"),
                        "core: the classes in core/classes cannot be read (access is denied); the program "
                                + "runs on, and reads each class when it is first used"),
                shown(
                        "pluginUnreachable",
                        ProblemTexts.pluginUnreachable("connection refused"),
                        "Maven cannot be reached (connection refused); the program runs on. If Maven is "
                                + "killed, end the program yourself"),
                shown(
                        "listenerFailed",
                        ProblemTexts.listenerFailed("p.Caches", 3, failure.toString()),
                        "the application's listener p.Caches failed after generation #3: "
                                + "java.lang.IllegalStateException: no menu"));
    }

    private static List<String> six(String prefix) {
        return Stream.of("a", "b", "c", "d", "e", "f").map(prefix::concat).toList();
    }

    private static String lines(List<String> texts) {
        return texts.isEmpty() ? NOTHING : String.join(" | ", texts);
    }

    /** Each text is as it is shown, and each method of the catalogue is. */
    private static void check(Class<?> catalogue, Shown... table) {
        Set<String> methods = Arrays.stream(catalogue.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> inTable = Stream.of(table).map(Shown::method).collect(Collectors.toCollection(TreeSet::new));
        assertThat(inTable).isEqualTo(methods);
        assertThat(table)
                .allSatisfy(shown -> assertThat(shown.text().replace('\\', '/'))
                        .as(shown.method())
                        .isEqualTo(shown.read()));
    }
}
