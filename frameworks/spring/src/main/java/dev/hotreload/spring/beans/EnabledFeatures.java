package dev.hotreload.spring.beans;

import dev.hotreload.spi.ChangedType;
import dev.hotreload.spi.ChangedType.Kind;
import dev.hotreload.spi.Following;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import org.springframework.util.ClassUtils;

/**
 * What an added {@code @Enable…} annotation brings in, of those that only have methods of beans called otherwise: their
 * post-processors can be asked for each bean that lives. What others bring in has to be there when beans are made.
 */
final class EnabledFeatures {
    /** Annotations, and the library's configuration class that each imports. */
    private static final Map<String, String> CONFIGURATIONS = Map.of(
            "org.springframework.scheduling.annotation.EnableScheduling",
            "org.springframework.scheduling.annotation.SchedulingConfiguration",
            "org.springframework.scheduling.annotation.EnableAsync",
            "org.springframework.scheduling.annotation.ProxyAsyncConfiguration",
            "org.springframework.resilience.annotation.EnableResilientMethods",
            "org.springframework.resilience.annotation.ResilientMethodsConfiguration");

    private final GenericApplicationContext context;
    private final DefaultListableBeanFactory live;
    private final Map<String, String> asked = new LinkedHashMap<>();
    private final Set<String> applied = new LinkedHashSet<>();

    /** Those for which a generation asks. */
    EnabledFeatures(GenericApplicationContext context, List<ChangedType> types) {
        this.context = context;
        this.live = context.getDefaultListableBeanFactory();
        for (ChangedType type : types) {
            Predicate<String> isOn = annotations(type);
            CONFIGURATIONS.keySet().stream()
                    .filter(isOn)
                    .forEach(annotation -> asked.put(annotation, ClassUtils.getShortName(type.name())));
        }
    }

    /** Those of a class that it did not have in this way. */
    private Predicate<String> annotations(ChangedType type) {
        Class<?> known = type.live();
        if (type.kind() == Kind.CHANGED && known != null) {
            return annotation -> type.annotations().contains(annotation)
                    && MergedAnnotations.from(known).isPresent(annotation);
        }
        try {
            return type.kind() == Kind.ADDED
                    ? new SimpleMetadataReaderFactory(context.getClassLoader())
                            .getMetadataReader(type.name())
                            .getAnnotationMetadata()::isAnnotated
                    : annotation -> false;
        } catch (IOException gone) {
            return annotation -> false;
        }
    }

    /** Binary names of the annotations that have been given effect. */
    Set<String> applied() {
        return applied;
    }

    /** Gives effect to each that brings in something that is not there. */
    void apply(DeclaredBeans declared, Following following) {
        asked.forEach((annotation, where) -> {
            Map<String, BeanDefinition> missing = new LinkedHashMap<>();
            declared.definitions().forEach((name, definition) -> {
                if (!live.containsBeanDefinition(name)
                        && DeclaredBeans.declaringClass(definition).equals(CONFIGURATIONS.get(annotation))) {
                    missing.put(name, definition);
                }
            });
            if (!missing.isEmpty()) {
                apply("@" + ClassUtils.getShortName(annotation) + " of " + where, missing, declared, following);
                applied.add(annotation);
            }
        });
    }

    private void apply(
            String what, Map<String, BeanDefinition> definitions, DeclaredBeans declared, Following following) {
        declared.enhance(definitions);
        declared.shareImports(live, definitions.values());
        definitions.forEach(live::registerBeanDefinition);
        try {
            for (String name : definitions.keySet()) {
                Object bean = live.getBean(name);
                if (bean instanceof ScheduledAnnotationBeanPostProcessor scheduler) {
                    // That is when it begins: it waits for schedules of all beans at the start.
                    scheduler.onApplicationEvent(new ContextRefreshedEvent(context));
                }
                if (bean instanceof BeanPostProcessor processor) {
                    live.addBeanPostProcessor(processor);
                }
            }
            following.added(what);
        } catch (BeansException e) {
            definitions.keySet().forEach(live::removeBeanDefinition);
            following.note(
                    what + " has no effect (" + e.getMostSpecificCause().getMessage() + "); a restart would fail");
        }
    }
}
