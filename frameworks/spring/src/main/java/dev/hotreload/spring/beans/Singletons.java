package dev.hotreload.spring.beans;

import dev.hotreload.spring.change.Internals;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.AbstractAutowireCapableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;

/**
 * Replaces and removes single beans and definitions of a bean factory, and leaves those that depend on them alive:
 * Spring's own methods destroy these, too.
 */
final class Singletons {
    private final DefaultListableBeanFactory factory;

    Singletons(DefaultListableBeanFactory factory) {
        this.factory = factory;
    }

    /** Replaces a definition; the bean stays. */
    void redefine(String name, BeanDefinition definition) {
        this.<BeanDefinition>map(DefaultListableBeanFactory.class, "beanDefinitionMap")
                .put(name, definition);
        forgetDefinition(name);
        factory.clearMetadataCache();
    }

    private void forgetDefinition(String name) {
        Internals.call(
                factory, AbstractBeanFactory.class, "clearMergedBeanDefinition", new Class<?>[] {String.class}, name);
    }

    /**
     * Has the method that makes a bean looked for again: it may have other parameters. A definition that is only
     * outdated hands on the one that it knew.
     */
    private void forgetFactoryMethod(String name) {
        map(AbstractBeanFactory.class, "mergedBeanDefinitions").remove(name);
        if (factory.containsBeanDefinition(name)
                && factory.getBeanDefinition(name) instanceof RootBeanDefinition definition
                && definition.getFactoryMethodName() != null) {
            definition.setResolvedFactoryMethod(null);
        }
    }

    /**
     * Makes a bean once more, and puts it in the place of the old one. The old one gets its destroy callbacks, after
     * {@code handOver}.
     *
     * @return the new bean
     */
    Object remake(String name, HandOver handOver) {
        Object old = Objects.requireNonNull(factory.getSingleton(name));
        Map<String, Object> disposables = map(DefaultSingletonBeanRegistry.class, "disposableBeans");
        @Nullable Object disposable;
        synchronized (disposables) {
            disposable = disposables.remove(name);
        }
        Object made;
        try {
            forgetFactoryMethod(name);
            made = create(name);
        } catch (RuntimeException e) {
            if (disposable != null) {
                synchronized (disposables) {
                    disposables.put(name, disposable);
                }
            }
            throw e;
        }
        put(name, made);
        handOver.handOver(old, made);
        if (disposable instanceof DisposableBean callbacks) {
            try {
                callbacks.destroy();
            } catch (Exception e) {
                throw new IllegalStateException("the old bean " + name + " was not destroyed: " + e, e);
            }
        }
        return made;
    }

    /** Has the bean factory answer with another object. */
    void put(String name, Object made) {
        this.<Object>map(DefaultSingletonBeanRegistry.class, "singletonObjects").put(name, made);
    }

    private Object create(String name) {
        Object made = makeBeside(name);
        Internals.call(
                factory,
                AbstractBeanFactory.class,
                "registerDisposableBeanIfNecessary",
                new Class<?>[] {String.class, Object.class, RootBeanDefinition.class},
                name,
                References.target(made),
                factory.getMergedBeanDefinition(name));
        return made;
    }

    /**
     * Spring makes no second singleton of a name, so it makes an object of another scope, whose end it is not told of.
     */
    Object makeBeside(String name) {
        RootBeanDefinition once = ((RootBeanDefinition) factory.getMergedBeanDefinition(name)).cloneBeanDefinition();
        once.setScope(BeanDefinition.SCOPE_PROTOTYPE);
        return Objects.requireNonNull(Internals.call(
                factory,
                AbstractAutowireCapableBeanFactory.class,
                "createBean",
                new Class<?>[] {String.class, RootBeanDefinition.class, Object[].class},
                name,
                once,
                null));
    }

    /** Puts the new bean where the old one is. */
    @FunctionalInterface
    interface HandOver {
        void handOver(Object old, Object made);
    }

    /**
     * Removes a bean with its definition; it gets its destroy callbacks. Beans that depended on it stay, which Spring
     * would destroy, and no longer count as such.
     */
    void remove(String name) {
        Map<String, Set<String>> dependents = map(DefaultSingletonBeanRegistry.class, "dependentBeanMap");
        @Nullable Set<String> staying;
        synchronized (dependents) {
            staying = dependents.remove(name);
        }
        if (staying != null) {
            forgetDependency(name, staying);
        }
        factory.removeBeanDefinition(name);
    }

    private void forgetDependency(String name, Set<String> staying) {
        Map<String, Set<String>> dependencies = map(DefaultSingletonBeanRegistry.class, "dependenciesForBeanMap");
        synchronized (dependencies) {
            for (String bean : staying) {
                Set<String> ofBean = dependencies.get(bean);
                if (ofBean != null) {
                    ofBean.remove(name);
                }
            }
        }
    }

    @SuppressWarnings("unchecked") // as Spring declares them
    private <T> Map<String, T> map(Class<?> declaring, String field) {
        return (Map<String, T>) Internals.map(factory, declaring, field);
    }
}
