package dev.hotreload.maven.reactor;

import java.nio.file.Path;
import org.apache.maven.execution.MavenExecutionRequest;

/**
 * What a request of Maven 4 needs beyond one of Maven 3, for which this plugin is compiled.
 *
 * <p>Maven 4 wants to know the root of the project, and fails to look it up where there is no {@code .mvn} directory.
 */
final class Maven4Request {

    private Maven4Request() {}

    /** Tells the root, if this is Maven 4. */
    static void setRoot(MavenExecutionRequest request, Path root) {
        set(request, "setRootDirectory", root);
        set(request, "setTopDirectory", root);
    }

    private static void set(MavenExecutionRequest request, String setter, Path value) {
        try {
            MavenExecutionRequest.class.getMethod(setter, Path.class).invoke(request, value);
        } catch (NoSuchMethodException e) {
            // Maven 3, which has no such property.
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Maven's own " + setter + " failed", e);
        }
    }
}
