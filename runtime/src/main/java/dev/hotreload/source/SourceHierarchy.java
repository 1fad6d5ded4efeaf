package dev.hotreload.source;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.PreparedNames;
import dev.hotreload.generation.Generation;
import dev.hotreload.live.LiveMembers;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.ClassState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Superclasses, interfaces and permitted subclasses of live classes as the sources declare them.
 *
 * <p>Called by any thread that uses reflection.
 */
final class SourceHierarchy {
    private final Supplier<Generation> current;
    private final Predicate<String> wasSealed;
    /** Those that the JVM does not tell, by internal name; found without a loader's lock. */
    private final Map<String, Class<?>> superclasses = new ConcurrentHashMap<>();

    /** @param wasSealed whether a class was sealed when it was defined */
    SourceHierarchy(Supplier<Generation> current, Predicate<String> wasSealed) {
        this.current = current;
        this.wasSealed = wasSealed;
    }

    /** The interfaces that the source of a changed class declares. */
    Class<?>[] interfaces(Class<?> declaring, ClassState state, Class<?>[] jvm) {
        Map<String, Class<?>> live = new HashMap<>();
        for (Class<?> each : jvm) {
            live.put(LiveMembers.internalName(each), each);
        }
        List<Class<?>> interfaces = new ArrayList<>();
        for (String each : state.current().interfaces()) {
            Class<?> known = live.get(each);
            interfaces.add(known != null ? known : find(each, declaring));
        }
        return interfaces.toArray(Class<?>[]::new);
    }

    /** The superclass that the source of a changed class declares. */
    @Nullable
    Class<?> superclass(Class<?> type, ClassState state, @Nullable Class<?> jvm) {
        if (state.current().isInterface()) {
            return jvm;
        }
        String superName = state.current().superName();
        if (superName != null && (state.isFace() || current.get().model().isFace(superName))) {
            if (superName.equals("java/lang/Object")) {
                return Object.class;
            }
            ClassState above = current.get().model().state(superName);
            if (above == null || !above.isDeleted()) {
                return known(superName, type);
            }
            // The class is gone, too, but for its objects: nobody finds the superclass any more.
            Class<?> found = superclasses.get(superName);
            return found != null ? found : jvm;
        }
        return jvm;
    }

    /** Looked up without the map's lock: a thread that applies a generation may be waited for. */
    private Class<?> known(String internalName, Class<?> from) {
        Class<?> known = superclasses.get(internalName);
        if (known == null) {
            known = find(internalName, from);
            superclasses.put(internalName, known);
        }
        return known;
    }

    private static Class<?> find(String internalName, Class<?> from) {
        try {
            return LiveMembers.classOf(internalName, from);
        } catch (ClassNotFoundException e) {
            throw new TypeNotPresentException(internalName.replace('/', '.'), e);
        }
    }

    /** The interfaces of a class that no generation has changed. */
    static Class<?>[] withoutSeats(Class<?>[] jvm) {
        for (Class<?> each : jvm) {
            if (PreparedNames.SEATS.contains(LiveMembers.internalName(each))) {
                return Arrays.stream(jvm)
                        .filter(other -> !PreparedNames.SEATS.contains(LiveMembers.internalName(other)))
                        .toArray(Class<?>[]::new);
            }
        }
        return jvm;
    }

    /** The permitted subclasses of any class; null: it is not sealed. */
    Class<?> @Nullable [] permittedSubclasses(Class<?> type) {
        String internalName = LiveMembers.internalName(type);
        ClassModel model = current.get().model();
        boolean mayBeSealed = model.state(internalName) != null || wasSealed.test(internalName);
        ClassFile declared = mayBeSealed ? model.find(internalName) : null;
        List<String> permitted = declared == null ? null : declared.node().permittedSubclasses;
        if (permitted == null) {
            return null;
        }
        List<Class<?>> classes = new ArrayList<>();
        for (String each : permitted) {
            // An enum that names itself has its constants' bodies in it (ConstantBodies).
            if (!each.equals(internalName)) {
                try {
                    classes.add(LiveMembers.classOf(each, type));
                } catch (ClassNotFoundException gone) {
                    // As the JVM does with one that it cannot load.
                }
            }
        }
        return classes.toArray(Class<?>[]::new);
    }
}
