package dev.hotreload.spring.beans;

import dev.hotreload.spring.change.Internals;
import java.lang.reflect.Constructor;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * Definitions of {@code @ConfigurationProperties} that a constructor binds: they make the bean by means of the bean
 * factory that they were made for, so Spring Boot makes another definition for the live one.
 */
final class BoundDefinitions {
    private static final String ATTRIBUTE = "org.springframework.boot.context.properties.bind.BindMethod";
    private static final String REGISTRAR =
            "org.springframework.boot.context.properties.ConfigurationPropertiesBeanRegistrar";

    private BoundDefinitions() {}

    /** Whether a definition is one. */
    static boolean isBound(BeanDefinition definition) {
        return definition instanceof AbstractBeanDefinition known
                && known.hasAttribute(ATTRIBUTE)
                && known.getInstanceSupplier() != null
                && known.hasBeanClass();
    }

    /** Registers another one for the same class. */
    static void register(DefaultListableBeanFactory factory, BeanDefinition definition) {
        try {
            Class<?> registrar = ClassUtils.resolveClassName(REGISTRAR, factory.getBeanClassLoader());
            Constructor<?> constructor = registrar.getDeclaredConstructor(BeanDefinitionRegistry.class);
            constructor.setAccessible(true);
            Internals.call(
                    constructor.newInstance(factory),
                    registrar,
                    "register",
                    new Class<?>[] {Class.class},
                    ((AbstractBeanDefinition) definition).getBeanClass());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Spring Boot has no usable " + REGISTRAR, e);
        }
    }
}
