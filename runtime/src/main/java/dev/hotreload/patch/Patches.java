package dev.hotreload.patch;

import dev.hotreload.change.ModuleChanges;
import dev.hotreload.content.ModuleContent;
import dev.hotreload.control.PatchManifest;
import dev.hotreload.message.PatchTexts;
import dev.hotreload.patch.PatchSet.Patch;
import dev.hotreload.patch.PatchSet.PatchedFile;
import dev.hotreload.patch.PatchSet.Place;
import dev.hotreload.report.NotLive;
import dev.hotreload.watch.FileChanges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The patches that are live: class files that run in place of those on disk.
 *
 * <p>What is on disk at a patched place counts as live to the watcher ({@link ModuleContent#patched}), until it is
 * written anew. Then the patch stays or is replaced, as its user has said. Used by the applying thread only.
 */
public final class Patches {
    private final List<ModuleContent> classPath;
    private volatile PatchSet live = PatchSet.NONE;

    /** @param classPath all modules */
    public Patches(List<ModuleContent> classPath) {
        this.classPath = List.copyOf(classPath);
    }

    /**
     * What becomes of a change set, and of the patches with it.
     *
     * @param changes what to apply
     * @param after the patches that are live once it is
     * @param notes what the user must know
     * @param keeps whether a patch stays in the place of something that was saved
     * @param isPatch whether the change is that of patches alone
     */
    public record Resolved(ModuleChanges changes, PatchSet after, List<String> notes, boolean keeps, boolean isPatch) {

        /** Copies the notes. */
        public Resolved {
            notes = List.copyOf(notes);
        }
    }

    /** The patches that are live. */
    public PatchSet live() {
        return live;
    }

    /** What a change set of saved files does. */
    public Resolved resolve(ModuleChanges changes) {
        PatchSet current = live;
        Map<Place, Optional<byte[]>> saved = new LinkedHashMap<>();
        changes.forEach((module, ofModule) -> {
            ofModule.classFiles().forEach((path, bytes) -> saved.put(new Place(module, path), Optional.of(bytes)));
            ofModule.deletedClassFiles().forEach(path -> saved.put(new Place(module, path), Optional.empty()));
        });
        saved.keySet().retainAll(current.files().keySet());
        if (saved.isEmpty()) {
            return new Resolved(changes, current, List.of(), false, false);
        }
        List<String> notes = new ArrayList<>();
        Set<Integer> kept = new TreeSet<>();
        List<Integer> replaced = new ArrayList<>();
        for (int number : touched(current, saved.keySet())) {
            Patch patch = current.find(number).orElseThrow();
            if (isSaved(current, number, saved)) {
                notes.add(PatchTexts.saved(patch.shown()));
                replaced.add(number);
            } else if (patch.isKept()) {
                notes.add(PatchTexts.kept(patch.shown()));
                kept.add(number);
            } else {
                notes.add(PatchTexts.replaced(patch.shown()));
                replaced.add(number);
            }
        }
        Map<Place, Optional<byte[]>> more = new LinkedHashMap<>();
        Map<Place, PatchedFile> files =
                new LinkedHashMap<>(current.without(replaced).files());
        current.files().forEach((place, file) -> {
            if (replaced.contains(file.patch()) && !saved.containsKey(place)) {
                more.put(place, file.base());
            }
        });
        saved.forEach((place, bytes) ->
                files.computeIfPresent(place, (same, file) -> new PatchedFile(file.patch(), file.bytes(), bytes)));
        Set<Place> withheld = new LinkedHashSet<>(files.keySet());
        withheld.retainAll(saved.keySet());
        return new Resolved(
                changed(changes, more, withheld),
                new PatchSet(current.without(replaced).patches(), files),
                notes,
                !kept.isEmpty(),
                false);
    }

    private static Set<Integer> touched(PatchSet current, Set<Place> places) {
        Set<Integer> numbers = new TreeSet<>();
        current.files().forEach((place, file) -> {
            if (places.contains(place)) {
                numbers.add(file.patch());
            }
        });
        return numbers;
    }

    /** Whether all that a patch has changed has been written to disk. */
    private static boolean isSaved(PatchSet current, int number, Map<Place, Optional<byte[]>> saved) {
        return current.files().entrySet().stream()
                .filter(entry -> entry.getValue().patch() == number)
                .allMatch(entry -> {
                    Optional<byte[]> bytes = saved.get(entry.getKey());
                    return bytes != null && areSame(bytes, entry.getValue().bytes());
                });
    }

    private static ModuleChanges changed(
            ModuleChanges changes, Map<Place, Optional<byte[]>> more, Set<Place> withheld) {
        Map<ModuleContent, FileChanges> all = new LinkedHashMap<>();
        changes.forEach(all::put);
        more.keySet().forEach(place -> all.putIfAbsent(place.module(), changes.of(place.module())));
        all.replaceAll((module, ofModule) -> {
            Map<String, byte[]> classFiles = new HashMap<>(ofModule.classFiles());
            Set<String> deleted = new TreeSet<>(ofModule.deletedClassFiles());
            more.forEach((place, bytes) -> {
                if (place.module() == module) {
                    bytes.ifPresentOrElse(
                            content -> classFiles.put(place.path(), content), () -> deleted.add(place.path()));
                }
            });
            withheld.stream().filter(place -> place.module() == module).forEach(place -> {
                classFiles.remove(place.path());
                deleted.remove(place.path());
            });
            return new FileChanges(classFiles, deleted, ofModule.resources(), changes.detectedNanos());
        });
        return new ModuleChanges(all);
    }

    /**
     * What makes the patches of a directory live in place of those that are.
     *
     * @throws IOException if they cannot be read
     */
    public Resolved replacement(Path directory) throws IOException {
        PatchManifest manifest = PatchManifest.read(directory);
        PatchSet current = live;
        Map<Place, PatchedFile> files = new LinkedHashMap<>();
        for (PatchManifest.PatchedFile file : manifest.files()) {
            ModuleContent module = classPath.stream()
                    .filter(content -> content.module().name().equals(file.module()))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no module " + file.module()));
            Place place = new Place(module, file.path());
            PatchedFile known = current.files().get(place);
            Optional<byte[]> bytes = file.isGone()
                    ? Optional.empty()
                    : Optional.of(Files.readAllBytes(PatchManifest.content(directory, file)));
            files.put(
                    place,
                    new PatchedFile(file.patch(), bytes, known == null ? bytesOf(module, file.path()) : known.base()));
        }
        List<Patch> patches = manifest.patches().stream()
                .map(patch -> new Patch(patch.number(), patch.label(), patch.isKept()))
                .toList();
        PatchSet next = new PatchSet(patches, files);
        return new Resolved(changesTo(next), next, notes(current, next), false, true);
    }

    private static List<String> notes(PatchSet before, PatchSet now) {
        List<String> notes = new ArrayList<>();
        before.patches().stream()
                .filter(patch -> now.find(patch.number()).isEmpty())
                .forEach(patch -> notes.add(PatchTexts.ended(patch.shown())));
        now.patches().stream()
                .filter(patch -> before.find(patch.number()).isEmpty())
                .forEach(patch -> notes.add(PatchTexts.begun(patch.shown())));
        return notes;
    }

    /** What goes back to earlier patches, if nothing else has changed since. */
    public Resolved back(ModuleChanges changes, PatchSet earlier) {
        return new Resolved(changes, earlier, List.of(), false, false);
    }

    private ModuleChanges changesTo(PatchSet next) {
        Map<Place, Optional<byte[]>> wanted = new LinkedHashMap<>();
        live.files().forEach((place, file) -> wanted.put(place, file.base()));
        next.files().forEach((place, file) -> wanted.put(place, file.bytes()));
        wanted.entrySet()
                .removeIf(entry -> areSame(
                        entry.getValue(),
                        bytesOf(entry.getKey().module(), entry.getKey().path())));
        long now = System.nanoTime();
        Map<ModuleContent, FileChanges> byModule = new LinkedHashMap<>();
        for (ModuleContent module : classPath) {
            if (wanted.keySet().stream().anyMatch(place -> place.module() == module)) {
                byModule.put(module, new FileChanges(Map.of(), Set.of(), Set.of(), now));
            }
        }
        return changed(new ModuleChanges(byModule), wanted, Set.of());
    }

    private static Optional<byte[]> bytesOf(ModuleContent module, String path) {
        return Optional.ofNullable(module.find(ModuleContent.internalNameOf(path)));
    }

    private static boolean areSame(Optional<byte[]> one, Optional<byte[]> other) {
        return one.isPresent() == other.isPresent() && (one.isEmpty() || Arrays.equals(one.get(), other.get()));
    }

    /** Makes patches those that are live; what they have changed is. */
    public void install(PatchSet patches) {
        live.files().keySet().forEach(place -> place.module().unpatched(place.path()));
        patches.files().forEach((place, file) -> place.module().patched(place.path(), file.base()));
        live = patches;
    }

    /** Has patches replaced when their sources are saved. */
    public void replaceWhenSaved(Set<Integer> numbers) {
        live = new PatchSet(
                live.patches().stream()
                        .map(patch -> numbers.contains(patch.number())
                                ? new Patch(patch.number(), patch.label(), false)
                                : patch)
                        .toList(),
                live.files());
    }

    /** What is on disk and not live, because a patch is. */
    public List<NotLive> notLive() {
        List<NotLive> entries = new ArrayList<>();
        PatchSet current = live;
        for (Patch patch : current.patches()) {
            Set<String> modules = new TreeSet<>();
            current.files().forEach((place, file) -> {
                if (file.patch() == patch.number()) {
                    modules.add(place.module().module().name());
                }
            });
            entries.add(new NotLive(
                    NotLive.Why.PATCHED,
                    String.join(", ", modules),
                    patch.label(),
                    PatchTexts.isLive(patch.number()),
                    PatchTexts.revert()));
        }
        return entries;
    }
}
