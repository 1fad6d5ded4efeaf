package dev.hotreload.spring.beans;

import dev.hotreload.spring.change.Internals;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.annotation.AnnotatedGenericBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.context.annotation.ConfigurationClassPostProcessor;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.ClassUtils;

/**
 * The bean definitions that the application's configuration leads to now: its root classes are read once more, as at
 * the start, into a bean factory of its own that makes no bean.
 *
 * <p>Without Spring Boot's auto-configuration, which depends on much more than what changed, and takes long.
 */
final class DeclaredBeans {
    private static final String AUTO_CONFIGURATION = "spring.boot.enableautoconfiguration";

    private final DefaultListableBeanFactory factory = new DefaultListableBeanFactory();
    private final ConfigurationClassPostProcessor processor = new ConfigurationClassPostProcessor();

    private DeclaredBeans() {}

    /**
     * Reads the configuration of a context. A context without root classes of its own has no such beans.
     *
     * @param withRepositories whether repositories of Spring Data are looked for, too
     */
    static DeclaredBeans of(GenericApplicationContext context, boolean withRepositories) {
        DeclaredBeans declared = new DeclaredBeans();
        declared.read(context, withRepositories);
        return declared;
    }

    private void read(GenericApplicationContext context, boolean withRepositories) {
        DefaultListableBeanFactory live = context.getDefaultListableBeanFactory();
        ClassLoader loader = Objects.requireNonNull(context.getClassLoader());
        factory.setBeanClassLoader(loader);
        factory.setParentBeanFactory(live.getParentBeanFactory());
        factory.setAllowBeanDefinitionOverriding(live.isAllowBeanDefinitionOverriding());
        Object names = live.getSingleton(AnnotationConfigUtils.CONFIGURATION_BEAN_NAME_GENERATOR);
        if (names != null) {
            factory.registerSingleton(AnnotationConfigUtils.CONFIGURATION_BEAN_NAME_GENERATOR, names);
        }
        roots(live).forEach((name, type) -> {
            AnnotatedGenericBeanDefinition root = new AnnotatedGenericBeanDefinition(type);
            AnnotationConfigUtils.processCommonDefinitionAnnotations(root);
            factory.registerBeanDefinition(name, root);
        });
        if (withRepositories) {
            RepositoryDefinitions.register(live, factory);
        }
        processor.setBeanClassLoader(loader);
        processor.setResourceLoader(context);
        processor.setEnvironment(withoutAutoConfiguration(context.getEnvironment()));
        // Scanners keep what they read in the context, which forgets it at the end of its own start.
        context.clearResourceCaches();
        processor.processConfigBeanDefinitions(factory);
        context.clearResourceCaches();
    }

    /**
     * The classes that were registered by themselves, as {@code SpringApplication} does with its sources. Those that
     * were imported have their class's name as their bean's name, those that were scanned a definition of another kind.
     */
    static Map<String, Class<?>> roots(DefaultListableBeanFactory live) {
        Map<String, Class<?>> roots = new LinkedHashMap<>();
        for (String name : live.getBeanDefinitionNames()) {
            BeanDefinition definition = live.getBeanDefinition(name);
            if (definition.getClass() == AnnotatedGenericBeanDefinition.class
                    && definition.getFactoryMethodName() == null
                    && !name.equals(className(definition))) {
                Class<?> type = live.getType(name, false);
                if (type != null) {
                    roots.put(name, ClassUtils.getUserClass(type));
                }
            }
        }
        return roots;
    }

    private static StandardEnvironment withoutAutoConfiguration(ConfigurableEnvironment live) {
        StandardEnvironment environment = new StandardEnvironment();
        MutablePropertySources sources = environment.getPropertySources();
        sources.forEach(source -> sources.remove(source.getName()));
        live.getPropertySources().forEach(sources::addLast);
        sources.addFirst(new MapPropertySource("hotreload", Map.of(AUTO_CONFIGURATION, false)));
        environment.setActiveProfiles(live.getActiveProfiles());
        environment.setDefaultProfiles(live.getDefaultProfiles());
        return environment;
    }

    /** The definitions by the names of the beans, in the order in which they are registered. */
    Map<String, BeanDefinition> definitions() {
        Map<String, BeanDefinition> definitions = new LinkedHashMap<>();
        for (String name : factory.getBeanDefinitionNames()) {
            definitions.put(name, factory.getBeanDefinition(name));
        }
        return definitions;
    }

    /** Whether the configuration leads to a class: it is a bean, or its {@code @Bean} methods are. */
    boolean reaches(String className) {
        return definitions().values().stream()
                .anyMatch(definition -> declaringClass(definition).equals(className));
    }

    String[] aliases(String name) {
        return factory.getAliases(name);
    }

    /** Gives new configuration classes the subclass that has {@code @Bean} methods return beans. */
    void enhance(Map<String, BeanDefinition> added) {
        DefaultListableBeanFactory only = new DefaultListableBeanFactory();
        only.setBeanClassLoader(factory.getBeanClassLoader());
        added.forEach(only::registerBeanDefinition);
        processor.enhanceConfigurationClasses(only);
    }

    /** Has live beans of library's configuration classes find the annotation that imported them. */
    void shareImports(DefaultListableBeanFactory live, Collection<BeanDefinition> added) {
        String name = ConfigurationClassPostProcessor.class.getName() + ".importRegistry";
        Object from = Objects.requireNonNull(factory.getSingleton(name));
        Object to = Objects.requireNonNull(live.getSingleton(name));
        for (BeanDefinition definition : added) {
            String imported = declaringClass(definition);
            Object importing = Internals.call(
                    from, from.getClass(), "getImportingClassFor", new Class<?>[] {String.class}, imported);
            if (importing != null) {
                Internals.call(
                        to,
                        to.getClass(),
                        "registerImport",
                        new Class<?>[] {AnnotationMetadata.class, String.class},
                        importing,
                        imported);
            }
        }
    }

    /**
     * The class whose source declares a bean: its own, that of its {@code @Bean} method, or a repository's interface.
     */
    static String declaringClass(BeanDefinition definition) {
        if (definition instanceof AnnotatedBeanDefinition annotated && annotated.getFactoryMethodMetadata() != null) {
            return annotated.getFactoryMethodMetadata().getDeclaringClassName();
        }
        String repository = RepositoryDefinitions.repository(definition);
        return repository == null ? className(definition) : repository;
    }

    private static String className(BeanDefinition definition) {
        if (definition instanceof AbstractBeanDefinition known && known.hasBeanClass()) {
            return ClassUtils.getUserClass(known.getBeanClass()).getName();
        }
        return String.valueOf(definition.getBeanClassName());
    }
}
