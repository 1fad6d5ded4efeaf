package dev.hotreload.vm;

import java.lang.reflect.Array;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written for the class of arrays of a live class's objects: an array of {@code Foo} is one of {@code
 * Runnable}, too. Arrays have the table of methods of {@code Object}, so only their supertypes change.
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
            Set<Long> has = new HashSet<>();
            for (long each : ofDonor.secondarySupersAlone()) {
                has.add(each);
            }
            has.removeAll(ours);
            // The interfaces of its elements may still extend what these are about to lose.
            if (!has.containsAll(expected) && !klass.hasManySuperclasses()) {
                throw new NoRoomException(arrays.getTypeName() + " has supertypes that are not known");
            }
            this.hashed = has.equals(expected)
                    ? new HashedSupertypes(layout, table, klass, ofDonor)
                    : new HashedSupertypes(layout, table, klass, expected);
            this.supertypes = null;
        } else {
            this.hashed = null;
            this.supertypes =
                    Word.ofLong(layout.memory(), klass.secondaryAddress(), InterfaceReshaping.copy(layout, expected));
        }
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
