package dev.hotreload.message;

import static dev.hotreload.message.Catalogue.check;
import static dev.hotreload.message.Catalogue.shown;

import org.junit.jupiter.api.Test;

class PatchTextsTest {

    @Test
    void eachIsShown() {
        check(
                PatchTexts.class,
                shown(
                        "begun",
                        PatchTexts.begun("2 (App.java)"),
                        "patch 2 (App.java) is live, and not on disk; mvn hotreload:unpatch takes it back"),
                shown("ended", PatchTexts.ended("2 (App.java)"), "patch 2 (App.java) is taken back"),
                shown(
                        "replaced",
                        PatchTexts.replaced("2 (App.java)"),
                        "replaces patch 2 (App.java): its class was saved"),
                shown(
                        "kept",
                        PatchTexts.kept("2 (App.java)"),
                        "patch 2 (App.java) stays: what was saved of its class is not live until mvn "
                                + "hotreload:unpatch"),
                shown("saved", PatchTexts.saved("2 (App.java)"), "patch 2 (App.java) is on disk now"),
                shown("takenBack", PatchTexts.takenBack(7), "takes #7 back, which was one of patches alone"),
                shown(
                        "withinReload",
                        PatchTexts.withinReload(),
                        "a patch cannot be made by code that a reload waits for, such as a reload listener; another "
                                + "thread can"),
                shown(
                        "interrupted",
                        PatchTexts.interrupted(),
                        "the thread was interrupted while it waited for the patch, which may still become live"),
                shown(
                        "goneAlready",
                        PatchTexts.goneAlready(2),
                        "patch 2 was live, and has been taken back or replaced meanwhile"),
                shown(
                        "noPlugin",
                        PatchTexts.noPlugin(),
                        "no Maven is connected to this program that could compile a patch; start it with mvn "
                                + "hotreload:run"),
                shown("isLive", PatchTexts.isLive(2), "patch 2 is live in its place"),
                shown(
                        "revert",
                        PatchTexts.revert(),
                        "mvn hotreload:unpatch takes it back, mvn hotreload:patch -Dhotreload.patch.commit writes it "
                                + "into the source"),
                shown(
                        "refersInVain",
                        PatchTexts.refersInVain("p.App.added", false),
                        "refers to p.App.added, which does not exist while the patch of its class stays"),
                shown(
                        "revertOrSave",
                        PatchTexts.revertOrSave(true),
                        "Save, or mend, what is not live first: mvn hotreload:status tells"));
    }
}
