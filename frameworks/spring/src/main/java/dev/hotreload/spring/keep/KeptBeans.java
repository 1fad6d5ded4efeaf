package dev.hotreload.spring.keep;

import dev.hotreload.spi.Keeping;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.cache.CacheManager;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Finds the beans that the user wants to keep: singletons, by name or type; of a cache manager what is in its caches,
 * because the manager itself has to do with the classes that go.
 */
public final class KeptBeans {
    private final Keeping keeping;
    private final Set<String> found = new HashSet<>();

    private KeptBeans(Keeping keeping) {
        this.keeping = keeping;
    }

    /** Those of all contexts that are active; of several beans of a name, that of the oldest context is kept. */
    public static void keep(List<Object> objects, Keeping keeping) {
        KeptBeans beans = new KeptBeans(keeping);
        for (Object object : objects) {
            if (object instanceof GenericApplicationContext context && context.isActive()) {
                beans.keep(context.getDefaultListableBeanFactory());
            }
        }
    }

    /** The object that an AOP proxy stands for; the next context makes a proxy of its own. */
    static Object target(Object bean) {
        Object target = AopProxyUtils.getSingletonTarget(bean);
        return target == null ? bean : target;
    }

    private void keep(DefaultListableBeanFactory factory) {
        for (String name : factory.getSingletonNames()) {
            Object singleton = factory.getSingleton(name);
            if (singleton != null && !found.contains(name)) {
                Object bean = target(singleton);
                if (keeping.isWanted(name, bean)) {
                    found.add(name);
                    keep(factory, name, bean);
                }
            }
        }
    }

    private void keep(DefaultListableBeanFactory factory, String name, Object bean) {
        if (!factory.containsBeanDefinition(name)) {
            keeping.cannotKeep(name, "it was registered as an object, so Spring does not make it");
        } else if (bean instanceof FactoryBean) {
            keeping.cannotKeep(
                    name,
                    "a factory bean makes it, " + bean.getClass().getName() + "; a method that makes it can be kept");
        } else {
            Optional<Map<String, Map<Object, Object>>> contents =
                    bean instanceof CacheManager caches ? CacheContents.of(caches) : Optional.empty();
            keeping.keep(name, contents.<Object>map(all -> all).orElse(bean));
        }
    }
}
