package dev.hotreload.loop;

import dev.hotreload.classfile.MethodKey;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is looped: a method, or a step of {@code HotReload.loop}.
 *
 * @param owner the class that declares the method, or that of the step
 * @param jvm the method, under the name that the JVM has it; null for a step
 * @param shown for the user
 * @param isVoid whether it has no result
 */
record LoopKey(Class<?> owner, @Nullable MethodKey jvm, String shown, boolean isVoid) {

    boolean isSame(LoopKey other) {
        return owner == other.owner && Objects.equals(jvm, other.jvm);
    }
}
