package dev.hotreload.source;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.classfile.PreparedNames;
import dev.hotreload.generation.Generation;
import dev.hotreload.live.LiveMembers;
import dev.hotreload.live.TrustedLookup;
import dev.hotreload.loader.ApplicationLoaders;
import dev.hotreload.model.ClassState;
import dev.hotreload.model.Host;
import dev.hotreload.reflect.Reflected;
import dev.hotreload.weave.DefinitionFacts.LeftOut;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.MethodNode;

/**
 * The methods of live classes as the sources declare them.
 *
 * <p>Called by any thread that uses reflection.
 */
final class SourceMethods {
    private final Supplier<Generation> current;
    private final TrustedLookup lookup;
    private final LiveMembers members;
    private final BiPredicate<String, LeftOut> isLeftOut;
    private final Supplier<Reflected> reflected;
    private final SourceProxies proxies;

    SourceMethods(
            Supplier<Generation> current,
            TrustedLookup lookup,
            LiveMembers members,
            BiPredicate<String, LeftOut> isLeftOut,
            Supplier<Reflected> reflected) {
        this.current = current;
        this.lookup = lookup;
        this.members = members;
        this.isLeftOut = isLeftOut;
        this.reflected = reflected;
        this.proxies = new SourceProxies(current, members, reflected);
    }

    /** The methods of a class that no generation has changed. */
    Method[] declared(Class<?> declaring, Method[] jvm) {
        if (Proxy.isProxyClass(declaring)) {
            return proxies.declared(declaring, jvm);
        }
        String internalName = LiveMembers.internalName(declaring);
        Method[] declared = withoutMade(declaring, jvm);
        return isLeftOut.test(internalName, LeftOut.FINAL_METHODS) ? withFinal(internalName, declared) : declared;
    }

    /** The methods of a class in the order of its source. */
    Method[] declared(Class<?> declaring, ClassState state, Method[] jvm, boolean publicOnly) {
        Map<MethodKey, Method> live = new HashMap<>();
        for (Method method : publicOnly ? reflected.get().allMethods(declaring) : jvm) {
            live.put(key(method), method);
        }
        List<Method> methods = new ArrayList<>();
        state.current().methods().forEach((key, declared) -> {
            boolean isWanted = !publicOnly || Modifier.isPublic(declared.access);
            boolean isHidden = key.name().startsWith("<") || PreparedNames.isForConstants(key, declared.access);
            if (isWanted && !isHidden) {
                Method method = method(declaring, state, key, declared, live);
                if (method != null) {
                    methods.add(method);
                }
            }
        });
        return methods.toArray(Method[]::new);
    }

    private @Nullable Method method(
            Class<?> declaring, ClassState state, MethodKey key, MethodNode declared, Map<MethodKey, Method> live) {
        int modifiers = declared.access & ClassFile.ACCESS_FLAGS;
        if (state.isInFirstShape(key)) {
            Method method = live.get(key);
            return method == null || method.getModifiers() == modifiers
                    ? method
                    : reflected.get().redeclared(method, modifiers);
        }
        Host host = Modifier.isAbstract(modifiers) ? null : state.hostOf(key);
        Method hosted = live.get(host == null ? PreparedNames.declarationOf(key) : host.jvm());
        if (hosted == null) {
            return null;
        }
        MethodType type = MethodType.fromMethodDescriptorString(key.descriptor(), declaring.getClassLoader());
        return reflected
                .get()
                .added(
                        hosted,
                        key.name(),
                        type,
                        modifiers,
                        unlessRemoved(
                                Modifier.isStatic(modifiers)
                                        ? receiver -> members.fixed(declaring, key.name(), type)
                                        : Modifier.isPrivate(modifiers)
                                                ? receiver -> members.special(declaring, key.name(), type)
                                                : receiver -> members.select(
                                                        receiver == null ? declaring : receiver,
                                                        declaring,
                                                        key.name(),
                                                        type),
                                host == null ? null : hosted));
    }

    /**
     * Runs the last code of a method that was removed after its {@link Method} was taken, as of one of the first shape:
     * a framework may be about to call it, and learns of its end only after the reload.
     */
    private Reflected.Target unlessRemoved(Reflected.Target declared, @Nullable Method hosted) {
        return hosted == null
                ? declared
                : receiver -> {
                    try {
                        return declared.of(receiver);
                    } catch (NoSuchMethodException removed) {
                        return lookup.trusted().unreflect(hosted);
                    }
                };
    }

    /** Preparing took {@code final} from some of them. */
    private Method[] withFinal(String internalName, Method[] jvm) {
        ClassFile source = current.get().model().find(internalName);
        if (source != null) {
            for (int i = 0; i < jvm.length; i++) {
                MethodNode declared = source.methods().get(key(jvm[i]));
                if (declared != null && Modifier.isFinal(declared.access) && !Modifier.isFinal(jvm[i].getModifiers())) {
                    jvm[i] = reflected.get().redeclared(jvm[i], declared.access & ClassFile.ACCESS_FLAGS);
                }
            }
        }
        return jvm;
    }

    /** Without what preparing and weaving have added to a class that no generation has changed. */
    private Method[] withoutMade(Class<?> declaring, Method[] jvm) {
        List<Method> methods = new ArrayList<>(jvm.length);
        for (Method method : jvm) {
            boolean isMarker = method.getName().equals(PreparedNames.SEAT_MARKER.name());
            if (!method.isSynthetic() || (!isMarker && isDeclared(declaring, method))) {
                methods.add(method);
            }
        }
        return methods.size() == jvm.length ? jvm : methods.toArray(Method[]::new);
    }

    private boolean isDeclared(Class<?> declaring, Method synthetic) {
        MethodKey key = key(synthetic);
        if (PreparedNames.isPassThrough(key, synthetic.getModifiers())) {
            return false;
        }
        boolean isWoven = !current.get().model().states().isEmpty()
                && !declaring.isHidden()
                && ApplicationLoaders.isOfApplication(declaring.getClassLoader());
        ClassFile source = isWoven ? current.get().model().find(LiveMembers.internalName(declaring)) : null;
        return source == null || source.methods().containsKey(key);
    }

    static MethodKey key(Method method) {
        return new MethodKey(
                method.getName(),
                MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                        .toMethodDescriptorString());
    }
}
