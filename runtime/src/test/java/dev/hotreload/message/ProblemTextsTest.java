package dev.hotreload.message;

import static dev.hotreload.message.Catalogue.check;
import static dev.hotreload.message.Catalogue.failure;
import static dev.hotreload.message.Catalogue.shown;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProblemTextsTest {
    private static final Path CLASSES = Path.of("core", "classes");

    /** A problem is a line of its own, and the file's separator is the system's. */
    @Test
    void eachIsShown() {
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
                shown(
                        "areGone",
                        ProblemTexts.areGone(),
                        "no class is left there; the program runs on, and changes are applied when they are back"),
                shown(
                        "isDamaged",
                        ProblemTexts.isDamaged(),
                        "cannot be read or is not a complete class file; the changes of its module wait for it"),
                shown(
                        "unfinished",
                        ProblemTexts.unfinished("p.X", "p.X$1"),
                        "p.X was written, and p.X$1 is missing or of another compilation; the changes wait until it is"
                                + " written, too. Compile again if that does not happen, or apply them as they are:"
                                + " mvn hotreload:reload"),
                shown(
                        "isUnfinished",
                        ProblemTexts.isUnfinished("p.X"),
                        "is missing or of another compilation than p.X; the changes wait until it is written, too"),
                shown(
                        "applyUnfinished",
                        ProblemTexts.applyUnfinished(),
                        "Compile again, or run mvn hotreload:reload to apply them as they are."),
                shown("waitForResume", ProblemTexts.waitForResume(1), "1 file waits for the end of the pause"),
                shown("waitForResume", ProblemTexts.waitForResume(2), "2 files wait for the end of the pause"),
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
                        "supportNotLoaded",
                        ProblemTexts.supportNotLoaded("p.MenuSupport", failure().toString()),
                        "the support p.MenuSupport cannot be loaded (java.lang.IllegalStateException: no "
                                + "menu); the program runs on, and its framework does not notice reloads"),
                shown(
                        "listenerFailed",
                        ProblemTexts.listenerFailed("p.Caches", 3, failure().toString()),
                        "the application's listener p.Caches failed after generation #3: "
                                + "java.lang.IllegalStateException: no menu"));
    }
}
