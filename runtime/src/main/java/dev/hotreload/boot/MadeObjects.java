package dev.hotreload.boot;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where the constructors of a framework's classes report what they made, for the supports that asked for it. */
public final class MadeObjects {
    private static volatile @Nullable Consumer<Object> receiver;

    private MadeObjects() {}

    /** Has {@code newReceiver} get all objects that are reported from now on, on the threads that make them. */
    public static void install(Consumer<Object> newReceiver) {
        receiver = newReceiver;
    }

    /** Called at the end of a constructor; its object may still be under construction in a subclass. */
    public static void made(Object object) {
        Consumer<Object> current = receiver;
        if (current != null) {
            current.accept(object);
        }
    }
}
