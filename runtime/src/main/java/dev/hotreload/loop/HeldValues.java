package dev.hotreload.loop;

import dev.hotreload.classfile.MethodKey;
import dev.hotreload.classfile.ParameterNames;
import dev.hotreload.live.LiveMembers;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/** Names what a looped method holds. */
final class HeldValues {
    static final String RECEIVER = "receiver";

    private HeldValues() {}

    /** Receiver and arguments under their names; none if the method is gone. */
    static List<HeldValue> of(LoopKey key, LoopRun.Arguments held, LoopedMethods methods) {
        Class<?> owner = key.owner();
        MethodKey source = methods.source(LiveMembers.internalName(owner), Objects.requireNonNull(key.jvm()));
        MethodNode method = source == null ? null : methods.declaration(LiveMembers.internalName(owner), source);
        if (method == null) {
            return List.of();
        }
        List<HeldValue> values = new ArrayList<>();
        List<@Nullable Object> arguments = new ArrayList<>(held.arguments());
        List<String> names = ParameterNames.of(method);
        if ((method.access & Opcodes.ACC_STATIC) == 0) {
            // An added method of an interface is static in the JVM.
            Object receiver = held.receiver() == null ? arguments.remove(0) : held.receiver();
            values.add(new HeldValue(names.contains(RECEIVER) ? "theReceiver" : RECEIVER, owner, receiver));
        }
        MethodType type = MethodType.fromMethodDescriptorString(method.desc, owner.getClassLoader());
        for (int i = 0; i < names.size() && i < arguments.size(); i++) {
            values.add(new HeldValue(names.get(i), type.parameterType(i), arguments.get(i)));
        }
        return values;
    }
}
