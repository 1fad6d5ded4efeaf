package dev.hotreload.maven.compile;

import dev.hotreload.maven.compile.settings.ModuleBuild;
import dev.hotreload.maven.compile.settings.ModuleBuildReader;
import dev.hotreload.maven.message.CompileTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;

/** All modules, and what of theirs has been saved. Used by the compiling thread only. */
final class Workspace {

    private static final List<String> OTHER_SOURCES = List.of("src/main/kotlin", "src/main/groovy", "src/main/scala");

    /** Who deletes class files of unchanged sources, deletes all. */
    private static final int SAMPLE = 20;

    private final List<ModuleState> modules = new ArrayList<>();
    private final Map<ModuleState, Set<Path>> savedResources = new LinkedHashMap<>();
    private final Map<ModuleState, ResourceFiles> resources = new LinkedHashMap<>();
    private final List<String> notCompiledHere = new ArrayList<>();
    private final Goals goals;

    Workspace(Goals goals) {
        this.goals = goals;
    }

    /** Reads how each module is compiled; what cannot be, is told. */
    void read(List<MavenProject> projects, ModuleBuildReader builds, CompileTerminal terminal) {
        for (MavenProject project : projects) {
            if (project.getPackaging().equals("pom")) {
                continue;
            }
            try {
                add(builds.read(project), terminal);
            } catch (MojoFailureException e) {
                notCompiledHere.add(project.getArtifactId());
                terminal.line(CompileTexts.notCompiled(project.getArtifactId(), String.valueOf(e.getMessage())));
            }
        }
    }

    private void add(ModuleBuild build, CompileTerminal terminal) {
        SourceFiles sources =
                build.compiler().map(SourceFiles::of).orElseGet(() -> SourceFiles.all(sourceRoots(build)));
        ModuleState module = new ModuleState(build, sources);
        modules.add(module);
        resources.put(module, new ResourceFiles(build, goals));
        if (build.compiler().isEmpty() && !build.compileGoals().isEmpty()) {
            List<String> names =
                    build.compileGoals().stream().map(Workspace::name).toList();
            terminal.line(CompileTexts.compiledByGoals(build.name(), names, build.reason()));
        }
    }

    private static String name(MojoExecution goal) {
        return goal.getArtifactId().replaceFirst("^maven-(.*)-plugin$|^(.*)-maven-plugin$", "$1$2") + ":"
                + goal.getGoal();
    }

    /** The modules in the order of the reactor. */
    List<ModuleState> modules() {
        return modules;
    }

    /** The directories in which something may be saved. */
    Set<Path> directories() {
        Set<Path> directories = new LinkedHashSet<>();
        for (ModuleState module : modules) {
            directories.addAll(sourceRoots(module.build()));
            module.build().resources().stream()
                    .map(Resource::getDirectory)
                    .map(directory -> Path.of(directory).normalize())
                    .forEach(directories::add);
        }
        return directories;
    }

    private static List<Path> sourceRoots(ModuleBuild build) {
        List<Path> roots = new ArrayList<>(build.sourceRoots());
        if (build.compiler().isEmpty()) {
            Path home = build.project().getBasedir().toPath();
            OTHER_SOURCES.stream()
                    .map(home::resolve)
                    .filter(root -> !roots.contains(root))
                    .forEach(roots::add);
        }
        return roots;
    }

    /** Notes files that were saved or are gone. */
    void saved(Set<Path> files) {
        for (Path file : files) {
            for (ModuleState module : modules) {
                boolean isSource = Files.exists(file)
                        ? module.sources().add(file)
                        : module.sources().remove(file);
                if (isSource) {
                    module.dirty().add(file);
                } else if (resourcesOf(module).contains(file)) {
                    savedResources
                            .computeIfAbsent(module, none -> new TreeSet<>())
                            .add(file);
                }
            }
        }
    }

    private ResourceFiles resourcesOf(ModuleState module) {
        return resources.computeIfAbsent(module, none -> new ResourceFiles(module.build(), goals));
    }

    /** Whether sources were saved that are not compiled yet. */
    boolean hasSources() {
        return modules.stream().anyMatch(module -> !module.dirty().isEmpty());
    }

    /** Whether a class of this internal name is a module's. */
    boolean isClass(String internalName) {
        return modules.stream().anyMatch(module -> module.index().facts(internalName) != null);
    }

    /**
     * Marks the sources of class files that others have deleted, such as a build beside that begins anew: if only what
     * was saved were written, the others would count as deleted for good.
     */
    void markDeleted() {
        for (ModuleState module : modules) {
            Set<String> classes = module.index().classNames();
            boolean isComplete = classes.stream().limit(SAMPLE).allMatch(name -> Files.exists(module.classFile(name)));
            if (!module.dirty().isEmpty() && !isComplete) {
                classes.stream()
                        .filter(name -> !Files.exists(module.classFile(name)))
                        .map(module.index()::sourceOf)
                        .filter(source ->
                                source != null && module.sources().all().contains(source))
                        .forEach(module.dirty()::add);
            }
        }
    }

    /** Whether a source that had classes is empty now. */
    boolean hasEmptied() {
        return modules.stream()
                .anyMatch(module -> module.dirty().stream()
                        .anyMatch(source -> !module.index().classesOf(source).isEmpty() && isEmpty(source)));
    }

    private static boolean isEmpty(Path file) {
        try {
            return Files.size(file) == 0;
        } catch (IOException e) {
            // It is gone, which is something else.
            return false;
        }
    }

    /** The sources that were saved and are not compiled yet. */
    Set<Path> dirty() {
        return modules.stream().flatMap(module -> module.dirty().stream()).collect(Collectors.toSet());
    }

    /** The sources and resources that were saved and not brought to the application, by the module's name. */
    Map<String, Set<Path>> saved() {
        Map<String, Set<Path>> saved = new LinkedHashMap<>();
        for (ModuleState module : modules) {
            Set<Path> files = new TreeSet<>(module.dirty());
            files.addAll(savedResources.getOrDefault(module, Set.of()));
            if (!files.isEmpty()) {
                saved.put(module.build().name(), files);
            }
        }
        return saved;
    }

    /** The names of the modules whose sources nobody here compiles. */
    List<String> notCompiledHere() {
        return List.copyOf(notCompiledHere);
    }

    /** Takes the modules whose resources were saved, with the files. */
    Map<ModuleState, Set<Path>> takeResources() {
        Map<ModuleState, Set<Path>> taken = new LinkedHashMap<>(savedResources);
        savedResources.clear();
        return taken;
    }

    /** Has resources be brought to the application with the next ones that are saved, because that failed. */
    void keepResources(ModuleState module, Set<Path> files) {
        savedResources.computeIfAbsent(module, none -> new TreeSet<>()).addAll(files);
    }

    /** The resources of a module. */
    ResourceFiles resources(ModuleState module) {
        return resourcesOf(module);
    }

    /** The poms of the modules and those above them that are in the same tree. */
    Set<Path> poms() {
        Set<Path> poms = new LinkedHashSet<>();
        for (ModuleState module : modules) {
            for (MavenProject project = module.build().project(); project != null; project = project.getParent()) {
                if (project.getFile() != null) {
                    poms.add(project.getFile().toPath());
                }
            }
        }
        return poms;
    }
}
