package dev.hotreload.vm;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written for the class of arrays of a live class's objects: an array of {@code Foo} is one of {@code Runnable},
 * too. Arrays have the table of methods of {@code Object}, so only their supertypes change.
 */
final class ArrayReshaping {
    private final LiveKlass klass;
    private final @Nullable HashedSupertypes hashed;
    private final @Nullable Word supertypes;

    /**
     * @param arrays the arrays' class
     * @param ghosts all there are
     * @throws NoRoomException if the donor's arrays have other supertypes
     */
    ArrayReshaping(
            VmLayout layout,
            SubtypeTable table,
            Class<?> arrays,
            Donor donor,
            Set<Class<?>> added,
            Set<Class<?>> removed,
            Set<Class<?>> ghosts)
            throws NoRoomException {
        this.klass = layout.klass(arrays);
        int dimensions = dimensions(arrays);
        Set<Long> gone = arraysOf(layout, removed, dimensions);
        Set<Long> expected = new HashSet<>(arraysOf(layout, added, dimensions));
        for (long has : klass.secondarySupersAlone()) {
            if (!gone.contains(has)) {
                expected.add(has);
            }
        }
        if (table.isHashed()) {
            LiveKlass ofDonor = layout.klass(arrayType(donor.type(), dimensions));
            Set<Long> ours = arraysOf(layout, Seats.CLASSES, dimensions);
            ours.addAll(arraysOf(layout, ghosts, dimensions));
            expected.removeAll(ours);
            this.hashed = klass.hasManySuperclasses()
                    ? new HashedSupertypes(layout, table, klass, expected)
                    : new HashedSupertypes(layout, table, klass, checked(ofDonor, arrays, expected, ours));
            this.supertypes = null;
        } else {
            this.hashed = null;
            this.supertypes = Word.ofLong(layout.memory(), klass.secondaryAddress(), copy(layout, expected));
        }
    }

    private static LiveKlass checked(LiveKlass ofDonor, Class<?> arrays, Set<Long> expected, Set<Long> ours)
            throws NoRoomException {
        Set<Long> has = new HashSet<>();
        for (long each : ofDonor.secondarySupersAlone()) {
            has.add(each);
        }
        has.removeAll(ours);
        if (!has.equals(expected)) {
            throw new NoRoomException(arrays.getTypeName() + " has supertypes that are not known");
        }
        return ofDonor;
    }

    /** Never freed: it is the JVM's from now on. */
    private static long copy(VmLayout layout, Set<Long> elements) {
        List<Long> list = new ArrayList<>(elements);
        long array = layout.memory().allocate(2 + list.size());
        layout.memory().putInt(array + layout.arrayLength(), list.size());
        for (int i = 0; i < list.size(); i++) {
            layout.memory().putLong(layout.element(array, i), list.get(i));
        }
        return array;
    }

    static int dimensions(Class<?> arrays) {
        int dimensions = 0;
        for (Class<?> each = arrays; each.isArray(); each = each.getComponentType()) {
            dimensions++;
        }
        return dimensions;
    }

    static Class<?> arrayType(Class<?> element, int dimensions) {
        return Array.newInstance(element, new int[dimensions]).getClass();
    }

    private static Set<Long> arraysOf(VmLayout layout, Iterable<Class<?>> elements, int dimensions) {
        Set<Long> arrays = new HashSet<>();
        for (Class<?> element : elements) {
            arrays.add(layout.klass(arrayType(element, dimensions)).address());
        }
        return arrays;
    }

    LiveKlass klass() {
        return klass;
    }

    /** The change in five steps, or null if it is {@link #supertypes}. */
    @Nullable
    HashedSupertypes hashed() {
        return hashed;
    }

    /** The change in one step, or null if it is {@link #hashed}. */
    @Nullable
    Word supertypes() {
        return supertypes;
    }
}
