package dev.hotreload.maven.compile;

import dev.hotreload.maven.compile.facts.ClassFacts;
import dev.hotreload.maven.compile.facts.ClassFactsReader;
import dev.hotreload.watch.FileChanges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of others who write class files, and whether compiling is left to them.
 *
 * <p>Three kinds are told apart. Who writes just what this process would have written is not noticed. Who writes the
 * classes of a source soon after it was saved, and with another compiler or other options, is an IDE: after the second
 * time compiling is left to it. Anything else is a build that ran beside: it may have read sources before they were
 * saved, so what was saved since the start is compiled once more. Used by the compiling thread only.
 */
final class OtherCompilers {

    private static final String SUFFIX = ".class";
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int TIMES = 2;

    private final Map<Path, Long> saves = new HashMap<>();
    private final Map<String, Set<String>> compilers = new HashMap<>();
    private final boolean mayLeave;
    private @Nullable Path lastEvidence;
    private long lastEvidenceSave;
    private int evidence;
    private boolean leaves;

    /** @param mayLeave whether compiling may be left to others at all */
    OtherCompilers(boolean mayLeave) {
        this.mayLeave = mayLeave;
    }

    /** Whether compiling is left to others now. */
    boolean leaves() {
        return leaves;
    }

    /** Takes compiling back. */
    void takeBack() {
        leaves = false;
        evidence = 0;
    }

    /** Notes that sources were saved. */
    void saved(Set<Path> sources) {
        long now = System.nanoTime();
        sources.forEach(source -> saves.put(source, now));
    }

    /** Notes what this process is about to write. */
    void compiled(ModuleDraft draft) {
        draft.compilers()
                .forEach((name, marks) -> compilers
                        .computeIfAbsent(draft.module().build().name() + " " + name, none -> new HashSet<>())
                        .add(marks));
    }

    /**
     * Takes what others have written into the index, and marks the sources that must be compiled once more.
     *
     * @return whether there are such sources
     */
    boolean written(ModuleState module, FileChanges changes, ClassFactsReader reader) {
        Set<Path> again = new HashSet<>();
        Set<Path> byIde = new HashSet<>();
        changes.classFiles().keySet().forEach(path -> {
            ClassFacts facts = read(module.build().classes().resolve(path), reader);
            if (facts == null || isIndexed(module, facts)) {
                return;
            }
            Path source = IndexReader.sourceOf(module, facts);
            boolean sameCompiler = isSameCompiler(module, facts);
            module.index().put(facts, source);
            if (source == null || !saves.containsKey(source)) {
                return;
            }
            if (sameCompiler || isLongAgo(source)) {
                again.add(source);
            } else {
                byIde.add(source);
            }
        });
        for (String path : changes.deletedClassFiles()) {
            String name = path.substring(0, path.length() - SUFFIX.length());
            Path source = module.index().sourceOf(name);
            if (Files.exists(module.classFile(name))) {
                continue;
            }
            module.index().remove(name);
            if (source != null && module.sources().all().contains(source)) {
                again.add(source);
            }
        }
        if (!again.isEmpty()) {
            leaves = false;
        }
        if (!isLeftFor(byIde)) {
            again.addAll(byIde);
        }
        again.retainAll(module.sources().all());
        module.dirty().addAll(again);
        return !again.isEmpty();
    }

    /** What is there now: since the watcher read it, this process may have written. */
    private static @Nullable ClassFacts read(Path file, ClassFactsReader reader) {
        try {
            return reader.read(Files.readAllBytes(file));
        } catch (IOException | RuntimeException e) {
            // It is being written or is gone again, which is the next event.
            return null;
        }
    }

    private boolean isSameCompiler(ModuleState module, ClassFacts facts) {
        return compilers
                .computeIfAbsent(module.build().name() + " " + facts.internalName(), none -> new HashSet<>())
                .contains(facts.compiler());
    }

    private static boolean isIndexed(ModuleState module, ClassFacts facts) {
        ClassFacts known = module.index().facts(facts.internalName());
        return known != null && known.content().equals(facts.content());
    }

    /**
     * Looks whether somebody else has been faster with what was just compiled here.
     *
     * @return whether it is left to them
     */
    boolean areFaster(ModuleDraft draft, ClassFactsReader reader) {
        Set<Path> byIde = new HashSet<>();
        draft.compilers().keySet().forEach(name -> {
            ClassFacts known = draft.module().index().facts(name);
            Path source = draft.module().index().sourceOf(name);
            if (known == null || source == null || !saves.containsKey(source)) {
                return;
            }
            ClassFacts found = read(draft.module().classFile(name), reader);
            if (found != null && !isIndexed(draft.module(), found) && !isSameCompiler(draft.module(), found)) {
                byIde.add(source);
            }
        });
        return !byIde.isEmpty() && isLeftFor(byIde);
    }

    private boolean isLongAgo(Path source) {
        return System.nanoTime() - saves.getOrDefault(source, 0L) > SOON.toNanos();
    }

    private boolean isLeftFor(Set<Path> sources) {
        for (Path source : sources) {
            long save = saves.getOrDefault(source, 0L);
            if (!source.equals(lastEvidence) || save != lastEvidenceSave) {
                lastEvidence = source;
                lastEvidenceSave = save;
                evidence++;
            }
        }
        leaves |= mayLeave && evidence >= TIMES;
        return leaves;
    }

    /** Takes away from what is to be compiled the sources whose classes are newer than they are. */
    void skipCompiled(ModuleState module) {
        module.dirty().removeIf(source -> {
            Set<String> classes = module.index().classesOf(source);
            return Files.exists(source)
                    ? classes.stream().anyMatch(name -> isNewer(module.classFile(name), source))
                    : classes.stream().noneMatch(name -> Files.exists(module.classFile(name)));
        });
    }

    private static boolean isNewer(Path classFile, Path source) {
        try {
            return Files.getLastModifiedTime(classFile).compareTo(Files.getLastModifiedTime(source)) >= 0;
        } catch (IOException e) {
            // One of them is gone just now; the next event tells.
            return false;
        }
    }
}
