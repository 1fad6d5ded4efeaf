package dev.hotreload.spring.config;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/** What an environment says at one time, of all keys that files set and nothing before them. */
final class Properties {
    private final Map<String, String> values = new TreeMap<>();

    private Properties() {}

    static Properties of(ConfigurableEnvironment environment) {
        Properties properties = new Properties();
        Set<String> keys = new LinkedHashSet<>();
        Set<String> others = new HashSet<>();
        for (PropertySource<?> source : environment.getPropertySources()) {
            // The other one is a view of all of them.
            if (source instanceof EnumerablePropertySource<?> enumerable
                    && !source.getName().equals("configurationProperties")) {
                boolean isOfFile = source.getName().contains("resource [")
                        || source.getName().contains("resource '");
                for (String key : enumerable.getPropertyNames()) {
                    if (isOfFile && !others.contains(key)) {
                        keys.add(key);
                    } else if (!isOfFile) {
                        others.add(key);
                    }
                }
            }
        }
        for (String key : keys) {
            String value = value(environment, key);
            if (value != null) {
                properties.values.put(key, value);
            }
        }
        return properties;
    }

    private static @Nullable String value(ConfigurableEnvironment environment, String key) {
        try {
            return environment.getProperty(key);
        } catch (IllegalArgumentException unresolved) {
            // A placeholder that nobody has set, which is an error for who asks.
            return "${" + key + "}";
        }
    }

    /** The keys that have another value there, sorted. */
    Set<String> changedIn(Properties now) {
        Set<String> keys = new TreeSet<>(values.keySet());
        keys.addAll(now.values.keySet());
        keys.removeIf(key -> Objects.equals(values.get(key), now.values.get(key)));
        return keys;
    }
}
