package dev.hotreload.patch;

import dev.hotreload.content.ModuleContent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Patches, and the class files that they put in the place of others. Immutable.
 *
 * @param patches in the order in which they came
 * @param files what is other than in the modules
 */
public record PatchSet(List<Patch> patches, Map<Place, PatchedFile> files) {
    /** No patch. */
    public static final PatchSet NONE = new PatchSet(List.of(), Map.of());

    /**
     * A patch.
     *
     * @param number tells it from others
     * @param label what the user calls it
     * @param isKept whether it stays when its class is saved
     */
    public record Patch(int number, String label, boolean isKept) {

        /** As it stands in messages. */
        String shown() {
            return number + " (" + label + ")";
        }
    }

    /** A class file's path in a module. */
    record Place(ModuleContent module, String path) {}

    /**
     * What is live at a place.
     *
     * @param patch the number of the patch that it is of
     * @param bytes what is live; empty: no class
     * @param base what takes its place again when the patch ends; empty: no class
     */
    record PatchedFile(int patch, Optional<byte[]> bytes, Optional<byte[]> base) {}

    /** Copies the collections. */
    public PatchSet {
        patches = List.copyOf(patches);
        files = Map.copyOf(files);
    }

    /** The patches that are left without some. */
    PatchSet without(List<Integer> numbers) {
        Map<Place, PatchedFile> left = new LinkedHashMap<>(files);
        left.values().removeIf(file -> numbers.contains(file.patch()));
        return new PatchSet(
                patches.stream()
                        .filter(patch -> !numbers.contains(patch.number()))
                        .toList(),
                left);
    }

    Optional<Patch> find(int number) {
        return patches.stream().filter(patch -> patch.number() == number).findFirst();
    }
}
