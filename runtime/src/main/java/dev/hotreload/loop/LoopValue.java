package dev.hotreload.loop;

import dev.hotreload.classfile.MemberNames;
import java.lang.reflect.Array;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The result of a run as a short text. */
final class LoopValue {
    private static final int LONGEST = 120;

    private LoopValue() {}

    /** Calls {@code toString} of the application, if it has one; whatever that throws is said instead. */
    static String text(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        try {
            return shortened(whole(value));
        } catch (Throwable e) {
            // Throwable: it is the application's code, and the run has ended well.
            return type(value.getClass()) + " (its toString threw " + type(e.getClass()) + ")";
        }
    }

    private static String whole(Object value) throws ReflectiveOperationException {
        Class<?> type = value.getClass();
        if (type.isArray()) {
            if (Array.getLength(value) > LONGEST) {
                return type(type.getComponentType()) + "[" + Array.getLength(value) + "]";
            }
            String inBrackets = Arrays.deepToString(new Object[] {value});
            return inBrackets.substring(1, inBrackets.length() - 1);
        }
        // Object's own shows the identity, which differs each time and tells nothing.
        boolean isObjects = type.getMethod("toString").getDeclaringClass() == Object.class;
        return value instanceof CharSequence ? "\"" + value + "\"" : isObjects ? type(type) : value.toString();
    }

    private static String type(Class<?> type) {
        return MemberNames.simple(type.getTypeName());
    }

    private static String shortened(String text) {
        String line = text.replace("\n", "\\n").replace("\r", "\\r");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
