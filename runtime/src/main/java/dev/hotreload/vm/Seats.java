package dev.hotreload.vm;

import dev.hotreload.boot.Seat;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The seats as the JVM has them in memory. */
final class Seats {
    /** All of them, and what they extend. */
    static final List<Class<?>> CLASSES = List.of(
            Seat.class, Seat.First.class, Seat.Second.class, Seat.Third.class, Seat.Fourth.class, Seat.Fifth.class);

    private final List<Long> all;
    private final long base;

    Seats(VmLayout layout) {
        this.all = CLASSES.stream()
                .skip(1)
                .map(seat -> layout.klass(seat).address())
                .toList();
        this.base = layout.klass(Seat.class).address();
    }

    /** Whether an interface may give its place to another one. */
    boolean isSeat(long klass) {
        return all.contains(klass);
    }

    /** Whether an interface is none of the application's. */
    boolean isOurs(long klass) {
        return klass == base || isSeat(klass);
    }

    /** The seat to put where an interface goes: one that the array has not got, if there is one; twice does no harm. */
    long replacement(long[] array) {
        Set<Long> taken = new HashSet<>();
        for (long each : array) {
            taken.add(each);
        }
        return all.stream().filter(seat -> !taken.contains(seat)).findFirst().orElse(all.get(0));
    }
}
