package dev.hotreload.handover;

import dev.hotreload.message.HandoverTexts;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/**
 * The classes of the proxies of one generation, each for one class of another.
 *
 * <p>They are held weakly, because each refers to the class that it is for, and live as long as one of their objects.
 * Safe for use by any thread; it loads classes without a lock, so two threads may make the same one, and one of them is
 * used.
 */
final class ProxyClasses {
    private final LoaderGeneration generation;
    private final Access access;
    private final Map<LoaderGeneration, Map<Class<?>, WeakReference<ProxyClass>>> known = new WeakHashMap<>();

    ProxyClasses(LoaderGeneration generation, Access access) {
        this.generation = generation;
        this.access = access;
    }

    /**
     * The class of proxies for objects of a class.
     *
     * @param home the generation whose code made them
     * @throws CannotBeKept if there can be none
     */
    ProxyClass of(Class<?> type, LoaderGeneration home) {
        ProxyClass found = find(type, home);
        return found != null ? found : make(type, home);
    }

    /** Why proxies for objects of a class are not of the class of the same name; null if they are. */
    @Nullable
    CannotBeKept obstacle(Class<?> type, LoaderGeneration home) {
        try {
            return of(type, home).types().left();
        } catch (CannotBeKept e) {
            return e;
        }
    }

    private synchronized @Nullable ProxyClass find(Class<?> type, LoaderGeneration home) {
        Map<Class<?>, WeakReference<ProxyClass>> ofHome = known.get(home);
        WeakReference<ProxyClass> found = ofHome == null ? null : ofHome.get(type);
        return found == null ? null : found.get();
    }

    private synchronized void add(Class<?> type, LoaderGeneration home, ProxyClass made) {
        known.computeIfAbsent(home, key -> new WeakHashMap<>()).put(type, new WeakReference<>(made));
    }

    private ProxyClass make(Class<?> type, LoaderGeneration home) {
        try {
            ProxyTypes types = ProxyTypes.of(type, generation, access);
            Class<?> host = host(type, types);
            List<Method> methods = new ArrayList<>(ProxyMethods.of(types, host, access));
            Forwards forwards = new Forwards(type, methods, new Translation(home, generation, access));
            methods.removeIf(forwards::isLeft);
            String name = Type.getInternalName(host) + "$Kept";
            Class<?> defined =
                    ProxyClass.define(access.trusted().in(host), ProxyWriter.write(name, types, methods), forwards);
            ProxyClass made = ProxyClass.of(defined, types, access);
            forwards.hold(made);
            add(type, home, made);
            return made;
        } catch (LinkageError | TypeNotPresentException e) {
            throw new CannotBeKept(type, "", HandoverTexts.notLinked(generation, e), e);
        }
    }

    /**
     * The class beside which the proxies' class is defined: one that sees all its types, if possible that of the same
     * name.
     */
    private Class<?> host(Class<?> type, ProxyTypes types) {
        List<Class<?>> candidates = new ArrayList<>();
        candidates.add(types.superclass());
        Class<?> counterpart = generation.counterpart(type);
        if (counterpart != null) {
            candidates.add(counterpart);
        }
        candidates.addAll(types.interfaces());
        for (Class<?> candidate : candidates) {
            boolean isOpen = !candidate.getModule().isNamed();
            if (isOpen && candidates.stream().allMatch(other -> sees(candidate, other))) {
                return candidate;
            }
        }
        return ProxyClasses.class;
    }

    private static boolean sees(Class<?> host, Class<?> type) {
        try {
            return Class.forName(type.getName(), false, host.getClassLoader()) == type;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
