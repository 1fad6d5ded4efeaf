package dev.hotreload.reload;

import dev.hotreload.change.ModuleChanges;
import java.util.List;

/**
 * What became of a transaction that the JVM took, or that was not begun.
 *
 * @param isOutdated whether nothing was changed, because the generation must be planned anew
 * @param notes what the user must know
 * @param undo the class files that lead back
 */
record Commit(boolean isOutdated, List<String> notes, ModuleChanges undo) {
    static final Commit OUTDATED = new Commit(true, List.of(), ModuleChanges.NONE);
}
