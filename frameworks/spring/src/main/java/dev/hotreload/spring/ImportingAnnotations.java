package dev.hotreload.spring;

import dev.hotreload.spi.ChangedType;
import dev.hotreload.spi.Following;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportResource;
import org.springframework.context.annotation.PropertySource;
import org.springframework.context.annotation.PropertySources;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.util.ClassUtils;

/** Annotations of configuration classes that bring in what libraries have: {@code @Enable…} and its kin. */
final class ImportingAnnotations {
    private static final String AUTO = "org.springframework.boot.autoconfigure.EnableAutoConfiguration";

    /** What these import is about the application's own classes, which follow. */
    private static final Set<String> FOLLOWED = Set.of(
            "org.springframework.boot.context.properties.EnableConfigurationProperties",
            "org.springframework.boot.context.properties.ConfigurationPropertiesScan");

    private static final Set<String> FILES =
            Set.of(PropertySource.class.getName(), PropertySources.class.getName(), ImportResource.class.getName());

    private static final String CGLIB = ClassUtils.CGLIB_CLASS_SEPARATOR;

    private final GenericApplicationContext context;
    private final Set<String> enabled;
    private final Following following;

    ImportingAnnotations(GenericApplicationContext context, Set<String> enabled, Following following) {
        this.context = context;
        this.enabled = enabled;
        this.following = following;
    }

    /** Those of a class that became a bean; no other added class is loaded. */
    void tellOfAdded(ChangedType type) {
        boolean isBean = Arrays.stream(context.getBeanDefinitionNames())
                .map(name -> context.getBeanFactory().getBeanDefinition(name).getBeanClassName())
                // That of a configuration class is by now a subclass that Spring made.
                .anyMatch(name -> name != null && (name.equals(type.name()) || name.startsWith(type.name() + CGLIB)));
        if (isBean) {
            Class<?> added = ClassUtils.resolveClassName(type.name(), context.getClassLoader());
            MergedAnnotations.from(added).stream()
                    .filter(annotation -> annotation.getDistance() == 0)
                    .forEach(annotation -> tell(added, annotation.getType().getName()));
        }
    }

    /** Those that a generation added, changed or removed. */
    void tell(Class<?> type, Set<String> annotations) {
        annotations.forEach(annotation -> tell(type, annotation));
    }

    private void tell(Class<?> type, String annotation) {
        String where = "@" + ClassUtils.getShortName(annotation) + " on " + type.getSimpleName();
        if (FILES.contains(annotation)) {
            following.note(where + " is read at the start only; restart to apply it");
        } else if (isAutoConfiguration(annotation)) {
            following.note(where + ": auto-configuration stays as it was at the start; restart if it is to change");
        } else if (!enabled.contains(annotation) && bringsInBeans(type, annotation)) {
            following.note(where + " brings in beans of a library; restart to apply it");
        }
    }

    private boolean isAutoConfiguration(String annotation) {
        Class<?> type = library(annotation);
        return annotation.equals(AUTO)
                || (type != null && MergedAnnotations.from(type).isPresent(AUTO));
    }

    private boolean bringsInBeans(Class<?> type, String annotation) {
        if (annotation.equals(Import.class.getName())) {
            return MergedAnnotations.from(type).get(Import.class).getValue("value", Class[].class).stream()
                    .flatMap(Arrays::stream)
                    .anyMatch(ImportingAnnotations::isOfLibrary);
        }
        Class<?> known = library(annotation);
        return known != null
                && !FOLLOWED.contains(annotation)
                && MergedAnnotations.from(known).isPresent(Import.class);
    }

    /** An annotation type of a library; null for the application's own, which imports what is the application's. */
    private @Nullable Class<?> library(String annotation) {
        try {
            Class<?> type = ClassUtils.forName(annotation, context.getClassLoader());
            return isOfLibrary(type) ? type : null;
        } catch (ClassNotFoundException | LinkageError gone) {
            return null;
        }
    }

    private static boolean isOfLibrary(Class<?> type) {
        return type.getClassLoader() == BeanFactory.class.getClassLoader();
    }
}
