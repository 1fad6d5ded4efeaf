package dev.hotreload.reload;

import java.util.List;

/**
 * What became of a transaction that the JVM took, or that was not begun.
 *
 * @param isOutdated whether nothing was changed, because the generation must be planned anew
 * @param notes what the user must know
 */
record Commit(boolean isOutdated, List<String> notes) {
    static final Commit OUTDATED = new Commit(true, List.of());
}
