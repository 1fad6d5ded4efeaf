package dev.hotreload.maven.debug;

import static dev.hotreload.maven.debug.Samples.COUNTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.testing.TestJdk;
import java.nio.file.Path;
import java.util.Collection;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JDK's own debugger, typed into. */
class JdbIT {

    @TempDir
    private Path directory;

    static Collection<TestJdk> jdks() {
        return TestJdk.chosen();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void jdb_follows_the_code(TestJdk jdk) throws Exception {
        Source shifted = COUNTER.insertAbove("next", "        int more = step * 2;\n        step = more / 2;");
        Source added = shifted.replace("total = next;", "total = grow(next);")
                .replace(
                        "    private int call",
                        "    private int grow(int by) {\n        int grown = by + 100; // @grown\n        return grown;\n    }\n\n    private int call");
        try (DebuggedApplication application = DebuggedApplication.start(jdk, directory, true, Samples.with(COUNTER));
                Jdb jdb = Jdb.attach(jdk, application.port())) {
            jdb.await("VM Started");
            jdb.type("stop at p.Counter:" + COUNTER.line("set"), "Deferring breakpoint p.Counter");
            jdb.type("cont", "Breakpoint hit", "p.Counter.tick(), line=" + COUNTER.line("set"));
            jdb.type("print total", "total = 0");

            // Edited while the program stands there.
            application.reload(Samples.with(shifted));
            jdb.type("cont", "Breakpoint hit", "p.Counter.tick(), line=" + shifted.line("set"));
            jdb.type("locals", "more = 2");
            jdb.type("threads", "main");
            assertThat(jdb.text()).doesNotContain("hotreload");

            // In an added method and in a lambda.
            application.reload(Samples.with(added));
            jdb.type("stop at p.Counter:" + added.line("grown"), "Set breakpoint p.Counter:" + added.line("grown"));
            jdb.type("stop at p.Counter:" + added.line("lambda"), "Set breakpoint");
            jdb.type("cont", "Breakpoint hit", "line=");
            jdb.typeUntil("cont", "p.Counter.grow(), line=" + added.line("grown"));
            jdb.type("where", "[1] p.Counter.grow", "p.Counter.tick", "p.Main.main");
            jdb.typeUntil("cont", "p.Counter.lambda$tick$0(), line=" + added.line("lambda"));

            jdb.type("set total = 5000", "total = 5000 = 5000");
            jdb.type("clear p.Counter:" + added.line("lambda"), "Removed");
            jdb.typeUntil("cont", "p.Counter.tick(), line=");
            // Back into the method's beginning.
            application.reload(Samples.with(added.replace("total = grow(next);", "total = grow(next) + 1;")));
            jdb.type("reenter", "p.Counter.tick()");
            assertThat(application.messages().all()).containsExactly("attached");
        }
    }
}
