package dev.hotreload.memory;

import dev.hotreload.classfile.MethodKey;
import dev.hotreload.plan.KnownCalls;
import java.util.Map;

/** What is known about calls where nobody calls anything. */
public enum Calls implements KnownCalls {
    /** No method reports its first call. */
    UNASKED,

    /** Every changed method does. */
    ASKED;

    @Override
    public boolean isWanted(String internalName, MethodKey method) {
        return this == ASKED;
    }

    @Override
    public Map<MethodKey, Integer> awaited(String internalName) {
        return Map.of();
    }
}
