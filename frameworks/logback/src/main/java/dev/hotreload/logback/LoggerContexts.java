package dev.hotreload.logback;

import ch.qos.logback.classic.LoggerContext;
import dev.hotreload.spi.Following;
import java.net.URL;
import java.util.Set;
import java.util.TreeSet;

/** The logger contexts of the application, and which files each of them is configured by. */
final class LoggerContexts {
    private static final String NAME = "logback.*\\.xml";

    /** The key under which Spring Boot marks a context that it has configured; Spring's support follows that. */
    private static final String SPRING_BOOT = "org.springframework.boot.logging.LoggingSystem";

    private LoggerContexts() {}

    /** @param resources the files that changed, relative to the class path */
    static void follow(Set<String> resources, Following following) {
        for (LoggerContext context : following.objects(LoggerContext.class)) {
            if (context.isStarted() && context.getObject(SPRING_BOOT) == null) {
                follow(resources, context, following);
            }
        }
    }

    private static void follow(Set<String> resources, LoggerContext context, Following following) {
        ConfigurationFile file = new ConfigurationFile(context);
        URL read = file.read();
        URL found = file.found();
        Set<String> concerned = new TreeSet<>();
        boolean isMoved = false;
        for (String path : resources) {
            boolean isRead =
                    read != null && (isAt(path, read) || IncludedFiles.of(read).contains(path));
            // The standard search finds another file than at the start.
            boolean isFound =
                    found != null && isAt(path, found) && (read == null ? file.isMissing() : isStandard(read));
            boolean isGone = read != null && isAt(path, read) && !ConfigurationFile.exists(read);
            isMoved |= isFound || isGone;
            if (isRead || isFound) {
                concerned.add(path);
            } else if (path.matches(NAME)) {
                following.note(path + " is not what logging is configured by"
                        + (read == null ? "" : ", but " + read.getPath()) + "; restart if it is read all the same");
            }
        }
        if (concerned.isEmpty()) {
            return;
        }
        if (!context.getCopyOfScheduledFutures().isEmpty()) {
            following.note(String.join(", ", concerned) + " is left to Logback, which looks at it itself (scan)");
        } else {
            new Reconfiguration(context, following).follow(concerned, isMoved ? found : read);
        }
    }

    /** Whether the search, and not the program, has found a file. */
    private static boolean isStandard(URL file) {
        return isAt("logback.xml", file) || isAt("logback-test.xml", file);
    }

    private static boolean isAt(String path, URL file) {
        return file.getPath().endsWith("/" + path);
    }
}
