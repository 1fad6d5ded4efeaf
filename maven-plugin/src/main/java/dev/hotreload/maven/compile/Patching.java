package dev.hotreload.maven.compile;

import dev.hotreload.control.PatchManifest;
import dev.hotreload.maven.launch.PatchDraft;
import dev.hotreload.maven.message.PatchTexts;
import dev.hotreload.maven.patch.MethodName;
import dev.hotreload.maven.patch.PatchException;
import dev.hotreload.maven.patch.PatchRequest;
import dev.hotreload.maven.patch.SourceText;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javax.tools.Diagnostic;

/**
 * Compiles patches: sources that the application is to run in place of those on disk.
 *
 * <p>All that are live are compiled together each time, so that they fit each other; which are, the application knows.
 * Used by the compiling thread only.
 */
final class Patching {
    private final Workspace workspace;
    private final Compilers compilers;
    private final GoalCompiler goals;
    private final Path base;
    private final DiagnosticText text;
    /** All that there were, by their numbers. */
    private final Map<Integer, Patch> known = new LinkedHashMap<>();

    private int directories;

    /** @param base paths below it are told relative to it */
    Patching(Workspace workspace, Compilers compilers, GoalCompiler goals, Path base) {
        this.workspace = workspace;
        this.compilers = compilers;
        this.goals = goals;
        this.base = base;
        this.text = new DiagnosticText(base, new CompileColours(false));
    }

    /**
     * A patch.
     *
     * @param label what the user calls it
     * @param source where its text belongs
     * @param content its text
     * @param onDisk the text on disk when the source was first patched; empty: there was none
     */
    private record Patch(
            int number,
            String label,
            ModuleState module,
            Path source,
            String content,
            Optional<String> onDisk,
            boolean isKept) {}

    /**
     * Does what is wanted, as far as it can be done here.
     *
     * @param live the numbers of the patches that are live
     */
    PatchDraft take(PatchRequest request, List<Integer> live) {
        List<Patch> patches = new ArrayList<>();
        live.stream().filter(known::containsKey).forEach(number -> patches.add(known.get(number)));
        try {
            return switch (request.action()) {
                case APPLY -> apply(request, patches);
                case LIST -> PatchDraft.told(list(patches));
                case REVERT -> revert(request, patches);
                case COMMIT -> commit(request, patches);
            };
        } catch (PatchException | IOException e) {
            return PatchDraft.refused(String.valueOf(e.getMessage()));
        }
    }

    private String list(List<Patch> patches) {
        return patches.isEmpty()
                ? PatchTexts.noPatches()
                : String.join(
                        "\n",
                        patches.stream()
                                .map(patch -> PatchTexts.line(
                                        patch.number(), patch.label(), shown(patch.source()), patch.isKept()))
                                .toList());
    }

    private Path shown(Path file) {
        return file.startsWith(base) ? base.relativize(file) : file;
    }

    private PatchDraft apply(PatchRequest request, List<Patch> live) throws PatchException, IOException {
        Patch patch = request.method() == null ? ofClass(request, live) : ofMethod(request, request.method(), live);
        List<Patch> all = new ArrayList<>(live);
        all.removeIf(other -> other.source().equals(patch.source()));
        all.add(patch);
        known.put(patch.number(), patch);
        return draft(all, request.name()).as(patch.number(), patch.label());
    }

    private PatchDraft revert(PatchRequest request, List<Patch> live) throws PatchException, IOException {
        List<Patch> left = new ArrayList<>(live);
        left.removeIf(patch -> request.means(patch.number()));
        if (left.size() == live.size()) {
            throw new PatchException(PatchTexts.none());
        }
        List<String> gone = live.stream()
                .filter(patch -> request.means(patch.number()))
                .map(patch -> patch.number() + " (" + patch.label() + ")")
                .toList();
        return draft(left, "").reverting(gone);
    }

    private PatchDraft commit(PatchRequest request, List<Patch> live) throws PatchException, IOException {
        List<Patch> meant =
                live.stream().filter(patch -> request.means(patch.number())).toList();
        if (meant.isEmpty()) {
            throw new PatchException(PatchTexts.none());
        }
        for (Patch patch : meant) {
            if (!onDisk(patch.module(), patch.source()).equals(patch.onDisk())) {
                throw new PatchException(PatchTexts.changedSince(shown(patch.source())));
            }
        }
        for (Patch patch : meant) {
            try {
                Files.createDirectories(patch.source().resolveSibling(""));
                Files.writeString(patch.source(), patch.content(), charset(patch.module()));
            } catch (IOException e) {
                throw new PatchException(PatchTexts.unreadable(shown(patch.source()), e.toString()));
            }
        }
        return PatchDraft.told(PatchTexts.committed(
                meant.stream().map(patch -> shown(patch.source()).toString()).toList()));
    }

    private Patch ofClass(PatchRequest request, List<Patch> live) throws PatchException {
        SourceText source = SourceText.parse(request.name(), request.source());
        if (source.types().isEmpty()) {
            throw new PatchException(PatchTexts.noType(request.name()));
        }
        String folder = source.packageName().replace('.', '/');
        String prefix = folder.isEmpty() ? "" : folder + "/";
        for (String type : source.types()) {
            for (ModuleState module : workspace.modules()) {
                Path file = module.index().sourceOf(prefix + type);
                if (file != null && module.sources().all().contains(file)) {
                    return patch(request, live, module, file, file.getFileName().toString(), request.source());
                }
            }
        }
        List<ModuleState> modules = workspace.modules().stream()
                .filter(module -> folder(module, folder).isPresent())
                .toList();
        if (modules.size() != 1) {
            throw new PatchException(PatchTexts.noPackage(request.name(), source.packageName()));
        }
        Path file = folder(modules.get(0), folder)
                .orElseThrow()
                .resolve(source.types().get(0) + ".java");
        return patch(request, live, modules.get(0), file, file.getFileName().toString(), request.source());
    }

    private static Optional<Path> folder(ModuleState module, String folder) {
        return module.build().sourceRoots().stream()
                .map(root -> root.resolve(folder))
                .filter(directory ->
                        module.sources().all().stream().anyMatch(source -> directory.equals(source.getParent())))
                .findFirst();
    }

    private Patch ofMethod(PatchRequest request, String named, List<Patch> live) throws PatchException {
        MethodName method = MethodName.parse(named);
        String internalName = method.type().replace('.', '/');
        while (true) {
            for (ModuleState module : workspace.modules()) {
                Path file = module.index().sourceOf(internalName);
                if (file != null && module.sources().all().contains(file)) {
                    String current = live.stream()
                            .filter(patch -> patch.source().equals(file))
                            .findFirst()
                            .map(Patch::content)
                            .or(() -> onDisk(module, file))
                            .orElseThrow(() -> new PatchException(PatchTexts.noSource(method.type())));
                    String simple = internalName.substring(internalName.lastIndexOf('/') + 1);
                    String label = simple.replace('$', '.') + "." + named.substring(named.indexOf('#') + 1);
                    String content = SourceText.parse(shown(file).toString(), current)
                            .with(Arrays.asList(simple.split("\\$")), method, request.source(), request.name());
                    return patch(request, live, module, file, label, content);
                }
            }
            // A nested class may be named with dots.
            int slash = internalName.lastIndexOf('/');
            if (slash < 0) {
                throw new PatchException(PatchTexts.noSource(method.type()));
            }
            internalName = internalName.substring(0, slash) + "$" + internalName.substring(slash + 1);
        }
    }

    private Patch patch(
            PatchRequest request, List<Patch> live, ModuleState module, Path file, String label, String content)
            throws PatchException {
        if (module.build().compiler().isEmpty()) {
            throw new PatchException(PatchTexts.compiledByGoals(module.build().name()));
        }
        Optional<Patch> before =
                live.stream().filter(other -> other.source().equals(file)).findFirst();
        String whole =
                before.isPresent() && request.method() != null ? before.get().label() + ", " + label : label;
        return new Patch(
                known.size() + 1,
                whole,
                module,
                file,
                content,
                before.map(Patch::onDisk).orElseGet(() -> onDisk(module, file)),
                request.isKept());
    }

    private static Charset charset(ModuleState module) {
        return module.build().compiler().orElseThrow().encoding();
    }

    private static Optional<String> onDisk(ModuleState module, Path file) {
        try {
            return module.build().compiler().isEmpty()
                    ? Optional.empty()
                    : Optional.of(Files.readString(file, charset(module)));
        } catch (IOException e) {
            // There is none, or none that a compiler could read either.
            return Optional.empty();
        }
    }

    private PatchDraft draft(List<Patch> patches, String name) throws PatchException, IOException {
        Map<Path, String> texts = new LinkedHashMap<>();
        patches.forEach(patch -> texts.put(patch.source(), patch.content()));
        Batch batch = Batch.ofTexts(workspace.modules(), compilers, goals, texts);
        if (!patches.isEmpty() && !batch.compile()) {
            throw new PatchException(errors(batch, patches, name));
        }
        Path directory = workspace
                .modules()
                .get(0)
                .build()
                .staging()
                .resolveSibling("patches")
                .resolve(String.valueOf(++directories));
        List<PatchManifest.PatchedFile> files = new ArrayList<>();
        for (ModuleDraft draft : batch.drafts()) {
            for (Map.Entry<String, Optional<byte[]>> type : draft.differing().entrySet()) {
                Predicate<Patch> isOwn = patch -> patch.source().equals(draft.sourceOf(type.getKey()));
                // What only depends on patches is the last one's.
                Patch owner = patches.stream().filter(isOwn).findFirst().orElse(patches.get(patches.size() - 1));
                PatchManifest.PatchedFile file = new PatchManifest.PatchedFile(
                        owner.number(),
                        draft.module().build().name(),
                        type.getKey() + ".class",
                        type.getValue().isEmpty());
                files.add(file);
                if (type.getValue().isPresent()) {
                    Path content = PatchManifest.content(directory, file);
                    Files.createDirectories(content.getParent());
                    Files.write(content, type.getValue().get());
                }
            }
        }
        new PatchManifest(
                        patches.stream()
                                .map(patch -> new PatchManifest.Patch(patch.number(), patch.label(), patch.isKept()))
                                .toList(),
                        files)
                .write(directory);
        return PatchDraft.of(directory);
    }

    /** Errors in a patch are told under the name of what it was read from. */
    private String errors(Batch batch, List<Patch> patches, String name) {
        StringBuilder errors = new StringBuilder();
        batch.diagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(text::of)
                .distinct()
                .forEach(errors::append);
        errors.append(batch.output());
        String all = errors.toString().stripTrailing();
        Patch last = patches.get(patches.size() - 1);
        return name.isEmpty()
                        || !last.label().equals(last.source().getFileName().toString())
                ? all
                : all.replace(shown(last.source()) + ":", name + ":");
    }
}
