package dev.hotreload.spring.beans;

import dev.hotreload.spi.ChangedType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.annotation.AnnotatedGenericBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConstructorArgumentValues.ValueHolder;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.ClassUtils;
import org.springframework.util.MultiValueMap;

/**
 * Definitions of Spring Data's repositories. Spring Boot's auto-configuration registers them; what it imports for that
 * is imported by a configuration class of ours, because its own conditions look for repositories that are there
 * already.
 */
final class RepositoryDefinitions {
    private static final String REPOSITORY = "org.springframework.data.repository.Repository";
    private static final String NO_BEAN = "org.springframework.data.repository.NoRepositoryBean";
    private static final String AUTO_CONFIGURATION = "RepositoriesAutoConfiguration";
    private static final String IMPORTS = "dev.hotreload.spring.imports";
    private static final String PACKAGES = "org.springframework.boot.autoconfigure.AutoConfigurationPackages";

    private RepositoryDefinitions() {}

    /** What is imported, as a bean that the selector finds. */
    private record Imports(List<String> classNames) {}

    /** The configuration class. */
    @Configuration(proxyBeanMethods = false)
    @Import(Selector.class)
    static class Root {}

    /** Made by Spring. */
    static final class Selector implements ImportSelector, BeanFactoryAware {
        private @Nullable BeanFactory factory;

        Selector() {}

        @Override
        public void setBeanFactory(BeanFactory beanFactory) {
            this.factory = beanFactory;
        }

        @Override
        public String[] selectImports(AnnotationMetadata importing) {
            Imports imports = Objects.requireNonNull(factory).getBean(IMPORTS, Imports.class);
            return imports.classNames().toArray(new String[0]);
        }
    }

    /** Has the configuration that is read into a factory lead to them. */
    static void register(DefaultListableBeanFactory live, DefaultListableBeanFactory factory) {
        Set<String> imports = new LinkedHashSet<>();
        for (String name : live.getBeanDefinitionNames()) {
            Class<?> type = live.getType(name, false);
            if (type != null && ClassUtils.getUserClass(type).getSimpleName().endsWith(AUTO_CONFIGURATION)) {
                imports.addAll(importsOf(ClassUtils.getUserClass(type)));
            }
        }
        if (!imports.isEmpty()) {
            factory.registerSingleton(IMPORTS, new Imports(List.copyOf(imports)));
            factory.registerSingleton(PACKAGES, live.getBean(PACKAGES));
            factory.registerBeanDefinition(Root.class.getName(), new AnnotatedGenericBeanDefinition(Root.class));
        }
    }

    private static Set<String> importsOf(Class<?> type) {
        Set<String> imports = new LinkedHashSet<>();
        MultiValueMap<String, Object> attributes =
                AnnotationMetadata.introspect(type).getAllAnnotationAttributes(Import.class.getName(), true);
        if (attributes != null) {
            for (Object value : attributes.getOrDefault("value", List.of())) {
                imports.addAll(List.of((String[]) value));
            }
        }
        return imports;
    }

    /** Whether a class is or was an interface of which Spring Data makes a bean. */
    static boolean isRepository(ChangedType changed, @Nullable ClassLoader loader) {
        if (!ClassUtils.isPresent(REPOSITORY, loader)) {
            return false;
        }
        Class<?> type = changed.live();
        if (type == null && ClassUtils.isPresent(changed.name(), loader)) {
            type = ClassUtils.resolveClassName(changed.name(), loader);
        }
        return type != null
                && type.isInterface()
                && ClassUtils.resolveClassName(REPOSITORY, loader).isAssignableFrom(type)
                && !AnnotationMetadata.introspect(type).hasAnnotation(NO_BEAN);
    }

    /** The interface of a repository, or null if a definition is of something else. */
    static @Nullable String repository(BeanDefinition definition) {
        if (!String.valueOf(definition.getBeanClassName()).endsWith("RepositoryFactoryBean")) {
            return null;
        }
        ValueHolder argument = definition.getConstructorArgumentValues().getIndexedArgumentValue(0, null);
        Object type = argument == null ? null : argument.getValue();
        return type instanceof Class<?> known ? known.getName() : type instanceof String name ? name : null;
    }

    /** Whether a definition is made for a repository, and found by its name only. */
    static boolean isPartOfRepository(String name) {
        return name.endsWith("Fragment") || name.contains(".fragments#") || name.contains("named-queries#");
    }
}
