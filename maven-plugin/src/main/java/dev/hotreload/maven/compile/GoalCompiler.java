package dev.hotreload.maven.compile;

import dev.hotreload.maven.compile.facts.Changes;
import dev.hotreload.maven.compile.facts.ClassFacts;
import dev.hotreload.maven.compile.facts.ClassFactsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** Compiles a module by the goals of its own build, and finds out what came of it. */
final class GoalCompiler {

    private static final String SUFFIX = ".class";

    private final Goals goals;

    GoalCompiler(Goals goals) {
        this.goals = goals;
    }

    /**
     * Runs the goals, and brings the module's index up to date.
     *
     * @param isKnown whether a class of this internal name is a module's
     * @return what users of the module can notice
     * @throws Goals.GoalFailure if a goal fails
     * @throws IOException if what it wrote cannot be read
     */
    Changes compile(ModuleState module, Predicate<String> isKnown) throws Goals.GoalFailure, IOException {
        goals.run(module.build().project(), module.build().compileGoals());
        Changes changes = new Changes();
        Set<String> gone = new HashSet<>(module.index().classNames());
        ClassFactsReader reader = new ClassFactsReader(isKnown);
        for (Path file : SourceFiles.filesBelow(module.build().classes())) {
            if (file.toString().endsWith(SUFFIX)) {
                ClassFacts now = reader.read(Files.readAllBytes(file));
                gone.remove(now.internalName());
                ClassFacts before = module.index().facts(now.internalName());
                if (before == null || !before.content().equals(now.content())) {
                    changes.add(before, now);
                    module.index().put(now, IndexReader.sourceOf(module, now));
                }
            }
        }
        for (String name : gone) {
            changes.add(module.index().facts(name), null);
            module.index().remove(name);
        }
        module.dirty().clear();
        return changes;
    }
}
