package dev.hotreload.log4j;

import dev.hotreload.spi.Following;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.DefaultConfiguration;

/** The logger contexts of the application, and which files each of them is configured by. */
final class LoggerContexts {
    private static final String NAME = "log4j2.*\\.(xml|json|jsn|ya?ml|properties)";

    /** With it, Spring Boot marks a context that it has configured; Spring's support follows that. */
    private static final String SPRING_BOOT = "org.springframework.boot.logging.LoggingSystem";

    private LoggerContexts() {}

    /** @param resources the files that changed, relative to the class path */
    static void follow(Set<String> resources, Following following) {
        for (LoggerContext context : following.objects(LoggerContext.class)) {
            if (context.isStarted() && !SPRING_BOOT.equals(context.getExternalContext())) {
                follow(resources, context, following);
            }
        }
    }

    private static void follow(Set<String> resources, LoggerContext context, Following following) {
        Configuration now = context.getConfiguration();
        ConfigurationSource source = now.getConfigurationSource();
        Reconfiguration next = null;
        Set<String> concerned = new TreeSet<>();
        for (String path : resources) {
            boolean isRead = isAt(path, source) || isNamedIn(source, path);
            if (isRead || path.matches(NAME)) {
                next = next == null ? Reconfiguration.of(context) : next;
                if (isRead || (isStandard(context, now) && next.isAt(path))) {
                    concerned.add(path);
                } else {
                    String location = source.getLocation();
                    following.note(path + " is not what logging is configured by"
                            + (location == null ? "" : ", but " + location) + "; restart if it is read all the same");
                }
            }
        }
        if (next == null || concerned.isEmpty()) {
            return;
        }
        if (now.getWatchManager().getIntervalSeconds() > 0) {
            following.note(
                    String.join(", ", concerned) + " is left to Log4j, which looks at it itself (monitorInterval)");
        } else {
            next.follow(concerned, following);
        }
    }

    /** Whether a context was configured by the file that Log4j has found itself, or by none. */
    private static boolean isStandard(LoggerContext context, Configuration now) {
        return context.getConfigLocation() == null
                && (now instanceof DefaultConfiguration
                        || now.getConfigurationSource().getURI() != null);
    }

    static boolean isAt(String path, ConfigurationSource source) {
        URI uri = source.getURI();
        return uri != null && String.valueOf(uri.getPath()).endsWith("/" + path);
    }

    /** Whether the configuration may include a file (XInclude), or read it: it has its name in it. */
    private static boolean isNamedIn(ConfigurationSource source, String path) {
        if (source.getFile() == null) {
            return false;
        }
        try {
            return Files.readString(source.getFile().toPath())
                    .contains(Path.of(path).getFileName().toString());
        } catch (IOException e) {
            return false;
        }
    }
}
