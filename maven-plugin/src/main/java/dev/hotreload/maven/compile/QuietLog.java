package dev.hotreload.maven.compile;

import java.io.Closeable;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the resources plugin from saying in Maven's log, with each save, how many files it copies; until it is closed.
 * Warnings and errors are logged as ever.
 *
 * <p>The API of Maven's log knows no levels, so its field is set, which has one name in all of Maven 3.8 to 4. If
 * another implementation stands behind the API, all is logged.
 */
final class QuietLog implements Closeable {

    /** The numbers of SLF4J's levels (org.slf4j.event.EventConstants). */
    private static final int INFO = 20;

    private static final int WARN = 30;

    /** Whose log it is: of goals in Maven 3, of this goal since Maven 3.9, and of the library that copies. */
    private static final List<String> NAMES = List.of(
            "org.apache.maven.plugin.Mojo",
            "org.apache.maven.plugins.resources.ResourcesMojo",
            "org.apache.maven.shared.filtering.DefaultMavenResourcesFiltering",
            "org.apache.maven.shared.filtering.DefaultMavenFileFilter");

    private final List<Logger> silenced = new ArrayList<>();

    QuietLog() {
        for (String name : NAMES) {
            Logger logger = LoggerFactory.getLogger(name);
            // Whoever asked for more with -X gets it.
            if (logger.isInfoEnabled() && !logger.isDebugEnabled() && set(logger, WARN)) {
                silenced.add(logger);
            }
        }
    }

    @Override
    public void close() {
        silenced.forEach(logger -> set(logger, INFO));
    }

    private static boolean set(Logger logger, int level) {
        Field field = levelOf(logger.getClass());
        if (field == null) {
            return false;
        }
        try {
            field.setAccessible(true);
            field.setInt(logger, level);
            return true;
        } catch (ReflectiveOperationException | RuntimeException e) {
            // Then it is not quiet; nothing else depends on it.
            return false;
        }
    }

    private static @Nullable Field levelOf(Class<?> type) {
        for (Class<?> current = type; current != null; current = current.getSuperclass()) {
            for (Field field : current.getDeclaredFields()) {
                if (field.getName().equals("currentLogLevel") && field.getType() == int.class) {
                    return field;
                }
            }
        }
        return null;
    }
}
