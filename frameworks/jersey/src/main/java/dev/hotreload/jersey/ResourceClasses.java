package dev.hotreload.jersey;

import dev.hotreload.spi.ChangedType;
import dev.hotreload.spi.ChangedType.Kind;
import dev.hotreload.spi.Following;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.ext.Provider;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ExtendedResourceContext;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.internal.JerseyResourceContext;
import org.glassfish.jersey.server.model.Resource;
import org.jspecify.annotations.Nullable;

/** The resource classes that an application has now: registered, listed, or found in scanned packages. */
final class ResourceClasses {
    private final ApplicationHandler handler;
    private final Set<Class<?>> added;
    private final Set<Class<?>> removed;

    /**
     * @param added classes that were not there at the start; changes
     * @param removed classes that were deleted since; changes
     */
    ResourceClasses(ApplicationHandler handler, Set<Class<?>> added, Set<Class<?>> removed) {
        this.handler = handler;
        this.added = added;
        this.removed = removed;
    }

    /** Looks for classes that came, as Jersey does at the start, and forgets those that went. */
    void find(List<ChangedType> changed, Following following) {
        Application application = LiveApplication.application(handler);
        Set<Class<?>> known = handler.getConfiguration().getClasses();
        try {
            for (Class<?> found : listed(application, changed)) {
                if (!known.contains(found)) {
                    added.add(found);
                }
            }
        } catch (RuntimeException e) {
            // Such as a class file that was saved meanwhile: it is of the next generation.
            following.note("resource classes were not looked for (" + e.getMessage() + "); the next reload does");
        }
        for (ChangedType type : changed) {
            if (type.live() != null && type.kind() == Kind.REMOVED) {
                removed.add(type.live());
                added.remove(type.live());
            } else if (type.live() != null) {
                removed.remove(type.live());
            }
        }
    }

    private static Set<Class<?>> listed(Application application, List<ChangedType> changed) {
        boolean isChanged =
                changed.stream().anyMatch(type -> type.live() == application.getClass() && type.kind() == Kind.CHANGED);
        if (isChanged && application instanceof ResourceConfig) {
            // What is registered is in its constructor's code.
            try {
                return application.getClass().getConstructor().newInstance().getClasses();
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(
                        application.getClass().getSimpleName() + " cannot be made again: " + e, e);
            }
        }
        if (application instanceof ResourceConfig) {
            // It lists the files when it is told so, and reads them when it is asked.
            Internals.call(application, ResourceConfig.class, "invalidateCache");
        }
        Set<Class<?>> classes = application.getClasses();
        return classes == null ? Set.of() : classes;
    }

    /** Their models; those of one path are one. */
    List<Resource> now() {
        Map<String, Resource> models = new LinkedHashMap<>();
        for (Resource programmatic : handler.getConfiguration().getResources()) {
            put(models, programmatic);
        }
        Set<Class<?>> classes = new HashSet<>(handler.getConfiguration().getClasses());
        classes.addAll(added);
        classes.removeAll(removed);
        for (Object instance : handler.getConfiguration().getSingletons()) {
            classes.add(instance.getClass());
        }
        for (Class<?> type : classes) {
            Resource model = Resource.from(type);
            if (model != null && model.getPath() != null) {
                put(models, model);
            }
        }
        return new ArrayList<>(models.values());
    }

    private static void put(Map<String, Resource> models, Resource model) {
        models.merge(
                model.getPath(),
                model,
                (one, other) -> Resource.builder(one).mergeWith(other).build());
    }

    /** Has their objects made and injected as the classes are now. */
    void bind(List<ChangedType> changed) {
        JerseyResourceContext context =
                (JerseyResourceContext) handler.getInjectionManager().getInstance(ExtendedResourceContext.class);
        added.forEach(context::bindResource);
        Bindings.follow(handler.getInjectionManager(), changed);
    }

    /** Classes that nobody has registered, and those that Jersey uses from the start on. */
    void tellOthers(List<ChangedType> changed, Following following) {
        for (ChangedType type : changed) {
            boolean isAdded = type.kind() == Kind.ADDED
                    || (!type.looksDifferent() && type.bodies().isEmpty());
            Class<?> live = type.live() == null && isAdded ? loaded(type.name()) : type.live();
            if (live != null && isAdded && live.isAnnotationPresent(Path.class) && !added.contains(live)) {
                following.note(live.getSimpleName() + " is not registered with Jersey; restart if it is by now");
            }
            if (live != null && (isAdded || type.isRedeclared()) && live.isAnnotationPresent(Provider.class)) {
                following.note(
                        "the provider " + live.getSimpleName() + " is read at the start only; restart to apply it");
            }
        }
    }

    /** Nobody may have loaded it so far; its initialiser is not run. */
    private static @Nullable Class<?> loaded(String name) {
        try {
            return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }
}
