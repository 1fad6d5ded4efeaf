package dev.hotreload.state;

import java.util.Arrays;

/**
 * The added fields that the program has used, where a debugger finds them (the plugin's {@code RuntimeField}).
 *
 * <p>Safe for use by any thread.
 */
public final class KnownFields {
    /** Labels and {@link AddedFieldValues} in turns; replaced as a whole. */
    private static volatile Object[] table = {};

    private KnownFields() {}

    /** Makes a field known, in the place of an earlier one of the same label. */
    static synchronized void put(String label, AddedFieldValues values) {
        Object[] known = table;
        int at = 0;
        while (at < known.length && !known[at].equals(label)) {
            at += 2;
        }
        Object[] changed = Arrays.copyOf(known, Math.max(known.length, at + 2));
        changed[at] = label;
        changed[at + 1] = values;
        table = changed;
    }
}
