package dev.hotreload.reload;

import dev.hotreload.classfile.MethodKey;
import dev.hotreload.live.Redefinitions;
import dev.hotreload.loader.ApplicationLoaders;
import dev.hotreload.message.RefusalTexts;
import dev.hotreload.model.Adopted;
import dev.hotreload.outcome.TransactionFailure;
import dev.hotreload.plan.InterfaceChanges;
import dev.hotreload.vm.Adoption;
import dev.hotreload.vm.Deoptimised;
import dev.hotreload.vm.LiveHierarchy;
import dev.hotreload.vm.NoRoomException;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Gives and takes interfaces, by what {@link LiveHierarchy} can do. */
final class InterfaceChange implements HierarchyChange {
    private final ApplicationLoaders loaders;
    private final LiveHierarchy hierarchy;
    private final Redefinitions redefinitions;
    private final InterfaceChanges changes;
    private final Supplier<Map<Class<?>, Set<Class<?>>>> targets;
    private final Supplier<List<Class<?>>> loaded;
    private final Deque<Runnable> published = new ArrayDeque<>();
    private final Set<Class<?>> concerned = new LinkedHashSet<>();
    private boolean hasAdded;
    private Deque<Adoption> adoptions = new ArrayDeque<>();

    /**
     * A change of these classes.
     *
     * @param targets all classes concerned and the interfaces that each shall have, once the generation is published
     * @param loaded all classes that are loaded
     */
    InterfaceChange(
            ApplicationLoaders loaders,
            LiveHierarchy hierarchy,
            Redefinitions redefinitions,
            InterfaceChanges changes,
            Supplier<Map<Class<?>, Set<Class<?>>>> targets,
            Supplier<List<Class<?>>> loaded) {
        this.loaded = loaded;
        this.loaders = loaders;
        this.hierarchy = hierarchy;
        this.redefinitions = redefinitions;
        this.changes = changes;
        this.targets = targets;
    }

    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public void addMethods() throws Exception {
        List<ClassDefinition> definitions = definitions(InterfaceChanges.Prepared::classFile);
        if (!definitions.isEmpty()) {
            redefinitions.redefine(definitions);
            hasAdded = true;
        }
        for (InterfaceChanges.Prepared prepared : changes.prepared()) {
            Class<?> live = loaders.findLive(prepared.internalName());
            if (live != null) {
                try {
                    published.push(hierarchy.publish(live, names(prepared.methods())));
                } catch (NoRoomException e) {
                    throw failure(e);
                }
            }
        }
    }

    private static List<String> names(Adopted methods) {
        return Stream.concat(methods.stubs().stream(), methods.opened().stream())
                .map(InterfaceChange::name)
                .toList();
    }

    private static String name(MethodKey key) {
        return key.name() + key.descriptor();
    }

    private List<ClassDefinition> definitions(Function<InterfaceChanges.Prepared, byte[]> classFile) {
        List<ClassDefinition> definitions = new ArrayList<>();
        for (InterfaceChanges.Prepared prepared : changes.prepared()) {
            Class<?> live = prepared.methods().stubs().isEmpty() ? null : loaders.findLive(prepared.internalName());
            if (live != null) {
                definitions.add(new ClassDefinition(live, classFile.apply(prepared)));
            }
        }
        return definitions;
    }

    @Override
    public void removeMethods() {
        published.forEach(Runnable::run);
        published.clear();
        if (hasAdded) {
            try {
                redefinitions.redefine(definitions(InterfaceChanges.Prepared::before));
            } catch (UnmodifiableClassException | ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void adopt() throws TransactionFailure {
        try {
            adoptions = hierarchy.adopt(targets, concerned::addAll);
        } catch (NoRoomException e) {
            throw failure(e);
        }
    }

    private static TransactionFailure failure(NoRoomException e) {
        return new TransactionFailure(
                e.isForNow()
                        ? RefusalTexts.loadingForLong()
                        : RefusalTexts.noRoomForInterface(String.valueOf(e.getMessage())));
    }

    @Override
    public void revert() {
        adoptions.forEach(Adoption::revert);
        adoptions.clear();
    }

    @Override
    public List<Class<?>> finish() throws Exception {
        if (concerned.isEmpty()) {
            return List.of();
        }
        // Any of them may be retransformed for it.
        return redefinitions.within(loaded.get(), () -> {
            Deoptimised deoptimised = hierarchy.deoptimise(concerned);
            deoptimised.retransformed().forEach(redefinitions::retransformed);
            return deoptimised.kept();
        });
    }
}
