package dev.hotreload.message;

import static dev.hotreload.message.Catalogue.check;
import static dev.hotreload.message.Catalogue.failure;
import static dev.hotreload.message.Catalogue.shown;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenewalTextsTest {
    private static final String FAILURE = "(java.lang.IllegalStateException: no menu)";

    @Test
    void eachIsShown() {
        check(
                RenewalTexts.class,
                shown(
                        "refused",
                        RenewalTexts.refused(RenewalTexts.noMain("p.Main"), 0),
                        "no new generation: p.Main has no method main. Still running the code it started with"),
                shown(
                        "refused",
                        RenewalTexts.refused(RenewalTexts.noMainClass("p.Main"), 3),
                        "no new generation: there is no class p.Main any more. Still running #3"),
                shown("noMain", RenewalTexts.noMain("p.Main"), "p.Main has no method main"),
                shown("noMainClass", RenewalTexts.noMainClass("p.Main"), "there is no class p.Main any more"),
                shown(
                        "patchesAreLive",
                        RenewalTexts.patchesAreLive(),
                        "patches are live, which would be lost; save them or take them back first"),
                shown(
                        "unreadable",
                        RenewalTexts.unreadable("core", Path.of("target", "classes"), "no disk"),
                        "the class files of core in target/classes cannot be read (no disk)"),
                shown("notLinked", RenewalTexts.notLinked("p.Cook", failure()), "p.Cook cannot be loaded " + FAILURE),
                shown(
                        "jdkIsOther",
                        RenewalTexts.jdkIsOther(failure()),
                        "this JDK is not as expected " + FAILURE
                                + "; mvn hotreload:restart starts the program in a new JVM"),
                shown(
                        "cannotBeKept",
                        RenewalTexts.cannotBeKept("menu", "a factory bean makes it"),
                        "menu is not kept: a factory bean makes it"),
                shown(
                        "notFound",
                        RenewalTexts.notFound("bean:menu", "bean"),
                        "bean:menu is not kept: there is no bean of this name or type"),
                shown(
                        "nobodyKeeps",
                        RenewalTexts.nobodyKeeps("bean:menu"),
                        "bean:menu is not kept: no support of a framework in this program knows \"bean\""),
                shown("isUnderWay", RenewalTexts.isUnderWay(), "one is on its way already"),
                shown(
                        "hasNotBegun",
                        RenewalTexts.hasNotBegun(),
                        "the main method has not been called yet; try again when it has"),
                shown(
                        "librariesKnow",
                        RenewalTexts.librariesKnow(List.of("p.Cook")),
                        "libraries begin anew, too, because they have found p.Cook by name"),
                shown(
                        "librariesKnow",
                        RenewalTexts.librariesKnow(List.of("p.Cook", "p.Dish", "p.Menu")),
                        "libraries begin anew, too, because they have found p.Cook and 2 more classes by name"),
                shown(
                        "linkedLibraries",
                        RenewalTexts.linkedLibraries(List.of("stove", "table")),
                        "libraries that begin anew, too, because they know what has changed: stove, table"),
                shown(
                        "linkedLibraries",
                        RenewalTexts.linkedLibraries(List.of("a", "b", "c", "d", "e", "f", "g", "h")),
                        "libraries that begin anew, too, because they know what has changed: a, b, c, d, e, f and 2 more"),
                shown(
                        "allLibraries",
                        RenewalTexts.allLibraries(),
                        "all libraries begin anew, because it cannot be told which of them know those that have"
                                + " changed"),
                shown(
                        "librariesKeep",
                        RenewalTexts.librariesKeep(List.of("p.Cook")),
                        "while the program ended, libraries looked for p.Cook by name, and go on finding what has ended;"
                                + " mvn hotreload:next begins anew with them, too"),
                shown(
                        "librariesDispatch",
                        RenewalTexts.librariesDispatch(failure()),
                        "libraries still call methods of the generation before " + FAILURE
                                + "; restart with mvn hotreload:restart"),
                shown(
                        "cannotBeKept",
                        RenewalTexts.cannotBeKept("menu", "p.Menu", "it is final"),
                        "menu is not kept: p.Menu: it is final"),
                shown("isOld", RenewalTexts.isOld("", "p.Menu"), "it is of p.Menu, a class that has begun anew"),
                shown(
                        "isOld",
                        RenewalTexts.isOld(".table[3].val", "p.Dish"),
                        "its table[3].val is of p.Dish, a class that has begun anew"),
                shown(
                        "isLoader",
                        RenewalTexts.isLoader(".parent.loader"),
                        "its parent.loader is the class loader of the generation before"),
                shown("tooLarge", RenewalTexts.tooLarge(4), "it consists of more than 4 objects"),
                shown(
                        "haveOldCode",
                        RenewalTexts.haveOldCode(List.of("Menu.load", "cook")),
                        "reached through proxies, with the code of the generation that made them: Menu.load, cook"),
                shown(
                        "malformedKeep",
                        RenewalTexts.malformedKeep("p.Menu"),
                        "hotreload.keep: \"p.Menu\" names no method; write com.example.Weights#load, or with parameter"
                                + " types com.example.Weights#load(java.nio.file.Path), or bean:dataSource; behind it =copy"
                                + " or =proxy, if you like"),
                shown(
                        "tooLargeToKeep",
                        RenewalTexts.tooLargeToKeep("p.Menu.load"),
                        "the result of p.Menu.load is not kept: the method would be larger than the JVM allows"),
                shown(
                        "tooLarge",
                        RenewalTexts.tooLarge("menu", 1000),
                        "menu is not kept: it consists of more than 1000 objects"),
                shown(
                        "threadLeft",
                        RenewalTexts.threadLeft("cook", " in p.Cook.cook(Cook.java:3)", Duration.ofSeconds(2)),
                        "thread \"cook\" of the generation before has not ended after 2 s and runs on in"
                                + " p.Cook.cook(Cook.java:3)"),
                shown(
                        "hookLeft",
                        RenewalTexts.hookLeft("wash", Duration.ofSeconds(10)),
                        "shutdown hook \"wash\" has not ended after 10 s and runs on"),
                shown(
                        "portClosed",
                        RenewalTexts.portClosed("port 80"),
                        "closed what the generation before had left open: port 80"),
                shown(
                        "portInUse",
                        RenewalTexts.portInUse("port 80", Duration.ofSeconds(2)),
                        "port 80 of the generation before is still in use after 2 s; if the program needs it, start it"
                                + " in a new JVM with mvn hotreload:restart"),
                shown(
                        "filesOpen",
                        RenewalTexts.filesOpen(List.of("menu.txt", "wine.txt")),
                        "files that the generation before has left open: menu.txt, wine.txt"),
                shown(
                        "notClosed",
                        RenewalTexts.notClosed("p.Door", failure()),
                        "a p.Door that the generation before had left open cannot be closed " + FAILURE),
                shown(
                        "notStopped",
                        RenewalTexts.notStopped("p.Kitchen", Duration.ofSeconds(10)),
                        "a p.Kitchen of the generation before has not stopped after 10 s"),
                shown(
                        "notRemoved",
                        RenewalTexts.notRemoved("managed beans", failure()),
                        "managed beans of the generation before could not be removed " + FAILURE),
                shown(
                        "hooksNotRun",
                        RenewalTexts.hooksNotRun(failure()),
                        "the shutdown hooks of the generation before were not run " + FAILURE),
                shown(
                        "notCollected",
                        RenewalTexts.notCollected(List.of("#3", "#4", "#5"), ""),
                        "still in memory, because something refers to their classes: #3, #4, #5"),
                shown(
                        "notCollected",
                        RenewalTexts.notCollected(List.of("#3", "#4", "#5"), "p.Menu.all[1], of p.Dish"),
                        "still in memory, because something refers to their classes: #3, #4, #5;"
                                + " #3 by p.Menu.all[1], of p.Dish"),
                shown(
                        "holdsOld",
                        RenewalTexts.holdsOld("core"),
                        "static fields of core, which has not begun anew, lead to objects of classes that have;"
                                + " mvn hotreload:next once more begins anew with all modules"));
    }
}
