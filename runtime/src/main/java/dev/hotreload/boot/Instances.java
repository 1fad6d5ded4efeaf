package dev.hotreload.boot;

import java.util.List;

/**
 * The objects of library classes whose constructors were hooked, for as long as anybody else has them.
 *
 * <p>Safe for use by any thread.
 */
public final class Instances {
    private static final WeakObjects OBJECTS = new WeakObjects();

    private Instances() {}

    /** Stands at the end of the constructors; for one object, that may be several. */
    public static void made(Object instance) {
        OBJECTS.add(instance);
    }

    /** Takes an object out that is of no interest. */
    public static void forget(Object instance) {
        OBJECTS.remove(instance);
    }

    /** Those that there are now. */
    public static List<Object> all() {
        return OBJECTS.all();
    }
}
