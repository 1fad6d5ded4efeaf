package dev.hotreload.maven.reactor;

import dev.hotreload.launch.LaunchModule;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * The modules, once their classes are up to date, as a rule.
 *
 * @param session the session that built them; it ended, and serves only to look things up
 * @param projects all of them, in build order
 * @param selection those that the user's command names
 * @param began when Maven began to read the poms
 */
public record Reactor(MavenSession session, List<MavenProject> projects, UserSelection selection, FileTime began) {

    /** Copies the list, so that a reactor never changes. */
    public Reactor {
        projects = List.copyOf(projects);
    }

    /** The modules of a session as they are before anything is built. */
    public static Reactor before(MavenSession session) {
        return new Reactor(
                session,
                session.getProjects(),
                UserSelection.of(session),
                FileTime.from(session.getRequest().getStartTime().toInstant()));
    }

    /** The modules that could be the application: those that the command names and that have classes. */
    public List<MavenProject> candidates() {
        return projects.stream()
                .filter(selection::contains)
                .filter(project -> !project.getPackaging().equals("pom"))
                .toList();
    }

    /** Where the classes of a module are. */
    public static Path classes(MavenProject project) {
        return Path.of(project.getBuild().getOutputDirectory());
    }

    /** Where the test classes of a module are. */
    public static Path testClasses(MavenProject project) {
        return Path.of(project.getBuild().getTestOutputDirectory());
    }

    /** The entries of a class path that are modules, in its order. */
    public List<LaunchModule> modulesOn(List<Path> classPath) {
        List<LaunchModule> modules = new ArrayList<>();
        for (Path entry : classPath) {
            for (MavenProject project : projects) {
                if (entry.equals(classes(project))) {
                    modules.add(new LaunchModule(name(project), entry));
                } else if (entry.equals(testClasses(project))) {
                    modules.add(new LaunchModule(name(project) + "-tests", entry));
                }
            }
        }
        return modules;
    }

    /** Where the packages of all modules' sources begin. */
    public List<Path> sources() {
        return projects.stream()
                .flatMap(project -> project.getCompileSourceRoots().stream())
                .map(Path::of)
                .toList();
    }

    /** What messages call a module: its artifact id, with the group id where that alone is not unique. */
    public String name(MavenProject project) {
        boolean isUnique = projects.stream()
                        .filter(other -> other.getArtifactId().equals(project.getArtifactId()))
                        .count()
                == 1;
        return isUnique ? project.getArtifactId() : project.getGroupId() + "." + project.getArtifactId();
    }
}
