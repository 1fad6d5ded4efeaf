package dev.hotreload.live;

import dev.hotreload.classfile.LineTable;
import dev.hotreload.classfile.MethodKey;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A class as it was given to the JVM. Safe for use by any thread. */
public final class GivenClass {
    private final int times;
    private final byte @Nullable [] classFile;
    private volatile @Nullable Map<MethodKey, LineTable> lines;

    /**
     * @param times how often it was redefined or retransformed
     * @param classFile null if it is as it was defined
     */
    GivenClass(int times, byte @Nullable [] classFile) {
        this.times = times;
        this.classFile = classFile;
    }

    int times() {
        return times;
    }

    byte @Nullable [] classFile() {
        return classFile;
    }

    /** Whether HotSpot's number for a version of the class, of which it keeps 16 bits, is that of this one. */
    boolean isVersion(int number) {
        return number == (times & 0xFFFF);
    }

    /** The lines of its methods; read when they are first asked for. */
    public Map<MethodKey, LineTable> lines() {
        Map<MethodKey, LineTable> known = lines;
        if (known == null) {
            known = classFile == null ? Map.of() : LineTable.of(classFile);
            lines = known;
        }
        return known;
    }
}
