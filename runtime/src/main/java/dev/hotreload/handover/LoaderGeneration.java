package dev.hotreload.handover;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One generation of the application's loaders, and what stands in it for objects of others.
 *
 * <p>Whoever makes the loaders keeps it reachable from each of them; see {@link Handover#add}. Safe for use by any
 * thread.
 */
public final class LoaderGeneration {
    private final GenerationClasses classes;
    private final Generations all;
    private final Set<ClassLoader> loaders = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Forms forms = new Forms();
    private final ProxyClasses proxies;
    private final OutsideUses outsideUses;

    /** By class; the values are constants, so that no class holds a generation. */
    private final ClassValue<Kind> kinds = new ClassValue<>() {
        @Override
        protected Kind computeValue(Class<?> type) {
            return Kind.of(type, LoaderGeneration.this);
        }
    };

    LoaderGeneration(GenerationClasses classes, Generations all, Access access) {
        this.classes = classes;
        this.all = all;
        this.loaders.addAll(classes.loaders());
        this.outsideUses = new OutsideUses(classes);
        this.proxies = new ProxyClasses(this, access);
    }

    /** The number that messages say. */
    public int number() {
        return classes.number();
    }

    /** Whether the generation's code has this very class: its own, one whose loader stayed, the JDK's, or nobody's. */
    boolean has(Class<?> type) {
        ClassLoader loader = all.loaderOf(type);
        return loader == null || (loaders.contains(loader) && classes.has(type));
    }

    /** Whether a class is of one of the application's loaders, of whichever generation. */
    boolean isApplications(Class<?> type) {
        return all.loaderOf(type) != null;
    }

    /**
     * The class that this generation has in the place of another's: the same if it has that one, null if there is none.
     */
    @Nullable
    Class<?> counterpart(Class<?> type) {
        if (type.isArray()) {
            Class<?> component = counterpart(type.getComponentType());
            return component == null ? null : component.arrayType();
        }
        if (type.isPrimitive() || has(type)) {
            return type;
        }
        // The number in the name of an anonymous class says nothing.
        return type.isHidden() || type.isAnonymousClass() ? null : classes.find(type.getName());
    }

    /** The generation of an object's class; null if it is the JDK's. */
    @Nullable
    LoaderGeneration of(Class<?> type) {
        return all.of(type);
    }

    Kind kind(Class<?> type) {
        return kinds.get(type);
    }

    /** What {@link Handover#add} was given. */
    public GenerationClasses classes() {
        return classes;
    }

    Forms forms() {
        return forms;
    }

    OutsideUses outsideUses() {
        return outsideUses;
    }

    ProxyClasses proxies() {
        return proxies;
    }

    /** As messages say it. */
    @Override
    public String toString() {
        return "#" + number();
    }
}
