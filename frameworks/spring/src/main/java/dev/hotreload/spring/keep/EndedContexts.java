package dev.hotreload.spring.keep;

import dev.hotreload.spring.change.Internals;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.Lifecycle;
import org.springframework.context.support.GenericApplicationContext;

/** Closes the contexts of a program that ends; beans that stay in use are neither stopped nor destroyed. */
public final class EndedContexts {

    private EndedContexts() {}

    /** Closes them, the newest first, which may have others as parents. */
    public static void close(List<Object> objects, Predicate<Object> isKept) {
        for (Object object : objects) {
            if (object instanceof GenericApplicationContext context && context.isActive()) {
                keep(context.getDefaultListableBeanFactory(), isKept);
                context.close();
            }
        }
    }

    @SuppressWarnings("unchecked") // as Spring declares them
    private static void keep(DefaultListableBeanFactory beans, Predicate<Object> isKept) {
        Map<String, Object> disposable =
                (Map<String, Object>) Internals.map(beans, DefaultSingletonBeanRegistry.class, "disposableBeans");
        Map<String, Object> singletons =
                (Map<String, Object>) Internals.map(beans, DefaultSingletonBeanRegistry.class, "singletonObjects");
        for (String name : beans.getSingletonNames()) {
            Object bean = beans.getSingleton(name);
            if (bean != null && (isKept.test(bean) || isKept.test(KeptBeans.target(bean)))) {
                // As Spring itself does it.
                synchronized (disposable) {
                    disposable.remove(name);
                }
                if (bean instanceof Lifecycle) {
                    // What stops them looks for them here, by their types.
                    singletons.put(name, new Object());
                }
            }
        }
    }
}
