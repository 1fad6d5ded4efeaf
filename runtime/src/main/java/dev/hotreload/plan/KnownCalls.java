package dev.hotreload.plan;

import dev.hotreload.classfile.MethodKey;
import java.util.Map;

/** What is known about calls of changed methods. Safe for use by any thread. */
public interface KnownCalls {
    /** Of methods that report no calls. */
    KnownCalls NONE = new KnownCalls() {
        @Override
        public boolean isWanted(String internalName, MethodKey method) {
            return false;
        }

        @Override
        public Map<MethodKey, Integer> awaited(String internalName) {
            return Map.of();
        }
    };

    /** Whether a method that changes shall report its first call. */
    boolean isWanted(String internalName, MethodKey method);

    /** The changed methods of a class whose first call has not come yet, and the generations that changed them. */
    Map<MethodKey, Integer> awaited(String internalName);
}
