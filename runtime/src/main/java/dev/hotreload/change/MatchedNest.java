package dev.hotreload.change;

import dev.hotreload.classfile.ClassFile;
import java.util.List;
import java.util.Set;

/**
 * A nest some of whose numbered classes a change set has.
 *
 * @param classes the loaded numbered classes with which those of the change were matched, under their live names
 * @param elsewhereBefore the class files whose lines were not those of the class around them (see {@link NestLines})
 * @param elsewhere the same after the change
 */
public record MatchedNest(List<ClassFile> classes, Set<String> elsewhereBefore, Set<String> elsewhere) {
    public MatchedNest {
        classes = List.copyOf(classes);
        elsewhereBefore = Set.copyOf(elsewhereBefore);
        elsewhere = Set.copyOf(elsewhere);
    }
}
