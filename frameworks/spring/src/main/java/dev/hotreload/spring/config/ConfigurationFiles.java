package dev.hotreload.spring.config;

import dev.hotreload.spi.Following;
import dev.hotreload.spring.beans.LiveBeans;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;
import org.springframework.util.ClassUtils;

/** Has the environment, and whatever of the application was set from it, follow changed configuration files. */
public final class ConfigurationFiles {
    private static final String BOOT = "org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor";

    private ConfigurationFiles() {}

    /**
     * Reads again what changed.
     *
     * @param resources the files that changed, relative to the class path
     * @throws IOException if one cannot be read
     */
    public static void follow(GenericApplicationContext context, Set<String> resources, Following following)
            throws IOException {
        boolean hasBoot = ClassUtils.isPresent(BOOT, context.getClassLoader());
        if (hasBoot) {
            new LogConfiguration(context, following).follow(resources);
        }
        Set<String> files = new LinkedHashSet<>();
        for (String path : resources) {
            if (path.endsWith(".properties") || path.endsWith(".yaml") || path.endsWith(".yml")) {
                files.add(path);
            }
        }
        if (files.isEmpty()) {
            return;
        }
        ConfigurableEnvironment environment = context.getEnvironment();
        Properties before = Properties.of(environment);
        Values values = Values.before(context, following);
        Set<String> changed = new LinkedHashSet<>();
        renewPropertySources(context, files);
        if (hasBoot) {
            BootEnvironment.renew(environment);
        }
        changed.addAll(before.changedIn(Properties.of(environment)));
        if (changed.isEmpty()) {
            return;
        }
        Set<String> told = new LinkedHashSet<>(changed);
        values.inject(new LiveBeans(context, following), following);
        if (hasBoot) {
            told.removeAll(new LogLevels(context).follow(changed));
            told.removeAll(new BoundProperties(context, following).follow(changed));
        }
        changed.stream().filter(key -> !isReadAtStart(key, told)).forEach(following::changed);
        changed.stream()
                .filter(key -> isReadAtStart(key, told))
                .forEach(key -> following.note(key + " is read at the start only; restart to apply it"));
    }

    /** Spring's own settings that nothing above has put into effect. */
    private static boolean isReadAtStart(String key, Set<String> left) {
        return left.contains(key)
                && (key.startsWith("spring.")
                        || key.startsWith("server.")
                        || key.startsWith("management.")
                        || key.startsWith("logging."));
    }

    /** Those of {@code @PropertySource}. */
    private static void renewPropertySources(GenericApplicationContext context, Set<String> files) throws IOException {
        MutablePropertySources sources = context.getEnvironment().getPropertySources();
        for (PropertySource<?> source : sources) {
            for (String path : files) {
                if (source instanceof ResourcePropertySource
                        && source.getName().equals("class path resource [" + path + "]")) {
                    ClassPathResource resource =
                            new ClassPathResource(path, Objects.requireNonNull(context.getClassLoader()));
                    sources.replace(source.getName(), new ResourcePropertySource(source.getName(), resource));
                }
            }
        }
    }
}
