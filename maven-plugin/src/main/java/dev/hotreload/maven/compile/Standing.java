package dev.hotreload.maven.compile;

import dev.hotreload.maven.message.CommandTexts;
import dev.hotreload.report.NotLive;
import dev.hotreload.report.NotLive.Why;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Why what was saved is not compiled, as of the last attempt. Used by the compiling thread only. */
final class Standing {

    private final Workspace workspace;
    private final DiagnosticText text;
    private final Map<String, String> resources = new TreeMap<>();
    private List<NotLive> failures = List.of();

    /** @param directory paths below it are told relative to it */
    Standing(Workspace workspace, Path directory) {
        this.workspace = workspace;
        this.text = new DiagnosticText(directory, new CompileColours(false));
    }

    /** What was saved is compiled, or somebody else has compiled it. */
    void compiled() {
        failures = List.of();
    }

    /**
     * What was saved does not compile.
     *
     * @param output what the compilers said without a place
     */
    void failed(Collection<Diagnostic<? extends JavaFileObject>> diagnostics, String output) {
        List<NotLive> errors = new ArrayList<>(diagnostics.stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(error -> new NotLive(
                        Why.COMPILE_ERROR,
                        moduleOf(error),
                        text.placeOf(error),
                        error.getMessage(Locale.getDefault()).strip(),
                        ""))
                .distinct()
                .toList());
        if (errors.isEmpty()) {
            failed(output.isBlank() ? CommandTexts.compilingFailed() : output.strip());
        } else {
            failures = errors;
        }
    }

    /** Compiling failed for another reason. */
    void failed(String reason) {
        failures = List.of(new NotLive(Why.COMPILE_FAILED, "", "", reason, CommandTexts.saveAgain()));
    }

    /**
     * A module's resources are, or could not be, brought to where the application reads them.
     *
     * @param failure empty if they are
     * @return whether that is news
     */
    boolean resources(String module, String failure) {
        String before = failure.isEmpty() ? resources.remove(module) : resources.put(module, failure);
        return !failure.equals(before == null ? "" : before);
    }

    /**
     * What is not compiled.
     *
     * @param isPaused whether that is because nobody has tried
     * @param restart what only a restart applies, a sentence each
     */
    List<NotLive> notLive(boolean isPaused, Collection<String> restart) {
        List<NotLive> entries = new ArrayList<>();
        if (isPaused) {
            // Resources that failed before are told as such, too.
            workspace
                    .saved()
                    .forEach((module, files) ->
                            entries.add(new NotLive(Why.PAUSED, module, "", CommandTexts.waitForResume(files), "")));
        } else if (workspace.hasSources()) {
            entries.addAll(failures.isEmpty() ? notCompiled() : failures);
        }
        resources.forEach((module, failure) ->
                entries.add(new NotLive(Why.RESOURCES_FAILED, module, "", failure, CommandTexts.saveAgain())));
        restart.forEach(hint -> entries.add(new NotLive(Why.NEEDS_RESTART, "", "", hint, "")));
        return entries;
    }

    private List<NotLive> notCompiled() {
        List<NotLive> entries = new ArrayList<>();
        workspace
                .saved()
                .forEach((module, files) ->
                        entries.add(new NotLive(Why.NOT_COMPILED, module, "", CommandTexts.notCompiled(files), "")));
        return entries;
    }

    private String moduleOf(Diagnostic<? extends JavaFileObject> diagnostic) {
        JavaFileObject source = diagnostic.getSource();
        if (source == null) {
            return "";
        }
        Path file = Path.of(source.toUri());
        return workspace.modules().stream()
                .filter(module -> module.sources().all().contains(file))
                .map(module -> module.build().name())
                .findFirst()
                .orElse("");
    }
}
