package dev.hotreload.reload;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.generation.Generation;
import dev.hotreload.live.LiveMembers;
import dev.hotreload.live.Redefinitions;
import dev.hotreload.live.TrustedLookup;
import dev.hotreload.loader.ApplicationLoaders;
import dev.hotreload.loader.ModuleLoader;
import dev.hotreload.message.RefusalTexts;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.ClassState;
import dev.hotreload.outcome.TransactionFailure;
import dev.hotreload.plan.InterfaceChanges;
import dev.hotreload.vm.LiveHierarchy;
import dev.hotreload.vm.NoRoomException;
import dev.hotreload.vm.UnknownVmException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.MethodNode;

/**
 * Changes of live classes' interfaces. Nothing of {@code dev.hotreload.vm} is loaded before the first one.
 *
 * <p>Classes of generations that have ended may still be loaded. None of them is below a class of these loaders, so
 * none is changed; the JVM compares classes and not names.
 *
 * <p>Used by one thread at a time.
 */
final class Hierarchies {
    private static final long PATIENCE_SECONDS = 2;

    /**
     * The JVM's, whichever engine asks: what it has found out does not change, and it holds no class of the
     * application.
     */
    private static volatile @Nullable LiveHierarchy opened;

    private final ApplicationLoaders loaders;
    private final Instrumentation instrumentation;
    private final TrustedLookup lookup;
    private final Redefinitions redefinitions;
    private final Supplier<Generation> current;
    private boolean isGuarded;

    Hierarchies(
            ApplicationLoaders loaders,
            Instrumentation instrumentation,
            TrustedLookup lookup,
            Redefinitions redefinitions,
            Supplier<Generation> current) {
        this.loaders = loaders;
        this.instrumentation = instrumentation;
        this.lookup = lookup;
        this.redefinitions = redefinitions;
        this.current = current;
    }

    /**
     * Prepares for changes; nothing of the application has changed then.
     *
     * @throws TransactionFailure if this JVM's classes cannot get other interfaces
     */
    HierarchyChange prepare(InterfaceChanges changes) throws TransactionFailure {
        if (changes.isEmpty()) {
            return HierarchyChange.NONE;
        }
        LiveHierarchy hierarchy = open();
        if (!isGuarded) {
            redefinitions.around(this::withoutFinalChecks);
            isGuarded = true;
        }
        below(changes).forEach(Hierarchies::link);
        return new InterfaceChange(
                loaders,
                hierarchy,
                redefinitions,
                changes,
                () -> targets(changes),
                () -> List.of(instrumentation.getAllLoadedClasses()));
    }

    private LiveHierarchy open() throws TransactionFailure {
        LiveHierarchy known = opened;
        if (known == null) {
            try {
                known = LiveHierarchy.open(lookup.trusted(), instrumentation);
            } catch (UnknownVmException e) {
                throw new TransactionFailure(RefusalTexts.unknownVm(String.valueOf(e.getMessage())));
            }
            opened = known;
        }
        return known;
    }

    /**
     * Has the JVM fill the class's tables, before the lock is taken that a thread may be waiting for which links it.
     */
    private static void link(Class<?> type) {
        try {
            Objects.requireNonNull(type.getDeclaredConstructors());
        } catch (LinkageError unlinkable) {
            // Whoever looks at its tables finds that it is not linked.
        }
    }

    /** The classes whose interfaces may change. */
    private List<Class<?>> below(InterfaceChanges changes) {
        Set<Class<?>> roots = new LinkedHashSet<>();
        for (String root : changes.roots()) {
            Class<?> live = loaders.findLive(root);
            if (live != null) {
                roots.add(live);
            }
        }
        List<Class<?>> below = new ArrayList<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (!type.isArray()
                    && !LiveHierarchy.isOurs(type)
                    && roots.stream().anyMatch(root -> root.isAssignableFrom(type))) {
                below.add(type);
            }
        }
        return below;
    }

    /** With what the running generation's sources say that they have. */
    private Map<Class<?>, Set<Class<?>>> targets(InterfaceChanges changes) {
        Map<Class<?>, Set<Class<?>>> targets = new LinkedHashMap<>();
        for (Class<?> type : below(changes)) {
            Set<Class<?>> interfaces = new LinkedHashSet<>();
            for (@Nullable Class<?> each = type; each != null; each = each.getSuperclass()) {
                addInterfaces(each, interfaces);
                String superName = superName(each);
                if (superName != null && current.get().model().isFace(superName)) {
                    // Reflection tells it as the superclass, and goes on with it. Of a deleted class it may be deleted.
                    interfaces.add(find(superName, each));
                }
            }
            targets.put(type, interfaces);
        }
        return targets;
    }

    private void addInterfaces(Class<?> type, Set<Class<?>> all) {
        ClassFile source = type.getClassLoader() instanceof ModuleLoader && !type.isHidden()
                ? current.get().model().find(LiveMembers.internalName(type))
                : null;
        if (source == null) {
            for (Class<?> parent : type.getInterfaces()) {
                add(parent, all);
            }
            return;
        }
        // Not by reflection, which remembers what it told before.
        source.interfaces().forEach(name -> add(find(name, type), all));
    }

    private static Class<?> find(String internalName, Class<?> from) {
        try {
            // Its class file may be deleted together with that of a class which has it.
            return LiveMembers.loaded(internalName, from);
        } catch (ClassNotFoundException e) {
            throw new TypeNotPresentException(internalName.replace('/', '.'), e);
        }
    }

    private @Nullable String superName(Class<?> type) {
        ClassState state = type.isHidden() ? null : current.get().model().state(LiveMembers.internalName(type));
        return state == null ? null : state.current().superName();
    }

    private void add(Class<?> parent, Set<Class<?>> all) {
        if (all.add(parent)) {
            addInterfaces(parent, all);
        }
    }

    /** The methods that are final in the JVM by now: added ones, and those that were private. */
    private static void addFinal(ClassState state, Set<String> methods) {
        state.adopted().stubs().forEach(key -> methods.add(key.name() + key.descriptor()));
        for (MethodKey key : state.adopted().opened()) {
            MethodNode live = state.first().methods().get(key);
            if (live != null && Modifier.isPrivate(live.access)) {
                methods.add(key.name() + key.descriptor());
            }
        }
    }

    /**
     * Redefines or retransforms classes of which some override a method that the JVM takes for final by now: they were
     * loaded before a class above them got it. Not those of generations that have ended: nobody waits for what their
     * loaders do, so the JVM goes on looking, and does not take those that override such a method.
     */
    private <T> T withoutFinalChecks(Iterable<Class<?>> redefined, Callable<T> redefinition) throws Exception {
        LiveHierarchy hierarchy = opened;
        Set<Class<?>> above = new LinkedHashSet<>();
        Set<String> methods = new LinkedHashSet<>();
        ClassModel model = current.get().model();
        for (Class<?> type : redefined) {
            Set<Class<?>> unsettled = new LinkedHashSet<>();
            for (@Nullable Class<?> each = type.getSuperclass(); each != null; each = each.getSuperclass()) {
                unsettled.add(each);
                ClassState state =
                        loaders.isOfModule(each.getClassLoader()) ? model.state(LiveMembers.internalName(each)) : null;
                if (state != null && !state.adopted().stubs().isEmpty()) {
                    above.addAll(unsettled);
                    addFinal(state, methods);
                }
            }
        }
        if (hierarchy == null || above.isEmpty()) {
            return redefinition.call();
        }
        Lock exclusive = loaders.generationLock().writeLock();
        // A class that is loaded meanwhile must not slip through; whoever cannot keep it from that must not redefine.
        if (!exclusive.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(RefusalTexts.loadingForLong());
        }
        try {
            return hierarchy.withoutFinalChecks(above, methods, redefinition);
        } catch (NoRoomException e) {
            throw new IllegalStateException(RefusalTexts.loadingForLong(), e);
        } finally {
            exclusive.unlock();
        }
    }
}
