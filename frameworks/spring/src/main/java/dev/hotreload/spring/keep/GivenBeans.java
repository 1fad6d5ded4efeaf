package dev.hotreload.spring.keep;

import dev.hotreload.spi.Inherited;
import dev.hotreload.spring.change.Internals;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.config.InstantiationAwareBeanPostProcessor;
import org.springframework.beans.factory.support.AbstractBeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.cache.CacheManager;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Has a context use the beans that an earlier one had, in place of making them. Everything else is as if it had made
 * them: who needs them, what is made around them, and, once the context has started, that it closes them. A context
 * that fails while it starts closes none of them.
 *
 * <p>Called by whatever threads make beans.
 */
public final class GivenBeans
        implements InstantiationAwareBeanPostProcessor, ApplicationListener<ContextRefreshedEvent> {
    private final GenericApplicationContext context;
    private final Inherited inherited;
    private final Map<String, Object> given = new ConcurrentHashMap<>();

    private GivenBeans(GenericApplicationContext context, Inherited inherited) {
        this.context = context;
        this.inherited = inherited;
    }

    /** To be called before the context has definitions of beans. */
    public static void to(Object made, Inherited inherited) {
        if (made instanceof GenericApplicationContext context) {
            GivenBeans beans = new GivenBeans(context, inherited);
            context.getDefaultListableBeanFactory().addBeanPostProcessor(beans);
            context.addApplicationListener(beans);
        }
    }

    @Override
    public @Nullable Object postProcessBeforeInstantiation(Class<?> beanClass, String beanName) {
        Optional<Object> kept = inherited.find(beanName);
        if (kept.isEmpty() || isFilled(beanClass, kept.get()) || !isSingleton(beanName)) {
            return null;
        }
        Object bean = kept.get();
        if (FactoryBean.class.isAssignableFrom(beanClass)) {
            inherited.note(beanName + " is made anew: a factory bean makes it now");
            return null;
        }
        if (!beanClass.isInstance(bean)) {
            inherited.note(beanName + " is made anew: what was kept is a "
                    + bean.getClass().getName() + ", and no " + beanClass.getName());
            return null;
        }
        // Once: another context may have a bean of this name, too.
        return given.putIfAbsent(beanName, bean) == null ? bean : null;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof CacheManager manager) {
            Optional<Object> kept = inherited.find(beanName);
            if (kept.isPresent() && kept.get() instanceof Map<?, ?> contents) {
                CacheContents.fill(manager, beanName, contents, inherited);
                given.put(beanName, contents);
            }
        }
        return bean;
    }

    private static boolean isFilled(Class<?> beanClass, Object kept) {
        return CacheManager.class.isAssignableFrom(beanClass) && kept instanceof Map;
    }

    private boolean isSingleton(String beanName) {
        DefaultListableBeanFactory factory = context.getDefaultListableBeanFactory();
        return factory.containsBeanDefinition(beanName)
                && factory.getMergedBeanDefinition(beanName).isSingleton();
    }

    @Override
    public void onApplicationEvent(ContextRefreshedEvent event) {
        if (event.getApplicationContext() == context) {
            given.forEach(this::takeOver);
            given.clear();
        }
    }

    /** From here on it is a bean as any other. */
    private void takeOver(String beanName, Object bean) {
        DefaultListableBeanFactory factory = context.getDefaultListableBeanFactory();
        if (!(factory.getSingleton(beanName) instanceof CacheManager && bean instanceof Map)) {
            Internals.call(
                    factory,
                    AbstractBeanFactory.class,
                    "registerDisposableBeanIfNecessary",
                    new Class<?>[] {String.class, Object.class, RootBeanDefinition.class},
                    beanName,
                    bean,
                    factory.getMergedBeanDefinition(beanName));
        }
        inherited.release(beanName);
    }
}
