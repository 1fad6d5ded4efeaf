package dev.hotreload.jersey;

import dev.hotreload.spi.ChangedType;
import dev.hotreload.spi.Following;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.glassfish.jersey.server.ApplicationHandler;

/** What we know of one application beside Jersey. */
final class LiveApplication {
    /** Found since the start. */
    private final Set<Class<?>> added = new HashSet<>();

    /** Deleted since the start; to the JVM they are the same classes if they come back. */
    private final Set<Class<?>> removed = new HashSet<>();

    /** Whether the class changed that says which classes the application has, or one that was deleted is back. */
    boolean isConcerned(ApplicationHandler handler, List<ChangedType> types) {
        Application application = application(handler);
        return types.stream()
                .anyMatch(type ->
                        type.live() != null && (type.live().isInstance(application) || removed.contains(type.live())));
    }

    static Application application(ApplicationHandler handler) {
        return Internals.get(handler, ApplicationHandler.class, "application", Application.class);
    }

    /**
     * Has Jersey answer by the classes of now.
     *
     * @param types what changed and may concern resources
     * @param all what changed
     */
    void follow(ApplicationHandler handler, List<ChangedType> types, List<ChangedType> all, Following following) {
        ResourceClasses classes = new ResourceClasses(handler, added, removed);
        classes.find(all, following);
        Routes routes = Routes.of(handler);
        Mappings before = routes.mappings();
        try {
            routes.prepare(classes.now());
        } catch (RuntimeException e) {
            following.note("the mappings stay as they were (" + firstLine(e) + "); a restart would fail");
            return;
        }
        classes.bind(types);
        routes.use();
        before.tellChanges(routes.mappings(), following);
        classes.tellOthers(all, following);
    }

    private static String firstLine(RuntimeException e) {
        return String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", " ");
    }
}
