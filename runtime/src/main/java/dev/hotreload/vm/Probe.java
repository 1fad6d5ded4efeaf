package dev.hotreload.vm;

import dev.hotreload.boot.Seat;

/** A class that looks as a prepared one does, on which an adoption is tried before the first real one. */
class Probe implements Seat.First, Seat.Second, Seat.Third, Seat.Fourth, Seat.Fifth {
    private final int number;

    Probe(int number) {
        this.number = number;
    }

    /** What the probe gets. */
    interface Role {
        int number();

        default int twice() {
            return 2 * number();
        }
    }

    /** What gets it, too. */
    static class Below extends Probe {
        Below(int number) {
            super(number);
        }
    }

    /** Becomes {@code public final} in the JVM, as the engine's methods do. */
    @SuppressWarnings("UnusedMethod")
    private final int number() {
        return number;
    }

    @SuppressWarnings("UnusedMethod")
    private final int twice() {
        return 2 * number;
    }

    static boolean isRole(Object object) {
        return object instanceof Role;
    }

    static int call(Object object) {
        Role role = (Role) object;
        return role.number() + role.twice();
    }

    static boolean isNewOne(int number) {
        Object made = new Below(number);
        return made instanceof Role;
    }
}
