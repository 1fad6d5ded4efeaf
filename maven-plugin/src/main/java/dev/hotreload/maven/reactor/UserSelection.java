package dev.hotreload.maven.reactor;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * The projects that the user's command names, without those that {@code -am} only adds.
 *
 * @param keys their {@code groupId:artifactId}
 */
record UserSelection(Set<String> keys) {

    /** What {@code -pl} selects, or all projects of the session. */
    static UserSelection of(MavenSession session) {
        MavenExecutionRequest request = session.getRequest();
        List<String> selectors = request.getSelectedProjects();
        Set<String> named = session.getProjects().stream()
                .filter(project -> selectors.stream().anyMatch(selector -> isNamed(project, selector, request)))
                .map(UserSelection::key)
                .collect(Collectors.toUnmodifiableSet());
        return new UserSelection(
                named.isEmpty()
                        ? session.getProjects().stream().map(UserSelection::key).collect(Collectors.toUnmodifiableSet())
                        : named);
    }

    /** Whether the command names a project. */
    boolean contains(MavenProject project) {
        return keys.contains(key(project));
    }

    private static boolean isNamed(MavenProject project, String text, MavenExecutionRequest request) {
        // Maven 4 allows a plus or a question mark in front; a minus or exclamation mark takes projects away.
        String selector = text.startsWith("+") || text.startsWith("?") ? text.substring(1) : text;
        int colon = selector.indexOf(':');
        if (colon >= 0) {
            return selector.equals(key(project)) || selector.equals(":" + project.getArtifactId());
        }
        File base = new File(request.getBaseDirectory());
        Path path = base.toPath().resolve(selector).toAbsolutePath().normalize();
        return path.equals(project.getBasedir().toPath())
                || path.equals(project.getFile().toPath());
    }

    private static String key(MavenProject project) {
        return project.getGroupId() + ":" + project.getArtifactId();
    }
}
