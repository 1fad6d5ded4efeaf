package dev.hotreload.change;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.diff.ClassChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One class of a change set, under its live name.
 *
 * @param before the running version, or null if the class is new
 * @param now the new version, or null if its file was deleted
 * @param isLive whether the JVM has loaded it
 */
public record ChangedClass(
        String internalName,
        @Nullable ClassFile before,
        @Nullable ClassFile now,
        List<ClassChange> changes,
        boolean isLive) {}
