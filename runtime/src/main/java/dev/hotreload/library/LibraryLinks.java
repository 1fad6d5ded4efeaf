package dev.hotreload.library;

import dev.hotreload.classfile.WantedNames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which jars must be loaded anew with others that have changed.
 *
 * <p>A jar begins anew if it is another file, is added or gone; if it shares a package with one that does, or does so
 * with one that has changed places with it; if it mentions a package of one that does, in class files or in other files
 * of its own; or if it mentions a service that one that does has providers of. Names that come from elsewhere, such as
 * from a file of the program's, are not seen. Used by one thread.
 */
public final class LibraryLinks {
    private final Map<Path, Library> libraries;
    private final Map<Path, Set<String>> mentions = new HashMap<>();
    private final WantedNames wanted;
    private final Set<Path> changed = new HashSet<>();
    private final boolean isTellable;

    /**
     * @param before the entries of the class path before, in their order, without modules
     * @param now those of now
     * @param isUnchanged whether one that is in both is what it was
     */
    public LibraryLinks(List<Path> before, List<Path> now, Predicate<Path> isUnchanged) {
        Set<Path> all = new HashSet<>(before);
        all.addAll(now);
        libraries = Together.each(all, Library::read);
        Set<String> names = new HashSet<>();
        libraries.forEach((path, library) -> {
            boolean isSame =
                    before.contains(path) && now.contains(path) && !Files.isDirectory(path) && isUnchanged.test(path);
            if (!isSame) {
                changed.add(path);
            }
            library.packages().forEach(name -> names.add(name.replace('.', '/')));
            library.services().forEach(name -> names.add(name.replace('.', '/')));
        });
        wanted = new WantedNames(names);
        changed.addAll(moved(before, now));
        isTellable = libraries.values().stream().allMatch(library -> all.containsAll(library.leadsTo()));
    }

    /** Those that share a package, and are no longer in the same order. */
    private Set<Path> moved(List<Path> before, List<Path> now) {
        Map<String, List<Path>> old = byPackage(before);
        Map<String, List<Path>> current = byPackage(now);
        Set<Path> moved = new HashSet<>();
        current.forEach((name, paths) -> {
            List<Path> last = old.getOrDefault(name, List.of());
            if (!paths.equals(last)) {
                moved.addAll(paths);
                moved.addAll(last);
            }
        });
        return moved;
    }

    private Map<String, List<Path>> byPackage(List<Path> entries) {
        Map<String, List<Path>> byPackage = new HashMap<>();
        for (Path entry : entries) {
            for (String name : library(entry).packages()) {
                byPackage.computeIfAbsent(name, unknown -> new ArrayList<>()).add(entry);
            }
        }
        return byPackage;
    }

    private Library library(Path path) {
        Library library = libraries.get(path);
        if (library == null) {
            throw new IllegalArgumentException("not on the class path: " + path);
        }
        return library;
    }

    /** Whether nothing has changed. */
    public boolean isUnchanged() {
        return changed.isEmpty();
    }

    /**
     * Those that begin anew.
     *
     * @param more that do so for another reason
     */
    public Set<Path> anew(Set<Path> more) {
        Set<Path> anew = new HashSet<>(changed);
        anew.addAll(more);
        int size;
        do {
            size = anew.size();
            Set<String> gone = new HashSet<>();
            packages(anew).forEach(name -> gone.add(name.replace('.', '/')));
            services(anew).forEach(name -> gone.add(name.replace('.', '/')));
            anew.addAll(mentioning(gone, anew));
        } while (anew.size() > size);
        return anew;
    }

    /**
     * Those that mention one of these names, but for some. A jar mentions its own packages, so those of others that it
     * shares with them, too.
     */
    private Set<Path> mentioning(Set<String> gone, Set<Path> without) {
        Set<Path> unknown = new HashSet<>(libraries.keySet());
        unknown.removeAll(without);
        unknown.removeAll(mentions.keySet());
        Set<Path> found = new HashSet<>();
        Together.each(unknown, path -> LibraryMentions.of(path, wanted, gone)).forEach((path, names) -> {
            if (Collections.disjoint(names, gone)) {
                mentions.put(path, names);
            } else {
                // Not all of its mentions may be among them.
                found.add(path);
            }
        });
        mentions.forEach((path, names) -> {
            if (!Collections.disjoint(names, gone)) {
                found.add(path);
            }
        });
        return found;
    }

    /**
     * Whether it can be told what links to some of them: not to classes that have no package, nor to jars that only
     * manifests name.
     */
    public boolean isTellable(Set<Path> anew) {
        return isTellable && !packages(anew).contains("");
    }

    /** Those among some that have not changed themselves. */
    public Set<Path> unchanged(Set<Path> among) {
        Set<Path> unchanged = new HashSet<>(among);
        unchanged.removeAll(changed);
        return unchanged;
    }

    /** The packages of some of them. */
    public Set<String> packages(Collection<Path> of) {
        Set<String> packages = new HashSet<>();
        of.forEach(path -> packages.addAll(library(path).packages()));
        return packages;
    }

    /** The services that some of them have providers of. */
    public Set<String> services(Collection<Path> of) {
        Set<String> services = new HashSet<>();
        of.forEach(path -> services.addAll(library(path).services()));
        return services;
    }

    /** The packages of each. */
    public Map<Path, Set<String>> packages() {
        Map<Path, Set<String>> packages = new HashMap<>();
        libraries.forEach((path, library) -> packages.put(path, library.packages()));
        return packages;
    }
}
