package dev.hotreload.plan;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.ClassState;
import dev.hotreload.model.ResolvedMethod;
import java.util.Collection;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * Finds the methods of superclasses that were removed, and that loaded classes below inherit from an interface instead.
 *
 * <p>The JVM cannot take a method away, and it selects a method of a superclass before one of an interface (JVMS
 * §5.4.6). So the removed one is made to ask for the interface's first.
 */
final class RemovedMethods {
    private static final int NOT_INHERITED = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC;

    private final ClassModel model;
    private final LiveHeirs heirs;

    /** @param model as it will be */
    RemovedMethods(ClassModel model, LiveHeirs heirs) {
        this.model = model;
        this.heirs = heirs;
    }

    /**
     * Calls back for each such method that has no dispatch yet: its class as it runs, and the method.
     *
     * @param changed the classes that the change set is about; interfaces among them concern classes that are not
     */
    void forEachDispatched(Collection<ClassState> changed, BiConsumer<ClassFile, MethodKey> consumer) {
        boolean canInheritMore = changed.stream().anyMatch(RemovedMethods::givesMore);
        for (ClassState state : canInheritMore ? model.states() : changed) {
            if (!state.isDeleted() && !state.first().isInterface()) {
                state.first().methods().forEach((key, live) -> {
                    if ((live.access & (NOT_INHERITED | Opcodes.ACC_ABSTRACT)) == 0
                            && !key.isConstructor()
                            && !state.current().methods().containsKey(key)
                            && !state.overridden().contains(key)
                            && isHiding(state.internalName(), key)) {
                        consumer.accept(state.current(), key);
                    }
                });
            }
        }
    }

    /** Whether classes that did not change may inherit more because of this one. */
    private static boolean givesMore(ClassState state) {
        return state.current().isInterface()
                || !state.first().interfaces().containsAll(state.current().interfaces());
    }

    private boolean isHiding(String internalName, MethodKey key) {
        ResolvedMethod instead = model.resolveMethod(internalName, key);
        return (instead == null || instead.declaring().isInterface()) && isHiding(internalName, key, instead);
    }

    private boolean isHiding(String above, MethodKey key, @Nullable ResolvedMethod instead) {
        for (String heir : heirs.heirs(above)) {
            ClassFile type = model.find(heir);
            if (type == null || type.methods().containsKey(key)) {
                continue;
            }
            ResolvedMethod inherited = model.inherited(heir, key);
            if (inherited != null
                    && !inherited.isAbstract()
                    && (instead == null || !inherited.owner().equals(instead.owner()))) {
                return true;
            }
            if (isHiding(heir, key, instead)) {
                return true;
            }
        }
        return false;
    }
}
