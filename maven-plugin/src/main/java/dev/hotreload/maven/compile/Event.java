package dev.hotreload.maven.compile;

import dev.hotreload.maven.launch.PatchDraft;
import dev.hotreload.maven.patch.PatchRequest;
import dev.hotreload.report.NotLive;
import dev.hotreload.watch.FileChanges;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** What the watchers hand to the compiling thread. */
sealed interface Event {

    /** Files of sources or resources were saved together, or are gone. */
    record Saved(Set<Path> files) implements Event {}

    /** Somebody else wrote or deleted class files of a module. */
    record Written(ModuleState module, FileChanges changes) implements Event {}

    /** All classes of a module are gone. */
    record Vanished(ModuleState module) implements Event {}

    /** Somebody wants the disk to be looked at; {@link Looked} follows when that is done. */
    record Look(boolean again, CompletableFuture<List<NotLive>> answer) implements Event {}

    /**
     * What was found on the disk has been told before.
     *
     * @param again whether what could not be compiled is to be compiled once more
     * @param answer what is not compiled, and will not be by waiting
     */
    record Looked(boolean again, CompletableFuture<List<NotLive>> answer) implements Event {}

    /** Somebody wants to know what has changed in the sources since the start. */
    record Differences(CompletableFuture<String> answer) implements Event {}

    /** Somebody wants something about patches, of which those with these numbers are live. */
    record Patch(PatchRequest request, List<Integer> live, CompletableFuture<PatchDraft> answer) implements Event {}

    /** Compiling begins or ends to wait for whoever saves. */
    record Pause(boolean begins, CompletableFuture<Void> answer) implements Event {}

    /** Somebody wants to know when all that was saved before is compiled. */
    record Asked(CompletableFuture<Void> answer) implements Event {}
}
