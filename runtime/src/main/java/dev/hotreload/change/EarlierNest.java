package dev.hotreload.change;

import dev.hotreload.classfile.ClassFile;
import java.util.Collection;
import java.util.List;

/**
 * The numbered classes of a nest, under their live names, as they were before the last change to it, which may have
 * been the first half of the present one.
 *
 * @param classes empty if it was not
 * @param isCertain whether it was; else it cannot be told from a change of its own
 * @param isRest whether the present change has none of the files of the last one, so that it can be the rest of it
 */
public record EarlierNest(Collection<ClassFile> classes, boolean isCertain, boolean isRest) {
    /** The last change was a whole one. */
    public static final EarlierNest NONE = new EarlierNest(List.of(), true, false);

    public EarlierNest {
        classes = List.copyOf(classes);
    }
}
