package dev.hotreload.spring.config;

import dev.hotreload.spi.Following;
import dev.hotreload.spring.change.Internals;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.AbstractLoggingSystem;
import org.springframework.boot.logging.LogFile;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.Resource;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The file by which Spring Boot set up logging: {@code logback-spring.xml} and its kin. It is read again by Spring
 * Boot's own logging system, which begins with nothing, as at the start; events of the milliseconds in between may be
 * lost.
 */
final class LogConfiguration {
    private static final String CLASS_PATH = "classpath:";
    private static final String LEVEL = "logging.level.";

    private final GenericApplicationContext context;
    private final Following following;

    LogConfiguration(GenericApplicationContext context, Following following) {
        this.context = context;
        this.following = following;
    }

    /** Reads it again if one of the files is it. */
    void follow(Set<String> resources) {
        for (String path : resources) {
            if (path.matches("(logback|log4j2).*\\.(xml|json|ya?ml|properties|groovy)")
                    || (CLASS_PATH + path).equals(configured())) {
                follow(path);
            }
        }
    }

    private void follow(String path) {
        if (!(context.getBeanFactory().getSingleton("springBootLoggingSystem")
                instanceof AbstractLoggingSystem system)) {
            following.note(path + " is read at the start only; restart to apply it");
            return;
        }
        String location = location(system);
        if (location != null && !location.equals(CLASS_PATH + path)) {
            following.note(path + " is not what logging is configured by, but " + location
                    + "; restart if it is read all the same");
            return;
        }
        try {
            if (location != null) {
                check(context.getResource(location), path);
            }
            load(system, location);
            new LogLevels(context).follow(levels());
            following.changed(path);
        } catch (IOException | SAXException | ParserConfigurationException e) {
            following.note(path + " is not used (" + e.getMessage() + "); a restart would fail");
        } catch (RuntimeException e) {
            following.note(path + " has errors (" + e.getMessage() + "); a restart would fail");
        }
    }

    /** Where Spring Boot finds it now; null if there is none. */
    private @Nullable String location(AbstractLoggingSystem system) {
        String configured = configured();
        if (configured != null && !configured.isBlank()) {
            return configured;
        }
        Object standard =
                Internals.call(system, AbstractLoggingSystem.class, "getSelfInitializationConfig", new Class<?>[0]);
        return (String)
                (standard != null
                        ? standard
                        : Internals.call(
                                system, AbstractLoggingSystem.class, "getSpringInitializationConfig", new Class<?>[0]));
    }

    private @Nullable String configured() {
        return context.getEnvironment().getProperty("logging.config");
    }

    /** One that cannot be read would leave the application without any logging. */
    private static void check(Resource file, String path)
            throws IOException, SAXException, ParserConfigurationException {
        if (path.endsWith(".xml")) {
            try (InputStream in = file.getInputStream()) {
                SAXParserFactory parsers = SAXParserFactory.newInstance();
                parsers.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
                parsers.newSAXParser().parse(new InputSource(in), new DefaultHandler());
            }
        }
    }

    private void load(AbstractLoggingSystem system, @Nullable String location) {
        LoggingInitializationContext initialization = new LoggingInitializationContext(context.getEnvironment());
        LogFile file = LogFile.get(context.getEnvironment());
        if (location == null) {
            Internals.call(
                    system,
                    AbstractLoggingSystem.class,
                    "loadDefaults",
                    new Class<?>[] {LoggingInitializationContext.class, LogFile.class},
                    initialization,
                    file);
        } else {
            Internals.call(
                    system,
                    AbstractLoggingSystem.class,
                    "loadConfiguration",
                    new Class<?>[] {LoggingInitializationContext.class, String.class, LogFile.class},
                    initialization,
                    location,
                    file);
        }
    }

    private Set<String> levels() {
        Set<String> levels = new LinkedHashSet<>();
        ConfigurableEnvironment environment = context.getEnvironment();
        environment.getPropertySources().forEach(source -> {
            if (source instanceof EnumerablePropertySource<?> enumerable) {
                for (String key : enumerable.getPropertyNames()) {
                    if (key.startsWith(LEVEL)) {
                        levels.add(key);
                    }
                }
            }
        });
        return levels;
    }
}
