package dev.hotreload.maven.compile;

import dev.hotreload.maven.compile.facts.Changes;
import dev.hotreload.maven.compile.facts.ClassFacts;
import dev.hotreload.maven.compile.facts.ClassFactsReader;
import dev.hotreload.maven.compile.javac.Compilation;
import dev.hotreload.maven.compile.write.FileWrite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a module's classes will be once the batch is written: the index, without the classes of sources that are
 * compiled anew or gone, and with what was compiled instead.
 */
final class ModuleDraft {

    private final ModuleState module;
    private final Set<Path> replaced = new HashSet<>();
    private final Map<String, Compilation.CompiledClass> compiled = new HashMap<>();
    private final Map<String, ClassFacts> facts = new HashMap<>();
    private final Map<Path, byte[]> files = new HashMap<>();
    private boolean regenerated;

    ModuleDraft(ModuleState module) {
        this.module = module;
    }

    ModuleState module() {
        return module;
    }

    /** Whether some of these sources were saved; others only use what was. */
    boolean isSaved() {
        return replaced.stream().anyMatch(module.dirty()::contains);
    }

    /** The sources that were compiled. */
    Set<Path> sources() {
        return replaced;
    }

    /** Whether nothing will change. */
    boolean isEmpty() {
        return replaced.isEmpty();
    }

    /** Hides the classes of these sources, because they are compiled next or gone. */
    void replace(Collection<Path> sources) {
        replaced.addAll(sources);
        compiled.entrySet().removeIf(entry -> {
            Path source = entry.getValue().source();
            boolean isReplaced = source != null && sources.contains(source);
            if (isReplaced) {
                facts.remove(entry.getKey());
            }
            return isReplaced;
        });
    }

    /** Has the files of annotation processors deleted that are not written again, because all sources are compiled. */
    void regenerate() {
        regenerated = true;
    }

    /** The facts of all classes of these sources, as they are visible now. */
    Map<String, ClassFacts> factsOf(Collection<Path> sources) {
        Map<String, ClassFacts> found = new HashMap<>();
        for (Path source : sources) {
            for (String name : module.index().classesOf(source)) {
                ClassFacts known = facts(name);
                if (known != null) {
                    found.put(name, known);
                }
            }
        }
        compiled.forEach((name, type) -> {
            if (type.source() != null && sources.contains(type.source())) {
                found.put(name, facts.get(name));
            }
        });
        return found;
    }

    /** Takes what was compiled of sources that were {@linkplain #replace replaced} before. */
    Changes add(Compilation compilation, Map<String, ClassFacts> before, ClassFactsReader reader) {
        Changes changes = new Changes();
        compilation.classes().forEach((name, type) -> {
            ClassFacts now = reader.read(type.content());
            compiled.put(name, type);
            facts.put(name, now);
            ClassFacts old = before.get(name);
            changes.add(
                    old == null && !before.containsKey(name) ? module.index().facts(name) : old, now);
        });
        before.forEach((name, old) -> {
            if (!compilation.classes().containsKey(name)) {
                changes.add(old, null);
            }
        });
        files.putAll(compilation.files());
        return changes;
    }

    /** The content of a class, if it was compiled. */
    Optional<byte[]> content(String internalName) {
        Compilation.CompiledClass type = compiled.get(internalName);
        return Optional.ofNullable(type).map(Compilation.CompiledClass::content);
    }

    /** The facts of a visible class, or null if there is none of this name. */
    @Nullable
    ClassFacts facts(String internalName) {
        ClassFacts now = facts.get(internalName);
        return now != null || isHidden(internalName) ? now : module.index().facts(internalName);
    }

    private boolean isHidden(String internalName) {
        Path source = module.index().sourceOf(internalName);
        return source != null && replaced.contains(source);
    }

    /** The visible classes of a package. */
    Collection<String> classesOfPackage(String packageName) {
        Set<String> names = new TreeSet<>();
        for (String name : module.index().classesOfPackage(packageName)) {
            if (!isHidden(name)) {
                names.add(name);
            }
        }
        for (String name : compiled.keySet()) {
            if (ClassFacts.packageOf(name).equals(packageName)) {
                names.add(name);
            }
        }
        return names;
    }

    /**
     * Sources that declare a class that another one declares, too, and both are not compiled together; if they were,
     * the compiler would say so.
     */
    Set<Path> rivals() {
        Set<Path> rivals = new HashSet<>();
        compiled.forEach((name, type) -> {
            Path other = module.index().sourceOf(name);
            if (other != null
                    && type.source() != null
                    && !other.equals(type.source())
                    && !replaced.contains(other)
                    && module.sources().all().contains(other)) {
                rivals.add(other);
                rivals.add(type.source());
            }
        });
        return rivals;
    }

    /** The sources of what was compiled, as far as it mentions one of these classes. */
    Set<Path> users(Set<String> internalNames) {
        Set<Path> sources = new HashSet<>();
        compiled.forEach((name, type) -> {
            ClassFacts now = facts.get(name);
            if (type.source() != null
                    && now != null
                    && now.references().stream().anyMatch(internalNames::contains)) {
                sources.add(type.source());
            }
        });
        return sources;
    }

    /** The {@linkplain ClassFacts#compiler marks} of what was compiled, by internal name. */
    Map<String, String> compilers() {
        Map<String, String> marks = new HashMap<>();
        facts.forEach((name, now) -> marks.put(name, now.compiler()));
        return marks;
    }

    /** The files that differ from what is on disk. */
    List<FileWrite> writes() throws IOException {
        List<FileWrite> writes = new ArrayList<>();
        compiled.forEach((name, type) -> {
            ClassFacts old = module.index().facts(name);
            ClassFacts now = facts.get(name);
            boolean isSame = old != null && now != null && old.content().equals(now.content());
            if (!isSame || !Files.exists(module.classFile(name))) {
                writes.add(write(module.classFile(name), Optional.of(type.content())));
            }
        });
        gone().forEach(name -> writes.add(write(module.classFile(name), Optional.empty())));
        for (Map.Entry<Path, byte[]> file : files.entrySet()) {
            if (!isOnDisk(file.getKey(), file.getValue())) {
                writes.add(write(file.getKey(), Optional.of(file.getValue())));
            }
        }
        if (regenerated) {
            for (Path file : SourceFiles.filesBelow(
                    module.build().compiler().orElseThrow().generated())) {
                if (!files.containsKey(file)) {
                    writes.add(write(file, Optional.empty()));
                }
            }
        }
        return writes;
    }

    /**
     * The classes that are other than on disk, by internal name; empty: there is no such class.
     */
    Map<String, Optional<byte[]>> differing() {
        Map<String, Optional<byte[]>> differing = new TreeMap<>();
        compiled.forEach((name, type) -> {
            ClassFacts old = module.index().facts(name);
            ClassFacts now = facts.get(name);
            if (old == null || now == null || !old.content().equals(now.content())) {
                differing.put(name, Optional.of(type.content()));
            }
        });
        gone().forEach(name -> differing.put(name, Optional.empty()));
        return differing;
    }

    /** The source that a class was compiled from, now or before; null if it is not known. */
    @Nullable
    Path sourceOf(String internalName) {
        Compilation.CompiledClass type = compiled.get(internalName);
        return type == null ? module.index().sourceOf(internalName) : type.source();
    }

    private static boolean isOnDisk(Path file, byte[] content) throws IOException {
        return Files.exists(file) && Arrays.equals(Files.readAllBytes(file), content);
    }

    private FileWrite write(Path target, Optional<byte[]> content) {
        return new FileWrite(target, module.build().staging(), content);
    }

    private Set<String> gone() {
        Set<String> gone = new TreeSet<>();
        for (Path source : replaced) {
            for (String name : module.index().classesOf(source)) {
                if (!compiled.containsKey(name) && !isMarker(name, source)) {
                    gone.add(name);
                }
            }
        }
        return gone;
    }

    /** The compiler plugin makes class files for package declarations from which javac makes none. */
    private static boolean isMarker(String internalName, Path source) {
        return internalName.endsWith("package-info") && Files.exists(source);
    }

    /** Makes this what is known of the module, once it is written. */
    void accept() {
        gone().forEach(module.index()::remove);
        compiled.forEach((name, type) -> {
            ClassFacts now = facts.get(name);
            if (now != null) {
                module.index().put(now, type.source());
            }
        });
        module.dirty().removeAll(replaced);
    }
}
