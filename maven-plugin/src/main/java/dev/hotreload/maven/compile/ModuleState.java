package dev.hotreload.maven.compile;

import dev.hotreload.maven.compile.facts.ModuleIndex;
import dev.hotreload.maven.compile.javac.AnnotationProcessors;
import dev.hotreload.maven.compile.javac.ClassFileObject;
import dev.hotreload.maven.compile.javac.VisibleClasses;
import dev.hotreload.maven.compile.settings.ModuleBuild;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one module between two batches. Used by the compiling thread only, but for {@link #index}, as it
 * says.
 *
 * <p>As {@link VisibleClasses} it is what the module's compilers see of it: the classes on disk, changed by the draft
 * of the batch that is being compiled.
 */
final class ModuleState implements VisibleClasses {

    private final ModuleBuild build;
    private final SourceFiles sources;
    private final ModuleIndex index = new ModuleIndex();
    private final Set<Path> dirty = new TreeSet<>();
    private @Nullable AnnotationProcessors processors;
    private boolean generates;
    private @Nullable ModuleDraft draft;

    ModuleState(ModuleBuild build, SourceFiles sources) {
        this.build = build;
        this.sources = sources;
    }

    private static boolean hasFiles(Path directory) {
        try {
            return !SourceFiles.filesBelow(directory).isEmpty();
        } catch (IOException e) {
            // Whatever is there that cannot be read: compiling all is always right.
            return true;
        }
    }

    /** How the module's annotation processors work; all its jars are opened when this is first asked for. */
    AnnotationProcessors processors() {
        AnnotationProcessors known = processors;
        if (known == null) {
            known = build.compiler().map(AnnotationProcessors::of).orElse(AnnotationProcessors.NONE);
            processors = known;
            generates |= known != AnnotationProcessors.NONE
                    && build.compiler()
                            .map(settings -> hasFiles(settings.generated()))
                            .orElse(false);
        }
        return known;
    }

    /**
     * Whether a change compiles all sources, because annotation processors may look at any, or write files of which
     * nobody says what they were made from.
     */
    boolean compilesAll() {
        return processors() == AnnotationProcessors.ANY || generates;
    }

    /** Notes that annotation processors write files. */
    void generates() {
        generates = true;
    }

    ModuleBuild build() {
        return build;
    }

    /** The module's sources. */
    SourceFiles sources() {
        return sources;
    }

    /** The module's classes as of the last batch that was written. */
    ModuleIndex index() {
        return index;
    }

    /** The sources that were added, changed or deleted since the last batch that was written. */
    Set<Path> dirty() {
        return dirty;
    }

    /** Where the class of this internal name is on disk. */
    Path classFile(String internalName) {
        return build.classes().resolve(internalName + ".class");
    }

    /** Makes a draft what is visible, or the index alone if there is none. */
    void show(@Nullable ModuleDraft current) {
        draft = current;
    }

    @Override
    public Collection<String> classesOfPackage(String packageName) {
        ModuleDraft current = draft;
        return current == null ? index.classesOfPackage(packageName) : current.classesOfPackage(packageName);
    }

    @Override
    public @Nullable ClassFileObject find(String internalName) {
        ModuleDraft current = draft;
        Optional<byte[]> compiled = current == null ? Optional.empty() : current.content(internalName);
        boolean exists = current == null ? index.facts(internalName) != null : current.facts(internalName) != null;
        return exists ? new ClassFileObject(internalName, classFile(internalName), compiled) : null;
    }
}
