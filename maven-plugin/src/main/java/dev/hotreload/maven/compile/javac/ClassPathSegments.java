package dev.hotreload.maven.compile.javac;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.FindException;
import java.lang.module.InvalidModuleDescriptorException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.JavaFileManager.Location;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * What to compile against, in pieces: each module is one, and so are the jars between two modules.
 *
 * <p>So a class that is in a module and in a jar is found where {@code javac} itself would find it first. If the
 * sources declare a module (JPMS), entries that are modules themselves are on the module path instead, as the compiler
 * plugin puts them.
 */
final class ClassPathSegments {

    private static final String DESCRIPTOR = "module-info.class";

    private final List<Segment> classPath = new ArrayList<>();
    private final Map<String, VisibleClasses> named = new HashMap<>();
    private final StandardJavaFileManager jars;
    private final @Nullable VisibleClasses own;

    /**
     * @param entries the class path in order, without the module's own classes
     * @param own the module's own classes
     * @param modules the entries that are modules of the reactor
     * @param isModule whether the sources declare a module
     */
    ClassPathSegments(
            StandardJavaFileManager jars,
            List<Path> entries,
            VisibleClasses own,
            Map<Path, VisibleClasses> modules,
            boolean isModule)
            throws IOException {
        this.jars = jars;
        this.own = isModule ? own : null;
        List<Path> modulePath = new ArrayList<>();
        List<Path> between = new ArrayList<>();
        if (!isModule) {
            classPath.add(new Segment(StandardLocation.CLASS_PATH, own));
        }
        for (Path entry : entries) {
            VisibleClasses module = modules.get(entry);
            if (isModule && isNamed(entry)) {
                modulePath.add(entry);
                if (module != null) {
                    named.put(nameOf(entry), module);
                }
            } else if (module == null) {
                between.add(entry);
            } else {
                addJars(between);
                classPath.add(new Segment(StandardLocation.CLASS_PATH, module));
            }
        }
        addJars(between);
        if (isModule) {
            jars.setLocationFromPaths(StandardLocation.MODULE_PATH, modulePath);
        }
    }

    private void addJars(List<Path> between) throws IOException {
        if (!between.isEmpty()) {
            Location location = StandardLocation.locationFor("HOTRELOAD_JARS_" + classPath.size());
            jars.setLocationFromPaths(location, between);
            classPath.add(new Segment(location, null));
            between.clear();
        }
    }

    private static boolean isNamed(Path entry) {
        if (Files.isDirectory(entry)) {
            return Files.exists(entry.resolve(DESCRIPTOR));
        }
        try {
            return !ModuleFinder.of(entry).findAll().isEmpty();
        } catch (FindException e) {
            // A jar whose name is no module's, for instance: it can only be on the class path.
            return false;
        }
    }

    private static String nameOf(Path directory) throws IOException {
        try (InputStream in = Files.newInputStream(directory.resolve(DESCRIPTOR))) {
            return ModuleDescriptor.read(in).name();
        } catch (InvalidModuleDescriptorException e) {
            throw new IOException(directory.resolve(DESCRIPTOR) + " is no module's descriptor", e);
        }
    }

    /** The pieces of the class path. */
    List<Segment> classPath() {
        return classPath;
    }

    /** What to search for a location. */
    List<Segment> of(Location location) {
        if (location == StandardLocation.CLASS_PATH) {
            return classPath;
        }
        if (location instanceof NamedModule module) {
            return List.of(new Segment(location, module.classes()));
        }
        return List.of(new Segment(location, location == StandardLocation.CLASS_OUTPUT ? own : null));
    }

    /** The location of a module of the reactor in the place of one of the module path; any other stays what it is. */
    Location replaced(Location location) throws IOException {
        String name = jars.inferModuleName(location);
        VisibleClasses module = name == null ? null : named.get(name);
        return module == null ? location : new NamedModule(name, module);
    }

    /**
     * A piece.
     *
     * @param location under which the file manager knows the jars
     * @param module the module, or null if it is jars
     */
    record Segment(Location location, @Nullable VisibleClasses module) {}
}
