package dev.hotreload.vm;

import java.util.List;

/**
 * Which bits of a class say where supertypes are in its array, since JDK 23 ({@code Klass::_secondary_supers_bitmap},
 * the hashed subtype check). The JVM's tables do not name the field: it is the one word in its neighbourhood that has
 * as many bits as the array has elements, in each of many classes.
 *
 * @param bitmap the field's offset, or -1 before JDK 23
 */
record SubtypeTable(VmLayout layout, long bitmap) {
    private static final int SINCE = 23;
    private static final List<Class<?>> KNOWN = List.of(
            Object.class,
            String.class,
            Integer.class,
            Thread.class,
            Class.class,
            java.util.ArrayList.class,
            java.util.HashMap.class,
            java.util.LinkedHashMap.class,
            java.util.TreeMap.class,
            java.util.concurrent.ConcurrentHashMap.class,
            int[].class,
            String[].class,
            Object[].class);

    /** @throws UnknownVmException if there is none, or more than one that it can be */
    static SubtypeTable find(VmLayout layout) throws UnknownVmException {
        if (Runtime.version().feature() < SINCE) {
            return new SubtypeTable(layout, -1);
        }
        long found = -1;
        for (long offset = layout.klass().loaderData() + 8;
                offset < layout.klass().vtableLength();
                offset += 8) {
            if (hasAsManyBits(layout, offset)) {
                if (found >= 0) {
                    throw new UnknownVmException("two fields of a class look like its bitmap of supertypes");
                }
                found = offset;
            }
        }
        if (found < 0) {
            throw new UnknownVmException("no field of a class looks like its bitmap of supertypes");
        }
        return new SubtypeTable(layout, found);
    }

    private static boolean hasAsManyBits(VmLayout layout, long offset) {
        return KNOWN.stream().map(layout::klass).allMatch(klass -> {
            long bits = layout.memory().longAt(klass.address() + offset);
            return Long.bitCount(bits) == layout.memory().intAt(klass.secondaryArray() + layout.arrayLength());
        });
    }

    /** Whether the array is ordered by hash and has a bitmap: then neither can change without the other. */
    boolean isHashed() {
        return bitmap >= 0;
    }

    long bitmapAddress(LiveKlass klass) {
        return klass.address() + bitmap;
    }

    long bitmap(LiveKlass klass) {
        return layout.memory().longAt(bitmapAddress(klass));
    }
}
