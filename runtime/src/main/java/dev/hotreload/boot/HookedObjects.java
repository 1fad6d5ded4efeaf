package dev.hotreload.boot;

import java.util.List;

/**
 * The application's objects with methods that are called around reloads, for as long as the application has them.
 *
 * <p>Safe for use by any thread.
 */
public final class HookedObjects {
    private static final WeakObjects OBJECTS = new WeakObjects();

    private HookedObjects() {}

    /** Stands at the end of the constructors; for one object, that may be several. */
    public static void made(Object object) {
        OBJECTS.add(object);
    }

    /** Those that there are now. */
    public static List<Object> all() {
        return OBJECTS.all();
    }
}
