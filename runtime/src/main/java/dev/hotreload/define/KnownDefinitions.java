package dev.hotreload.define;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.Mention;
import dev.hotreload.classfile.Mentions;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.ClassState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An index of the classes that have been defined: what each mentions.
 *
 * <p>A definition only adds the class to a list; its constant pool is read when somebody asks, and again when it
 * changed.
 *
 * <p>Safe for use by any thread.
 */
final class KnownDefinitions {
    private final Predicate<String> isOwner;
    private final List<Known> classes = new ArrayList<>();

    /** @param isOwner whether a class (internal name) may be a module's, so that it can change */
    KnownDefinitions(Predicate<String> isOwner) {
        this.isOwner = isOwner;
    }

    /** Adds a class that is about to be defined from this class file (under live names, and as it was compiled). */
    synchronized void add(String internalName, byte[] classFile) {
        classes.add(new Known(internalName, classFile));
    }

    /** Adds those of another generation that stay. */
    void takeIn(KnownDefinitions before, Predicate<String> isStaying) {
        for (Known known : before.from(0)) {
            if (isStaying.test(known.internalName)) {
                add(known.internalName, known.defined);
            }
        }
    }

    synchronized int count() {
        return classes.size();
    }

    private synchronized List<Known> from(int index) {
        return List.copyOf(classes.subList(index, classes.size()));
    }

    /** Reads without a lock, so that no definition waits for it. */
    Set<String> mentioning(Collection<Mention> any, ClassModel model, int from) {
        Set<String> found = new LinkedHashSet<>();
        if (!any.isEmpty()) {
            int[] hashes = Mentions.hashes(any);
            for (Known known : from(from)) {
                if (known.mentions(model).mayInclude(hashes)) {
                    found.add(known.internalName);
                }
            }
        }
        return found;
    }

    /** One class. */
    private final class Known {
        private final String internalName;
        /** What it was defined from; the content of the module has the same array for as long as it has not changed. */
        private final byte[] defined;

        private @Nullable ClassFile changed;
        private @Nullable Mentions mentions;

        Known(String internalName, byte[] classFile) {
            this.internalName = internalName;
            this.defined = classFile;
        }

        synchronized Mentions mentions(ClassModel model) {
            ClassState state = model.state(internalName);
            ClassFile current = state == null ? null : state.current();
            Mentions known = mentions;
            if (known == null || current != changed) {
                known = Mentions.of(current == null ? defined : current.bytes(), isOwner);
                mentions = known;
                changed = current;
            }
            return known;
        }
    }
}
