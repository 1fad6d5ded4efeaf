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
                .isEqualTo("core: " + file + " is not a complete class file; its changes wait until it is whole, the"
                        + " program runs on. Compile again if it stays so");
    }

    @Test
    void vanishedAndBack() {
        assertThat(Problems.vanished("core", CLASSES))
                .isEqualTo("core: no classes in " + CLASSES + " any more; the program runs on, and takes them up when"
                        + " they are back");
        assertThat(Problems.cameBack("core", CLASSES)).isEqualTo("core: the classes in " + CLASSES + " are back");
    }

    @Test
    void pollingInstead() {
        assertThat(Problems.pollingInstead("core", CLASSES, "User limit of inotify watches reached"))
                .isEqualTo("core: " + CLASSES + " cannot be watched by native events (User limit of inotify watches"
                        + " reached), so it is polled. Raise fs.inotify.max_user_watches or max_user_instances for"
                        + " native events");
        assertThat(Problems.pollingInstead("core", CLASSES, "Not supported"))
                .isEqualTo("core: " + CLASSES + " cannot be watched by native events (Not supported), so it is polled."
                        + " Pass -Dhotreload.poll=<interval> to choose how often");
    }

    @Test
    void eventsUnwritable() {
        assertThat(Problems.eventsUnwritable(Path.of("events.jsonl"), "No space left on device"))
                .isEqualTo("events cannot be written to events.jsonl (No space left on device); going on without."
                        + " Pass -Dhotreload.events=<file> to write them elsewhere");
    }
}
