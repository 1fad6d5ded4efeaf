package dev.hotreload.reload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.change.ModuleChanges;
import dev.hotreload.watch.FileChanges;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was one set and was not applied stays one. */
class PendingFilesTest {

    private static final FileChanges NOTHING = new FileChanges(Map.of(), Set.of(), Set.of(), System.nanoTime());

    @TempDir
    Path directory = Path.of("");

    TestModule app;
    TestModule core;
    PendingFiles pending;

    @BeforeEach
    void create() throws IOException {
        app = TestModule.in(directory, "app");
        app.hasLive("p/A", "1");
        app.hasLive("p/More", "1");
        core = TestModule.in(directory, "core");
        core.hasLive("c/C", "1");
        core.hasLive("c/More", "1");
        pending = new PendingFiles(List.of(app.content(), core.content()));
    }

    private ModuleChanges changes(Map<String, FileChanges> byName) {
        return ModuleChanges.of(List.of(app.content(), core.content()), byName);
    }

    /** A set of both modules that is refused. */
    private ModuleChanges refused() throws IOException {
        return pending.with(changes(Map.of("core", core.write("c/C", "2"), "app", app.write("p/A", "2"))));
    }

    @Test
    void aRefusedSetJoinsWhateverConcernsOneOfItsModules() throws IOException {
        refused();

        ModuleChanges joined = pending.with(changes(Map.of("core", core.write("c/More", "2"))));
        assertThat(joined.names()).containsExactly("app", "core");
        assertThat(joined.of(app.content()).classFiles()).containsOnlyKeys("p/A.class");
        assertThat(joined.of(core.content()).classFiles()).containsOnlyKeys("c/C.class", "c/More.class");
        pending.forget(joined);
        assertThat(pending.with(changes(Map.of("core", core.write("c/More", "3"))))
                        .names())
                .containsExactly("core");
    }

    @Test
    void aRefusedSetOfOneModuleIsNotInTheWayOfTheOthers() throws IOException {
        pending.with(changes(Map.of("core", core.write("c/C", "2"))));

        ModuleChanges other = changes(Map.of("app", app.write("p/A", "2")));
        assertThat(pending.wouldJoin(other.modules())).isFalse();
        assertThat(pending.with(other).names()).containsExactly("app");
    }

    @Test
    void whatWasTakenBackIsLeftOutAndTheRestStands() throws IOException {
        refused();
        app.write("p/A", "1");

        ModuleChanges rest = pending.with(changes(Map.of("app", NOTHING)));
        assertThat(rest.names()).containsExactly("core");
        assertThat(rest.of(core.content()).classFiles()).containsOnlyKeys("c/C.class");
    }

    @Test
    void aNewClassThatWasTakenBackIsNoDeletion() throws IOException {
        pending.with(changes(Map.of("app", app.write("p/New", "1"), "core", core.delete("c/C"))));
        app.delete("p/New");

        ModuleChanges rest = pending.with(changes(Map.of("app", NOTHING)));
        assertThat(rest.names()).containsExactly("core");
        assertThat(rest.of(core.content()).deletedClassFiles()).containsExactly("c/C.class");
    }

    @Test
    void aFileThatIsBeingWrittenAgainJoinsAsItWas() throws IOException {
        ModuleChanges refused = refused();
        byte[] whole = TestModule.classFile("c/C", "3");
        core.write("c/C", Arrays.copyOf(whole, whole.length / 2));

        ModuleChanges joined = pending.with(changes(Map.of("app", app.write("p/A", "3"))));
        assertThat(joined.of(core.content()).classFiles())
                .containsEntry(
                        "c/C.class", refused.of(core.content()).classFiles().get("c/C.class"));
    }

    @Test
    void resourcesOfARefusedSetAreNotForgotten() throws IOException {
        FileChanges resource = new FileChanges(Map.of(), Set.of(), Set.of("c.properties"), System.nanoTime());
        pending.with(changes(Map.of("core", resource, "app", app.write("p/A", "2"))));
        app.write("p/A", "1");

        assertThat(pending.with(changes(Map.of("app", NOTHING))).resources()).containsExactly("c.properties");
    }

    @Test
    void anIncompleteSetJoinsTheNextOfAnyModule() throws IOException {
        ModuleChanges half = pending.with(changes(Map.of("app", app.write("p/A", "2"))));
        pending.incomplete(half);
        ModuleChanges other = changes(Map.of("core", core.write("c/C", "2")));
        assertThat(pending.wouldJoin(other.modules())).isTrue();

        ModuleChanges whole = pending.with(other);
        assertThat(whole.names()).containsExactly("app", "core");
        assertThat(pending.hasIncomplete()).isFalse();
        assertThat(whole.detectedNanos() - half.detectedNanos()).isLessThanOrEqualTo(0);
    }

    @Test
    void anIncompleteSetThatNothingJoinsIsTakenAsItIs() throws IOException {
        pending.incomplete(pending.with(changes(Map.of("app", app.write("p/A", "2")))));
        assertThat(pending.hasIncomplete()).isTrue();

        ModuleChanges alone = pending.with(ModuleChanges.NONE);
        assertThat(alone.of(app.content()).classFiles()).containsOnlyKeys("p/A.class");
        assertThat(pending.hasIncomplete()).isFalse();
    }

    @Test
    void whatWasRefusedLongAgoDoesNotCountAsDetectedThen() throws IOException {
        ModuleChanges refused = refused();
        ModuleChanges later = changes(Map.of("app", app.write("p/A", "3")));

        assertThat(pending.with(later).detectedNanos() - refused.detectedNanos())
                .isPositive();
    }
}
