package dev.hotreload.maven.compile;

import dev.hotreload.maven.compile.settings.ModuleBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.model.Resource;

/** Brings resources that were saved to where the application reads them, as the module's own build does. */
final class ResourceFiles {

    private final ModuleBuild build;
    private final Goals goals;

    ResourceFiles(ModuleBuild build, Goals goals) {
        this.build = build;
        this.goals = goals;
    }

    /** Whether a file is in one of the module's directories of resources. */
    boolean contains(Path file) {
        return build.resources().stream().anyMatch(resource -> file.startsWith(directory(resource)));
    }

    /**
     * Runs the resources plugin, and deletes what it leaves of resources that are gone.
     *
     * @return relative paths of what may have changed below the module's classes
     * @throws Goals.GoalFailure if the plugin fails
     * @throws IOException if a file cannot be deleted
     */
    Set<String> update(Set<Path> saved) throws Goals.GoalFailure, IOException {
        goals.runQuietly(build.project(), build.resourceGoals());
        Set<String> changed = new LinkedHashSet<>();
        for (Path file : saved) {
            for (Path target : targets(file)) {
                if (!Files.exists(file) && !hasOtherSource(target)) {
                    Files.deleteIfExists(target);
                }
                changed.add(build.classes().relativize(target).toString().replace('\\', '/'));
            }
        }
        return changed;
    }

    private boolean hasOtherSource(Path target) {
        return build.resources().stream()
                .anyMatch(resource -> target(resource)
                        .filter(target::startsWith)
                        .map(directory -> Files.exists(directory(resource)
                                .resolve(directory.relativize(target).toString())))
                        .orElse(false));
    }

    private List<Path> targets(Path file) {
        List<Path> targets = new ArrayList<>();
        for (Resource resource : build.resources()) {
            Path directory = directory(resource);
            if (file.startsWith(directory)) {
                target(resource)
                        .ifPresent(target -> targets.add(
                                target.resolve(directory.relativize(file).toString())));
            }
        }
        return targets;
    }

    /** Where a directory's files go, if that is below the module's classes. */
    private Optional<Path> target(Resource resource) {
        String path = resource.getTargetPath() == null ? "" : resource.getTargetPath();
        Path target = build.classes().resolve(path).normalize();
        return target.startsWith(build.classes()) ? Optional.of(target) : Optional.empty();
    }

    private static Path directory(Resource resource) {
        return Path.of(resource.getDirectory()).normalize();
    }
}
