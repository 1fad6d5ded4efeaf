package dev.hotreload.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One class in the last versions that the JVM was given, for frames that still run them and for stack traces that are
 * read later. Of these there is a bounded number, because a class may change a thousand times.
 *
 * <p>Safe for use by any thread.
 */
final class GivenVersions {
    /** Class files have some 10 KB. */
    private static final int KEPT = 5;

    private final Deque<GivenClass> last = new ArrayDeque<>();
    private @Nullable GivenClass defined;

    /** The JVM was given this. */
    synchronized void redefined(byte[] classFile) {
        add(classFile);
    }

    /** The JVM has taken what it had. */
    synchronized void retransformed() {
        GivenClass newest = last.peekFirst();
        add(newest == null ? null : newest.classFile());
    }

    private void add(byte @Nullable [] classFile) {
        GivenClass newest = last.peekFirst();
        last.addFirst(new GivenClass(1 + (newest == null ? 0 : newest.times()), classFile));
        if (last.size() > KEPT) {
            last.removeLast();
        }
    }

    /**
     * A version by HotSpot's number for it; null if it is not known any more.
     *
     * @param definition the class file with which the class was defined
     */
    synchronized @Nullable GivenClass version(int number, Supplier<byte[]> definition) {
        for (GivenClass given : last) {
            if (given.isVersion(number)) {
                return given.classFile() == null ? defined(definition) : given;
            }
        }
        return number == 0 ? defined(definition) : null;
    }

    private GivenClass defined(Supplier<byte[]> definition) {
        GivenClass known = defined;
        if (known == null) {
            known = new GivenClass(0, definition.get());
            defined = known;
        }
        return known;
    }
}
