package dev.hotreload.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProblemsTest {

    private static final Path CLASSES = Path.of("core", "target", "classes");

    @Test
    void damaged() {
        Path file = CLASSES.resolve("A.class");
        assertThat(Problems.damaged("core", file, "is not a complete class file"))
                .isEqualTo("core: " + file + " is not a complete class file; its changes wait until the file is"
                        + " complete. Compile again if that does not happen");
    }

    @Test
    void vanishedAndBack() {
        assertThat(Problems.vanished("core", CLASSES))
                .isEqualTo("core: no classes in " + CLASSES + " any more; the program runs on. Changes are applied"
                        + " when they are back");
        assertThat(Problems.cameBack("core", CLASSES)).isEqualTo("core: the classes in " + CLASSES + " are back");
    }

    @Test
    void pollingInstead() {
        assertThat(Problems.pollingInstead("core", CLASSES, "User limit of inotify watches reached"))
                .isEqualTo("core: the system does not report changes in " + CLASSES
                        + " (User limit of inotify watches reached), so it is polled. To avoid this, raise"
                        + " fs.inotify.max_user_watches or max_user_instances");
        assertThat(Problems.pollingInstead("core", CLASSES, "Not supported"))
                .isEqualTo("core: the system does not report changes in " + CLASSES
                        + " (Not supported), so it is polled. To choose how often: -Dhotreload.poll=<interval>");
    }

    @Test
    void eventsUnwritable() {
        assertThat(Problems.eventsUnwritable(Path.of("events.jsonl"), "No space left on device"))
                .isEqualTo("events cannot be written to events.jsonl (No space left on device); the program runs"
                        + " on without. To write them elsewhere: -Dhotreload.events=<file>");
    }

    @Test
    void classesUnreadable() {
        assertThat(Problems.classesUnreadable("core", CLASSES, "java.io.IOException: no"))
                .isEqualTo("core: the classes in " + CLASSES + " cannot be read (java.io.IOException: no); the program"
                        + " runs on, and reads each class when it is first used");
    }

    @Test
    void pluginUnreachable() {
        assertThat(Problems.pluginUnreachable("Connection refused"))
                .isEqualTo("Maven cannot be reached (Connection refused); the program runs on. If Maven is killed, end"
                        + " the program yourself");
    }

    @Test
    void listenerFailed() {
        assertThat(Problems.listenerFailed("p.Caches", 3, "java.lang.IllegalStateException: no"))
                .isEqualTo("the application's listener p.Caches failed after generation #3:"
                        + " java.lang.IllegalStateException: no");
    }
}
