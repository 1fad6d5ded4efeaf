package dev.hotreload.library;

import dev.hotreload.loader.JarPackages;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * An entry of the class path: a jar, or a directory that is no module's.
 *
 * @param packages the binary names of its packages
 * @param services the binary names of the services that it has providers of
 * @param leadsTo what its manifest adds to the class path, as far as it is there
 */
record Library(Path path, Set<String> packages, Set<String> services, Set<Path> leadsTo) {
    private static final String SERVICES = "META-INF/services/";

    static Library read(Path path) {
        Set<String> services = new HashSet<>();
        Set<Path> leadsTo = new HashSet<>();
        if (Files.isRegularFile(path)) {
            try (JarFile jar = new JarFile(path.toFile(), false)) {
                jar.stream()
                        .map(entry -> entry.getName())
                        .filter(name -> name.startsWith(SERVICES) && !name.equals(SERVICES))
                        .forEach(name -> services.add(name.substring(SERVICES.length())));
                leadsTo.addAll(classPath(path, jar.getManifest()));
            } catch (IOException unreadable) {
                // The JVM does not find anything in it either.
            }
        } else {
            String[] names = new File(path.toFile(), SERVICES).list();
            services.addAll(names == null ? Set.of() : Set.of(names));
        }
        return new Library(path, JarPackages.of(path), services, leadsTo);
    }

    private static Set<Path> classPath(Path path, Manifest manifest) {
        Set<Path> found = new HashSet<>();
        String list = manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
        if (list != null) {
            for (String reference : list.strip().split("\\s+", -1)) {
                try {
                    Path entry = Path.of(path.toUri().resolve(reference));
                    if (Files.exists(entry)) {
                        found.add(entry);
                    }
                } catch (IllegalArgumentException | java.nio.file.FileSystemNotFoundException notAFile) {
                    // Of the network, or no URL at all: nothing that changes while this runs.
                }
            }
        }
        return found;
    }
}
