package dev.hotreload.spring.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Reads the files of Spring Boot's configuration ({@code application.properties} and its kin) once more, as at the
 * start, and puts what comes of it in the place of what was read then.
 */
final class BootEnvironment {
    /** Of the names that Spring Boot gives to what it reads from files. */
    private static final String FILE = "Config resource '";

    private BootEnvironment() {}

    static void renew(ConfigurableEnvironment live) {
        StandardEnvironment fresh = new StandardEnvironment();
        MutablePropertySources sources = fresh.getPropertySources();
        List.copyOf(sources.stream().toList()).forEach(source -> sources.remove(source.getName()));
        for (PropertySource<?> source : live.getPropertySources()) {
            // The other one is a view of all of them.
            if (!isOfFile(source) && !source.getName().equals("configurationProperties")) {
                sources.addLast(source);
            }
        }
        fresh.setActiveProfiles(live.getActiveProfiles());
        fresh.setDefaultProfiles(live.getDefaultProfiles());
        ConfigDataEnvironmentPostProcessor.applyTo(fresh);
        List<PropertySource<?>> read = new ArrayList<>();
        sources.stream().filter(BootEnvironment::isOfFile).forEach(read::add);
        replace(live.getPropertySources(), read);
    }

    private static boolean isOfFile(PropertySource<?> source) {
        return source.getName().startsWith(FILE);
    }

    /** One by one, so that whoever asks meanwhile finds a value. */
    private static void replace(MutablePropertySources live, List<PropertySource<?>> read) {
        @Nullable PropertySource<?> previous = null;
        for (PropertySource<?> source : read) {
            if (live.contains(source.getName())) {
                live.replace(source.getName(), source);
            } else if (previous != null) {
                live.addAfter(previous.getName(), source);
            } else {
                addFirst(live, source);
            }
            previous = source;
        }
        for (PropertySource<?> source : List.copyOf(live.stream().toList())) {
            if (isOfFile(source) && read.stream().noneMatch(now -> now.getName().equals(source.getName()))) {
                live.remove(source.getName());
            }
        }
    }

    private static void addFirst(MutablePropertySources live, PropertySource<?> source) {
        PropertySource<?> next =
                live.stream().filter(BootEnvironment::isOfFile).findFirst().orElse(live.get("defaultProperties"));
        if (next == null) {
            live.addLast(source);
        } else {
            live.addBefore(next.getName(), source);
        }
    }
}
