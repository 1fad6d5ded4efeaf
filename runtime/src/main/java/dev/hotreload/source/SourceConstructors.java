package dev.hotreload.source;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.classfile.PreparedNames;
import dev.hotreload.generation.Generation;
import dev.hotreload.live.LiveMembers;
import dev.hotreload.model.ClassState;
import dev.hotreload.reflect.Reflected;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.MethodNode;

/**
 * The constructors of live classes as the sources declare them.
 *
 * <p>Called by any thread that uses reflection.
 */
final class SourceConstructors {
    private static final String NO_OBJECTS = " became a superclass of loaded classes while the program ran;"
            + " hot reload cannot make objects of the class itself";

    private final Supplier<Generation> current;
    private final Supplier<Reflected> reflected;

    SourceConstructors(Supplier<Generation> current, Supplier<Reflected> reflected) {
        this.current = current;
        this.reflected = reflected;
    }

    /** The constructors of a class that no generation has changed. */
    Constructor<?>[] declared(Class<?> declaring, Constructor<?>[] jvm) {
        Map<MethodKey, Constructor<?>> live = byKey(jvm);
        Constructor<?> hook = live.remove(PreparedNames.HOOK);
        if (current.get().model().isLateNestMember(LiveMembers.internalName(declaring))) {
            return asDeclared(declaring, live);
        }
        return hook == null ? jvm : live.values().toArray(Constructor<?>[]::new);
    }

    /** The constructors of a class in the order of its source. */
    Constructor<?>[] declared(Class<?> declaring, ClassState state, Constructor<?>[] jvm, boolean publicOnly) {
        Map<MethodKey, Constructor<?>> live = byKey(publicOnly ? reflected.get().allConstructors(declaring) : jvm);
        Constructor<?> hook = live.remove(PreparedNames.HOOK);
        List<Constructor<?>> constructors = new ArrayList<>();
        state.current().methods().forEach((key, declared) -> {
            boolean isWanted = !publicOnly || Modifier.isPublic(declared.access);
            if (isWanted && key.isConstructor()) {
                Constructor<?> constructor = constructor(declaring, state, key, declared, live.get(key), hook);
                if (constructor != null) {
                    constructors.add(constructor);
                }
            }
        });
        return constructors.toArray(Constructor<?>[]::new);
    }

    private static Map<MethodKey, Constructor<?>> byKey(Constructor<?>[] constructors) {
        Map<MethodKey, Constructor<?>> byKey = new HashMap<>();
        for (Constructor<?> constructor : constructors) {
            byKey.put(key(constructor), constructor);
        }
        return byKey;
    }

    private @Nullable Constructor<?> constructor(
            Class<?> declaring,
            ClassState state,
            MethodKey key,
            MethodNode declared,
            @Nullable Constructor<?> live,
            @Nullable Constructor<?> hook) {
        int modifiers = declared.access & ClassFile.ACCESS_FLAGS;
        if (live != null) {
            return live.getModifiers() == modifiers ? live : reflected.get().redeclared(live, modifiers);
        }
        if (hook == null && !state.isFace()) {
            return null;
        }
        MethodType type = MethodType.fromMethodDescriptorString(key.descriptor(), declaring.getClassLoader());
        Method carrier = carrier(declaring, key);
        if (hook != null) {
            return reflected
                    .get()
                    .addedConstructor(hook, carrier, type, modifiers, state.constructorIndex(key.descriptor()));
        }
        return Modifier.isAbstract(state.current().node().access)
                ? reflected.get().ofAbstract(carrier, type, modifiers)
                : reflected.get().failing(carrier, type, modifiers, declaring.getName() + NO_OBJECTS);
    }

    private Method carrier(Class<?> declaring, MethodKey constructor) {
        MethodKey carrier = PreparedNames.declarationOf(constructor);
        return Arrays.stream(reflected.get().allMethods(declaring))
                .filter(method -> SourceMethods.key(method).equals(carrier))
                .findFirst()
                .orElseThrow(() -> new LinkageError("hotreload: " + declaring.getName() + " has no " + carrier));
    }

    /** A late member of a nest has no private constructors in the JVM. */
    private Constructor<?>[] asDeclared(Class<?> declaring, Map<MethodKey, Constructor<?>> live) {
        ClassFile source = Objects.requireNonNull(current.get().model().find(LiveMembers.internalName(declaring)));
        List<Constructor<?>> constructors = new ArrayList<>();
        live.forEach((key, constructor) -> {
            MethodNode declared = source.methods().get(key);
            constructors.add(
                    declared == null || declared.access == constructor.getModifiers()
                            ? constructor
                            : reflected.get().redeclared(constructor, declared.access & ClassFile.ACCESS_FLAGS));
        });
        return constructors.toArray(Constructor<?>[]::new);
    }

    private static MethodKey key(Constructor<?> constructor) {
        return new MethodKey(
                "<init>",
                MethodType.methodType(void.class, constructor.getParameterTypes())
                        .toMethodDescriptorString());
    }
}
