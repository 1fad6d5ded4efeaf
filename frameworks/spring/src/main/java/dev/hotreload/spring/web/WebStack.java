package dev.hotreload.spring.web;

import dev.hotreload.spi.Following;
import dev.hotreload.spring.beans.BeanChanges;
import dev.hotreload.spring.change.ChangedClasses;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.ControllerAdvice;

/**
 * Spring MVC or WebFlux: what they derive from controllers, advice and routes, once the beans are as the sources say.
 */
public abstract class WebStack {

    /** For subclasses. */
    protected WebStack() {}

    /**
     * Brings mappings, advice and what is kept about controllers up to date.
     *
     * @param beansChanged which beans came, and which will go when nothing is mapped to them any more
     */
    public final void follow(
            ConfigurableApplicationContext context,
            ChangedClasses changed,
            BeanChanges beansChanged,
            Following following) {
        List<? extends RequestMappings<?>> mappings = mappings(context);
        if (mappings.isEmpty()) {
            return;
        }
        boolean withAdvice = beansChanged.hasOtherBeans()
                || changed.any(type -> type.isAnnotation()
                        || AnnotatedElementUtils.hasAnnotation(type, ControllerAdvice.class)
                        || isBaseOfAdvice(context, type));
        forgetControllers(context, changed, withAdvice);
        List<String> names = Arrays.stream(context.getBeanNamesForType(Object.class, true, false))
                .filter(name -> !name.startsWith("scopedTarget.")
                        && !beansChanged.removed().contains(name))
                .toList();
        for (RequestMappings<?> mapping : mappings) {
            if (mapping.looksAtAllBeans()) {
                new HandlerMethods<>(mapping, context.getBeanFactory(), changed)
                        .update(names, beansChanged.removed(), following);
            }
        }
        tellOfRest(changed, following);
    }

    /** Has requests find beans that took the place of others. */
    public final void forgetObjects(ConfigurableApplicationContext context) {
        mappings(context).forEach(HandlerMethods::forgetObjects);
    }

    /** Puts functional routes together again, after beans came, were made again, or are about to go. */
    public abstract void followRoutes(ConfigurableApplicationContext context, Set<String> removed);

    /** The mappings of a context. */
    protected abstract List<? extends RequestMappings<?>> mappings(ConfigurableApplicationContext context);

    /**
     * Has what is kept about methods of controllers worked out again, and about those of advice if it may be different.
     */
    protected abstract void forgetControllers(
            ConfigurableApplicationContext context, ChangedClasses changed, boolean withAdvice);

    /** Says what does not follow. */
    protected void tellOfRest(ChangedClasses changed, Following following) {}

    private static boolean isBaseOfAdvice(ConfigurableApplicationContext context, Class<?> type) {
        return Arrays.stream(context.getBeanNamesForAnnotation(ControllerAdvice.class))
                .map(name -> context.getType(name, false))
                .anyMatch(advice -> advice != null && type.isAssignableFrom(advice));
    }
}
