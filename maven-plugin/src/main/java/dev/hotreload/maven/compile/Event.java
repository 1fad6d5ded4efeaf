package dev.hotreload.maven.compile;

import dev.hotreload.watch.FileChanges;
import java.nio.file.Path;
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

    /** Somebody wants to know when all that was saved before is compiled. */
    record Asked(CompletableFuture<Void> answer) implements Event {}
}
