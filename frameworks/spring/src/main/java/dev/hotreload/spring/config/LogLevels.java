package dev.hotreload.spring.config;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggerGroup;
import org.springframework.boot.logging.LoggerGroups;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.support.GenericApplicationContext;

/** Sets the levels of loggers by {@code logging.level}. */
final class LogLevels {
    private static final String PREFIX = "logging.level.";

    private final GenericApplicationContext context;

    LogLevels(GenericApplicationContext context) {
        this.context = context;
    }

    /** Returns the keys that were put into effect. */
    Set<String> follow(Set<String> changed) {
        Set<String> done = new LinkedHashSet<>();
        LoggingSystem system =
                context.getBeanFactory().getSingleton("springBootLoggingSystem") instanceof LoggingSystem known
                        ? known
                        : null;
        if (system == null) {
            return done;
        }
        for (String key : changed) {
            if (key.startsWith(PREFIX)) {
                set(
                        system,
                        key.substring(PREFIX.length()),
                        level(context.getEnvironment().getProperty(key)));
                done.add(key);
            }
        }
        return done;
    }

    private void set(LoggingSystem system, String name, @Nullable LogLevel level) {
        LoggerGroup group =
                context.getBeanFactory().getSingleton("springBootLoggerGroups") instanceof LoggerGroups groups
                        ? groups.get(name)
                        : null;
        if (group != null && group.hasMembers()) {
            group.configureLogLevel(level, system::setLogLevel);
        } else {
            system.setLogLevel(name.equalsIgnoreCase("root") ? LoggingSystem.ROOT_LOGGER_NAME : name, level);
        }
    }

    /** YAML has {@code off} as false. */
    private static @Nullable LogLevel level(@Nullable String text) {
        return text == null || text.isBlank()
                ? null
                : text.equalsIgnoreCase("false")
                        ? LogLevel.OFF
                        : LogLevel.valueOf(text.trim().toUpperCase(Locale.ROOT));
    }
}
