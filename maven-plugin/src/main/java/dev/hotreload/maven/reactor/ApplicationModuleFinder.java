package dev.hotreload.maven.reactor;

import dev.hotreload.maven.message.MainClassTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;

/**
 * Decides which module is the application, and which of its classes the main class.
 *
 * <p>What the user names comes first: the module, then a configured main class, which must be in exactly one of the
 * modules unless there is one module only (it may come from a library then). Otherwise exactly one class of all
 * candidates must be startable.
 */
public final class ApplicationModuleFinder {

    private final Reactor reactor;
    private final ModuleConfiguration configuration;

    /**
     * @param reactor the modules
     * @param configuration knows what the user configured for each
     */
    public ApplicationModuleFinder(Reactor reactor, ModuleConfiguration configuration) {
        this.reactor = reactor;
        this.configuration = configuration;
    }

    /**
     * Finds the application.
     *
     * @param module what the user gave as the module's name: {@code artifactId}, {@code groupId:artifactId} or a
     *     directory
     * @throws SeveralMainClassesException if more than one class can be started
     * @throws MojoFailureException if it cannot be told; the message says what to add
     */
    public ApplicationModule find(Optional<String> module)
            throws MojoFailureException, MojoExecutionException, IOException {
        List<MavenProject> candidates = module.isPresent() ? List.of(named(module.get())) : reactor.candidates();
        if (candidates.isEmpty()) {
            throw new MojoFailureException(MainClassTexts.nothingToRun());
        }
        Optional<ApplicationModule> configured = configured(candidates);
        return configured.isPresent() ? configured.get() : onlyStartable(candidates);
    }

    private MavenProject named(String module) throws MojoFailureException {
        List<MavenProject> runnable = reactor.projects().stream()
                .filter(project -> !project.getPackaging().equals("pom"))
                .toList();
        return runnable.stream()
                .filter(project -> isNamed(project, module))
                .findFirst()
                .orElseThrow(() -> new MojoFailureException(MainClassTexts.unknownModule(module, names(runnable))));
    }

    private boolean isNamed(MavenProject project, String module) {
        MavenSession session = reactor.session();
        Path root = Path.of(session.getExecutionRootDirectory());
        return module.equals(project.getArtifactId())
                || module.equals(project.getGroupId() + ":" + project.getArtifactId())
                || module.equals(":" + project.getArtifactId())
                || root.resolve(module).normalize().equals(project.getBasedir().toPath());
    }

    private Optional<ApplicationModule> configured(List<MavenProject> candidates)
            throws MojoFailureException, MojoExecutionException {
        List<ApplicationModule> present = new ArrayList<>();
        List<ApplicationModule> elsewhere = new ArrayList<>();
        for (MavenProject candidate : candidates) {
            Optional<String> mainClass = configuration.mainClass(candidate);
            if (mainClass.isPresent()) {
                ApplicationModule application = new ApplicationModule(candidate, mainClass.get());
                (contains(candidate, mainClass.get()) ? present : elsewhere).add(application);
            }
        }
        if (present.size() > 1) {
            throw new MojoFailureException(
                    MainClassTexts.mainClassInSeveralModules(present.get(0).mainClass(), moduleNames(present)));
        }
        if (present.isEmpty() && elsewhere.size() > 1) {
            throw new MojoFailureException(
                    MainClassTexts.mainClassInNoModule(elsewhere.get(0).mainClass(), moduleNames(elsewhere)));
        }
        return present.isEmpty() ? elsewhere.stream().findFirst() : Optional.of(present.get(0));
    }

    private static boolean contains(MavenProject project, String mainClass) {
        return Files.exists(Reactor.classes(project).resolve(mainClass.replace('.', '/') + ".class"));
    }

    private ApplicationModule onlyStartable(List<MavenProject> candidates) throws MojoFailureException, IOException {
        Map<String, ApplicationModule> startable = new LinkedHashMap<>();
        for (MavenProject candidate : candidates) {
            for (String mainClass : configuration.startableClasses(candidate)) {
                String shown = candidates.size() == 1 ? mainClass : mainClass + " (" + reactor.name(candidate) + ")";
                startable.put(shown, new ApplicationModule(candidate, mainClass));
            }
        }
        if (startable.isEmpty()) {
            throw new MojoFailureException(MainClassTexts.noMainClass(names(candidates)));
        }
        if (startable.size() > 1) {
            throw new SeveralMainClassesException(startable);
        }
        return startable.values().iterator().next();
    }

    private List<String> moduleNames(List<ApplicationModule> applications) {
        return names(applications.stream().map(ApplicationModule::project).toList());
    }

    private List<String> names(List<MavenProject> projects) {
        return projects.stream().map(reactor::name).toList();
    }
}
