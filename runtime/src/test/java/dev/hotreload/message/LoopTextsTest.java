package dev.hotreload.message;

import static dev.hotreload.message.Catalogue.check;
import static dev.hotreload.message.Catalogue.shown;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoopTextsTest {

    @Test
    void eachIsShown() {
        check(
                LoopTexts.class,
                shown(
                        "malformed",
                        LoopTexts.malformed("App.render"),
                        "-Dhotreload.loop: \"App.render\" names no method; expected com.acme.App#render, or "
                                + "com.acme.App#render(int,java.lang.String)"),
                shown("noClass", LoopTexts.noClass("p.Cook"), "-Dhotreload.loop: no module has a class p.Cook so far"),
                shown(
                        "excluded",
                        LoopTexts.excluded("p.Cook"),
                        "-Dhotreload.loop: p.Cook is excluded from reloading, so its methods cannot be looped"),
                shown(
                        "noMethod",
                        LoopTexts.noMethod("p.Cook", "serve(int)", List.of("cook", "wash")),
                        "-Dhotreload.loop: p.Cook declares no method serve(int) so far; it declares cook, wash"),
                shown(
                        "noMethod",
                        LoopTexts.noMethod("p.Cook", "serve", List.of()),
                        "-Dhotreload.loop: p.Cook declares no method serve so far; it declares none"),
                shown(
                        "noCode",
                        LoopTexts.noCode("Cook.serve()"),
                        "-Dhotreload.loop: Cook.serve() has no code of its own; name the method that implements it"),
                shown(
                        "notLoopable",
                        LoopTexts.notLoopable("Cook.serve()", "there is no room in it for the loop"),
                        "-Dhotreload.loop: Cook.serve() cannot be looped: there is no room in it for the loop"),
                shown(
                        "gone",
                        LoopTexts.gone("Cook.serve()", 4, false),
                        "loop  Cook.serve() is gone since #4; its thread goes on with what the last run returned"),
                shown(
                        "gone",
                        LoopTexts.gone("Cook.serve()", 4, true),
                        "loop  Cook.serve() is gone since #4; its thread goes on with what the last run threw"),
                shown(
                        "interrupted",
                        LoopTexts.interrupted("Cook.serve()", "main"),
                        "loop  thread \"main\" was interrupted, so Cook.serve() waits no longer"),
                shown(
                        "notConcerned",
                        LoopTexts.notConcerned(4),
                        "loop  nothing that has run so far was changed by #4, so nothing is run again "
                                + "(-Dhotreload.loopOn=any runs it each time)"),
                shown(
                        "notCopied",
                        LoopTexts.notCopied("Cook.serve(Dish)", 1, "p.Dish", "not serialisable"),
                        "loop  argument 1 of Cook.serve(Dish) cannot be copied (p.Dish: not serialisable), so all "
                                + "runs get the same object"),
                shown(
                        "holdsLocks",
                        LoopTexts.holdsLocks("Cook.serve()", List.of("Kitchen", "Menu")),
                        "loop  the thread that waits in Cook.serve() holds the lock of Kitchen, Menu, which its "
                                + "caller has taken; whoever needs it waits, too"),
                shown("otherSource", LoopTexts.otherSource(), "(the source on disk is not what runs)"),
                shown(
                        "ofRuntime",
                        LoopTexts.ofRuntime("Cook.serve()"),
                        "loop  Cook.serve() was called by a reload itself, and there it is not looped"));
    }
}
