package dev.hotreload.spring.web;

import dev.hotreload.spi.Following;
import dev.hotreload.spring.beans.BeanChanges;
import dev.hotreload.spring.change.ChangedClasses;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Spring MVC of one context, once its beans are as the sources say. */
public final class WebMvc {
    private static final String MAPPING =
            "org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping";

    private WebMvc() {}

    /** Whether the application has Spring MVC; without it, nothing else of this package may be used. */
    public static boolean isPresent(@Nullable ClassLoader loader) {
        return ClassUtils.isPresent(MAPPING, loader);
    }

    /**
     * Brings mappings, advice and what is kept about controllers up to date.
     *
     * @param beansChanged which beans came, and which will go when nothing is mapped to them any more
     */
    public static void follow(
            ConfigurableApplicationContext context,
            ChangedClasses changed,
            BeanChanges beansChanged,
            Following following) {
        List<RequestMappingHandlerMapping> mappings =
                List.copyOf(context.getBeansOfType(RequestMappingHandlerMapping.class, true, false)
                        .values());
        if (mappings.isEmpty()) {
            return;
        }
        boolean withAdvice = beansChanged.hasOtherBeans()
                || changed.any(type -> type.isAnnotation()
                        || AnnotatedElementUtils.hasAnnotation(type, ControllerAdvice.class)
                        || isBaseOfAdvice(context, type));
        new ControllerCaches(context, changed).renew(withAdvice);
        ConfigurableListableBeanFactory beans = context.getBeanFactory();
        List<String> names = Arrays.stream(context.getBeanNamesForType(Object.class, true, false))
                .filter(name -> !name.startsWith("scopedTarget.")
                        && !beansChanged.removed().contains(name))
                .toList();
        for (RequestMappingHandlerMapping mapping : mappings) {
            if (looksAtAllBeans(mapping)) {
                new HandlerMethods(mapping, beans, changed).update(names, beansChanged.removed(), following);
            }
        }
        if (changed.any(type ->
                ResponseBodyAdvice.class.isAssignableFrom(type) || RequestBodyAdvice.class.isAssignableFrom(type))) {
            following.note("advice for request and response bodies that came or went is used after a restart");
        }
    }

    /** Actuator has a mapping that registers handlers of its own only. */
    private static boolean looksAtAllBeans(RequestMappingHandlerMapping mapping) {
        Method method = ReflectionUtils.findMethod(mapping.getClass(), "initHandlerMethods");
        return method != null && method.getDeclaringClass().isAssignableFrom(RequestMappingHandlerMapping.class);
    }

    /** Has requests find beans that took the place of others. */
    public static void forgetObjects(ConfigurableApplicationContext context) {
        context.getBeansOfType(RequestMappingHandlerMapping.class, true, false)
                .values()
                .forEach(HandlerMethods::forgetObjects);
    }

    /** Puts functional routes together again, after beans came, were made again, or are about to go. */
    public static void followRoutes(ConfigurableApplicationContext context, BeanChanges beansChanged) {
        new FunctionalRoutes(context).renew(beansChanged.removed());
    }

    private static boolean isBaseOfAdvice(ConfigurableApplicationContext context, Class<?> type) {
        return Arrays.stream(context.getBeanNamesForAnnotation(ControllerAdvice.class))
                .map(name -> context.getType(name, false))
                .anyMatch(advice -> advice != null && type.isAssignableFrom(advice));
    }
}
