package dev.hotreload.vm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Changes the interfaces of live classes in the JVM's memory: all of them together, planned and checked before the
 * first word is written. Every state in between is one that a thread may meet.
 *
 * <p>Interfaces that come are in the tables of interface methods of all classes, with their methods, before the first
 * subtype check finds one of them; those that go leave the tables when no check finds them any more.
 *
 * <p>Used by one thread, under the generation lock.
 */
public final class Adoption {
    private final List<Reshaped> classes;
    private final List<ArrayReshaping> arrays;
    private final List<HashedSupertypes> hashed;

    private final List<Class<?>> concerned;

    /** @param concerned the classes, and the interfaces that come or go */
    Adoption(
            List<Reshaped> classes,
            List<ArrayReshaping> arrays,
            List<HashedSupertypes> hashed,
            Collection<Class<?>> concerned) {
        this.concerned = List.copyOf(concerned);
        this.classes = List.copyOf(classes);
        this.arrays = List.copyOf(arrays);
        this.hashed = List.copyOf(hashed);
    }

    /** Whether no class gets or loses an interface. */
    public boolean isEmpty() {
        return classes.isEmpty() && arrays.isEmpty();
    }

    /** The classes whose interfaces change. */
    public List<Class<?>> changed() {
        List<Class<?>> changed = new ArrayList<>();
        classes.forEach(each -> changed.add(each.type()));
        return changed;
    }

    /**
     * The classes whose interfaces change, and the interfaces that come or go: see {@link LiveHierarchy#deoptimise}.
     */
    public List<Class<?>> concerned() {
        return concerned;
    }

    /**
     * Writes.
     *
     * @throws IllegalStateException if the memory is not as it was planned to be changed; then nothing is written
     */
    public void apply() {
        if (isEmpty()) {
            return;
        }
        check();
        fill();
        classes.forEach(each -> each.offsets().forEach(Word::write));
        Safepoint.pass();
        classes.forEach(each -> each.entered().forEach(Word::write));
        Safepoint.pass();
        classes.forEach(each -> each.arrays().forEach(Word::write));
        changeSupertypes(false);
        classes.forEach(each -> each.left().forEach(Word::write));
        Safepoint.pass();
    }

    /** Takes back what {@link #apply} has written; the donors' parts stay filled, where nobody comes to them. */
    public void revert() {
        if (isEmpty()) {
            return;
        }
        classes.forEach(each -> each.left().forEach(Word::undo));
        Safepoint.pass();
        classes.forEach(each -> each.arrays().forEach(Word::undo));
        changeSupertypes(true);
        classes.forEach(each -> each.entered().forEach(Word::undo));
        Safepoint.pass();
        classes.forEach(each -> each.offsets().forEach(Word::undo));
    }

    private void fill() {
        List<Filling> filling =
                classes.stream().flatMap(each -> each.filling().stream()).toList();
        boolean hasChanged;
        do {
            hasChanged = false;
            for (Filling each : filling) {
                hasChanged |= each.write();
            }
        } while (hasChanged);
    }

    private void check() {
        boolean isAsPlanned = hashed.stream().allMatch(HashedSupertypes::isAsPlanned)
                && arrays.stream()
                        .allMatch(each ->
                                each.supertypes() == null || each.supertypes().isAsPlanned());
        for (Reshaped each : classes) {
            for (List<Word> words : List.of(each.offsets(), each.entered(), each.arrays(), each.left())) {
                isAsPlanned &= words.stream().allMatch(Word::isAsPlanned);
            }
        }
        if (!isAsPlanned) {
            throw new IllegalStateException("the JVM's memory is not as it was planned to be changed");
        }
    }

    /** Ends with all caches empty: a check that was under way may have filled one behind the change. */
    private void changeSupertypes(boolean isBack) {
        for (ArrayReshaping array : arrays) {
            Word supertypes = array.supertypes();
            if (supertypes != null) {
                if (isBack) {
                    supertypes.undo();
                } else {
                    supertypes.write();
                }
            }
        }
        for (int i = 0; i < HashedSupertypes.STEPS && !hashed.isEmpty(); i++) {
            int step = i;
            hashed.forEach(each -> each.step(step, isBack));
            Safepoint.pass();
        }
        Safepoint.pass();
        classes.forEach(each -> clearCache(each.klass()));
        arrays.forEach(each -> clearCache(each.klass()));
    }

    private static void clearCache(LiveKlass klass) {
        klass.layout().memory().putLong(klass.cacheAddress(), 0);
    }
}
