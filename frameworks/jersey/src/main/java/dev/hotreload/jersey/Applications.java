package dev.hotreload.jersey;

import dev.hotreload.spi.ChangedType;
import dev.hotreload.spi.ChangedType.Kind;
import dev.hotreload.spi.Changes;
import dev.hotreload.spi.Following;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.stream.Stream;
import org.glassfish.jersey.server.ApplicationHandler;

/** The applications that live, and which changes concern them. */
final class Applications {
    private static final String REST = "jakarta.ws.rs.";

    private static final Map<ApplicationHandler, LiveApplication> LIVE =
            Collections.synchronizedMap(new WeakHashMap<>());

    private Applications() {}

    static void follow(Changes changes, Following following) {
        List<ChangedType> types =
                changes.types().stream().filter(Applications::mayConcern).toList();
        for (ApplicationHandler handler : following.objects(ApplicationHandler.class)) {
            LiveApplication application = LIVE.computeIfAbsent(handler, made -> new LiveApplication());
            if (!handler.getInjectionManager().isShutdown()
                    && (!types.isEmpty() || application.isConcerned(handler, changes.types()))) {
                application.follow(handler, types, changes.types(), following);
            }
        }
    }

    private static boolean mayConcern(ChangedType type) {
        return type.looksDifferent()
                && (type.kind() != Kind.CHANGED
                        || type.annotations().stream().anyMatch(name -> name.startsWith(REST))
                        || (type.live() != null && hasResources(type.live())));
    }

    /**
     * Whether a class, or a class that it extends or implements, says what is to be answered, or may take part in it.
     */
    static boolean hasResources(Class<?> type) {
        return isAnnotated(type)
                || Stream.of(type.getMethods(), type.getDeclaredFields(), type.getConstructors())
                        .flatMap(Arrays::stream)
                        .anyMatch(Applications::isAnnotated)
                || Arrays.stream(type.getInterfaces()).anyMatch(Applications::hasResources)
                || (type.getSuperclass() != null
                        && type.getSuperclass() != Object.class
                        && hasResources(type.getSuperclass()));
    }

    private static boolean isAnnotated(AnnotatedElement element) {
        for (Annotation annotation : element.getAnnotations()) {
            Class<?> type = annotation.annotationType();
            if (type.getName().startsWith(REST)
                    || Arrays.stream(type.getAnnotations())
                            .anyMatch(meta -> meta.annotationType().getName().startsWith(REST))) {
                return true;
            }
        }
        return false;
    }
}
