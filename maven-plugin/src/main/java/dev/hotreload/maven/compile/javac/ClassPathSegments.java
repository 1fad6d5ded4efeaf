package dev.hotreload.maven.compile.javac;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaFileManager.Location;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * A class path in pieces: each module is one, and so are the jars between two modules.
 *
 * <p>So a class that is in a module and in a jar is found where {@code javac} itself would find it first.
 */
final class ClassPathSegments {

    private final List<Segment> segments = new ArrayList<>();

    /**
     * @param classPath the entries in order
     * @param modules the entries that are modules
     */
    ClassPathSegments(StandardJavaFileManager jars, List<Path> classPath, Map<Path, VisibleClasses> modules)
            throws IOException {
        List<Path> between = new ArrayList<>();
        for (Path entry : classPath) {
            VisibleClasses module = modules.get(entry);
            if (module == null) {
                between.add(entry);
            } else {
                addJars(jars, between);
                segments.add(new Segment(StandardLocation.CLASS_PATH, module));
            }
        }
        addJars(jars, between);
    }

    private void addJars(StandardJavaFileManager jars, List<Path> between) throws IOException {
        if (!between.isEmpty()) {
            Location location = StandardLocation.locationFor("HOTRELOAD_JARS_" + segments.size());
            jars.setLocationFromPaths(location, between);
            segments.add(new Segment(location, null));
            between.clear();
        }
    }

    /** What to search for a location: these for the class path, else the location itself. */
    List<Segment> of(Location location) {
        return location == StandardLocation.CLASS_PATH ? segments : List.of(new Segment(location, null));
    }

    /**
     * A piece.
     *
     * @param location under which the file manager knows the jars
     * @param module the module, or null if it is jars
     */
    record Segment(Location location, @Nullable VisibleClasses module) {}
}
