package dev.hotreload.vm;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written for a live interface that extends others by now: it has no table of interface methods, only the
 * arrays of interfaces. No class shares them, and those that are loaded later inherit from them; so these are other
 * arrays, and none with seats. Classes that are loaded already each have their own ({@link Reshaping}).
 */
final class InterfaceReshaping implements Reshaped {
    private final Class<?> type;
    private final LiveKlass klass;
    private final List<Word> arrays = new ArrayList<>();
    private final @Nullable HashedSupertypes hashed;

    /**
     * Plans what gives {@code type} the interfaces {@code added} and takes {@code removed}.
     *
     * @throws NoRoomException if it was loaded with one that it is to lose: default methods are looked for by that
     */
    InterfaceReshaping(VmLayout layout, SubtypeTable table, Class<?> type, Set<Class<?>> added, Set<Class<?>> removed)
            throws NoRoomException {
        this.type = type;
        this.klass = layout.klass(type);
        Set<Long> interfaces = new LinkedHashSet<>();
        for (long has : klass.transitiveInterfaces()) {
            interfaces.add(has);
        }
        for (Class<?> each : removed) {
            long address = layout.klass(each).address();
            if (klass.isLaidOutWith(address)) {
                throw new NoRoomException(type.getName() + " was loaded with " + each.getName());
            }
            interfaces.remove(address);
        }
        added.forEach(each -> interfaces.add(layout.klass(each).address()));
        long array = copy(layout, interfaces);
        arrays.add(Word.ofLong(layout.memory(), klass.transitiveAddress(), array));
        if (table.isHashed()) {
            hashed = new HashedSupertypes(layout, table, klass, interfaces);
        } else {
            hashed = null;
            arrays.add(Word.ofLong(layout.memory(), klass.secondaryAddress(), array));
        }
    }

    /** Never freed: it is the JVM's from now on. */
    static long copy(VmLayout layout, Set<Long> elements) {
        List<Long> list = new ArrayList<>(elements);
        long array = layout.memory().allocate(2 + list.size());
        layout.memory().putInt(array + layout.arrayLength(), list.size());
        for (int i = 0; i < list.size(); i++) {
            layout.memory().putLong(layout.element(array, i), list.get(i));
        }
        return array;
    }

    @Override
    public Class<?> type() {
        return type;
    }

    @Override
    public LiveKlass klass() {
        return klass;
    }

    @Override
    public List<Word> arrays() {
        return arrays;
    }

    /** The change of the array of supertypes in five steps, or null if it is among {@link #arrays}. */
    @Nullable
    HashedSupertypes hashed() {
        return hashed;
    }
}
