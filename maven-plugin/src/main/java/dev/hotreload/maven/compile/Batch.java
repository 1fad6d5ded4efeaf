package dev.hotreload.maven.compile;

import dev.hotreload.maven.compile.facts.Affected;
import dev.hotreload.maven.compile.facts.Changes;
import dev.hotreload.maven.compile.facts.ClassFacts;
import dev.hotreload.maven.compile.facts.ClassFactsReader;
import dev.hotreload.maven.compile.facts.Identifiers;
import dev.hotreload.maven.compile.javac.AnnotationProcessors;
import dev.hotreload.maven.compile.javac.Compilation;
import dev.hotreload.maven.message.PatchTexts;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * Compiles what was saved and all that depends on it, module after module in the order of the reactor, into drafts.
 *
 * <p>In each module the changed sources are compiled first. While what they look like to others changes, the sources
 * that could notice are compiled, too. Used by the compiling thread only.
 */
final class Batch {

    /** A module whose sources still change each other after so many rounds is compiled as a whole. */
    private static final int ROUNDS = 5;

    /** The class file of a module declaration (JPMS); what it exports, every source may notice. */
    private static final String MODULE = "module-info";

    private final List<ModuleState> modules;
    private final Compilers compilers;
    private final GoalCompiler goals;
    private final @Nullable BatchCommit commit;
    private final Map<Path, String> texts;
    private final List<ModuleDraft> drafts = new ArrayList<>();
    private final Changes changes = new Changes();
    private final List<Diagnostic<? extends JavaFileObject>> diagnostics = new ArrayList<>();
    private final StringBuilder output = new StringBuilder();
    private int compiledSources;

    /** @param modules all modules, each after those that it depends on */
    Batch(List<ModuleState> modules, Compilers compilers, GoalCompiler goals, BatchCommit commit) {
        this(modules, compilers, goals, commit, Map.of());
    }

    private Batch(
            List<ModuleState> modules,
            Compilers compilers,
            GoalCompiler goals,
            @Nullable BatchCommit commit,
            Map<Path, String> texts) {
        this.modules = modules;
        this.compilers = compilers;
        this.goals = goals;
        this.commit = commit;
        this.texts = texts;
    }

    /**
     * A batch that is never written, of sources that are not as on disk, and of all that depends on them; what was
     * saved and is not compiled yet is left alone.
     *
     * @param texts all of these sources
     */
    static Batch ofTexts(List<ModuleState> modules, Compilers compilers, GoalCompiler goals, Map<Path, String> texts) {
        return new Batch(modules, compilers, goals, null, texts);
    }

    /** The sources to begin with. */
    private Set<Path> changed(ModuleState module) {
        if (commit != null) {
            return module.dirty();
        }
        Set<Path> sources = new TreeSet<>(texts.keySet());
        sources.removeIf(source -> !isOf(module, source));
        return sources;
    }

    private boolean isOf(ModuleState module, Path source) {
        return module.build().sourceRoots().stream().anyMatch(source::startsWith);
    }

    /**
     * Compiles. If a module is compiled by goals, what was compiled before is written first, because they read it.
     *
     * @return whether there was no error
     * @throws IOException if something that a compiler needs cannot be read
     */
    boolean compile() throws IOException {
        try {
            for (ModuleState module : modules) {
                if (module.build().compiler().isPresent() ? !compile(module) : !runGoals(module)) {
                    return false;
                }
            }
            return true;
        } finally {
            modules.forEach(module -> module.show(null));
        }
    }

    private boolean compile(ModuleState module) throws IOException {
        Set<Path> next = new TreeSet<>(changed(module));
        next.addAll(noticing(module, changes));
        if (next.isEmpty()) {
            return true;
        }
        ModuleDraft draft = new ModuleDraft(module);
        drafts.add(draft);
        module.show(draft);
        for (int round = 0; !next.isEmpty(); round++) {
            boolean all = round == ROUNDS || module.compilesAll();
            if (all) {
                next.addAll(module.sources().all());
                if (module.processors() != AnnotationProcessors.NONE) {
                    // Those that the processors wrote are written again.
                    next.addAll(module.index().sources());
                    draft.regenerate();
                }
            }
            Changes found = new Changes();
            if (!compile(draft, next, found)) {
                return false;
            }
            changes.addAll(found);
            Set<Path> compiled = next;
            next = new TreeSet<>(all ? Set.of() : noticing(module, found));
            next.removeAll(compiled);
            if (!all && module.compilesAll()) {
                next.addAll(compiled);
            }
            next.addAll(draft.rivals());
        }
        return true;
    }

    private boolean runGoals(ModuleState module) throws IOException {
        if (changed(module).isEmpty() && !isAffected(module)) {
            return true;
        }
        if (commit == null) {
            output.append(PatchTexts.compiledByGoals(module.build().name())).append('\n');
            return false;
        }
        commit.commit(drafts);
        drafts.forEach(draft -> draft.module().show(null));
        drafts.clear();
        try {
            changes.addAll(goals.compile(module, this::isModules));
            return true;
        } catch (Goals.GoalFailure failure) {
            output.append(failure.getMessage()).append('\n');
            return false;
        }
    }

    private boolean isAffected(ModuleState module) {
        if (changes.isEmpty()) {
            return false;
        }
        return !changes.identifiers().isEmpty()
                || affected(changes, false).stream()
                        .anyMatch(name -> !module.index().usersOf(name).isEmpty());
    }

    private Set<String> affected(Changes noticed, boolean throughApi) {
        return Affected.by(noticed, modules.stream().map(ModuleState::index).toList(), throughApi);
    }

    /** Compiles sources together; those that are gone only lose their classes. */
    private boolean compile(ModuleDraft draft, Set<Path> sources, Changes found) throws IOException {
        Map<String, ClassFacts> before = draft.factsOf(sources);
        draft.replace(sources);
        List<Path> existing = sources.stream()
                .filter(source -> draft.module().sources().all().contains(source) || texts.containsKey(source))
                .toList();
        Compilation compilation = existing.isEmpty()
                ? new Compilation(true, List.of(), "", Map.of(), Map.of())
                : compilers.of(draft.module()).compile(existing, texts);
        compiledSources += existing.size();
        diagnostics.addAll(compilation.diagnostics());
        output.append(compilation.output());
        if (!compilation.succeeded()) {
            return false;
        }
        if (!compilation.files().isEmpty()) {
            draft.module().generates();
        }
        found.addAll(draft.add(compilation, before, new ClassFactsReader(this::isModules)));
        return true;
    }

    private boolean isModules(String internalName) {
        return modules.stream()
                .anyMatch(module -> module.index().facts(internalName) != null || module.find(internalName) != null);
    }

    /** The sources of a module that could notice these changes. */
    private Set<Path> noticing(ModuleState module, Changes noticed) {
        if (noticed.isEmpty()) {
            return Set.of();
        }
        Set<String> affected = affected(noticed, module.processors() != AnnotationProcessors.NONE);
        if (affected.contains(MODULE)) {
            return module.sources().all();
        }
        Set<String> users = new HashSet<>();
        affected.forEach(name -> users.addAll(module.index().usersOf(name)));
        Set<Path> sources = new HashSet<>(module.index().sourcesOf(users));
        drafts.stream()
                .filter(draft -> draft.module() == module)
                .forEach(draft -> sources.addAll(draft.users(affected)));
        if (!noticed.identifiers().isEmpty()) {
            Charset charset = module.build().compiler().orElseThrow().encoding();
            for (Path source : module.sources().all()) {
                if (Identifiers.anyIn(source, charset, noticed.identifiers())) {
                    sources.add(source);
                }
            }
        }
        if (module.compilesAll() && !sources.isEmpty()) {
            // Even if all that notices was written by annotation processors.
            return module.sources().all();
        }
        sources.retainAll(module.sources().all());
        return sources;
    }

    /** What was compiled, module by module. */
    List<ModuleDraft> drafts() {
        return drafts;
    }

    /** All errors and warnings. */
    List<Diagnostic<? extends JavaFileObject>> diagnostics() {
        return diagnostics;
    }

    /** What the compilers said besides. */
    String output() {
        return output.toString();
    }

    /** How many sources were compiled, those that were compiled twice counting twice. */
    int compiledSources() {
        return compiledSources;
    }
}
