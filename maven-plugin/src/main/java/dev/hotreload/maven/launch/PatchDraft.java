package dev.hotreload.maven.launch;

import dev.hotreload.maven.message.PatchTexts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * What came of a request about patches before the application is asked.
 *
 * @param directory the patches that are to be live, see {@link dev.hotreload.control.PatchManifest}; empty: nothing is
 *     to change
 * @param isRefused whether it cannot be done
 * @param number that of the patch which is made; 0: none is
 * @param text what to tell the user, by the number of the generation; 0: none
 */
public record PatchDraft(Optional<Path> directory, boolean isRefused, int number, IntFunction<String> text) {

    /** Nothing is to change in the application. */
    public static PatchDraft told(String text) {
        return new PatchDraft(Optional.empty(), false, 0, generation -> text);
    }

    /** It cannot be done. */
    public static PatchDraft refused(String reason) {
        return new PatchDraft(Optional.empty(), true, 0, generation -> reason);
    }

    /** Patches that are to be live. */
    public static PatchDraft of(Path directory) {
        return new PatchDraft(Optional.of(directory), false, 0, generation -> "");
    }

    /** The same, which makes a patch live. */
    public PatchDraft as(int number, String label) {
        return new PatchDraft(
                directory,
                isRefused,
                number,
                generation -> generation == 0 ? PatchTexts.nothing() : PatchTexts.applied(number, label, generation));
    }

    /** The same, which takes patches back. */
    public PatchDraft reverting(List<String> patches) {
        return new PatchDraft(directory, isRefused, 0, generation -> PatchTexts.reverted(patches, generation));
    }
}
