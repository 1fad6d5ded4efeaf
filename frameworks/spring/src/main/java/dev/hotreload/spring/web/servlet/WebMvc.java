package dev.hotreload.spring.web.servlet;

import dev.hotreload.spi.Following;
import dev.hotreload.spring.change.ChangedClasses;
import dev.hotreload.spring.web.RequestMappings;
import dev.hotreload.spring.web.WebStack;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.ClassUtils;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Spring MVC of one context. */
public final class WebMvc extends WebStack {
    private static final String MAPPING =
            "org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping";

    /** Made only if it is present. */
    public WebMvc() {}

    /** Whether the application has Spring MVC; without it, nothing else of this package may be used. */
    public static boolean isPresent(@Nullable ClassLoader loader) {
        return ClassUtils.isPresent(MAPPING, loader);
    }

    @Override
    public void followRoutes(ConfigurableApplicationContext context, Set<String> removed) {
        FunctionalRoutes.renew(context, removed);
    }

    @Override
    protected List<? extends RequestMappings<?>> mappings(ConfigurableApplicationContext context) {
        return context.getBeansOfType(RequestMappingHandlerMapping.class, true, false).values().stream()
                .map(ServletMappings::new)
                .toList();
    }

    @Override
    protected void forgetControllers(
            ConfigurableApplicationContext context, ChangedClasses changed, boolean withAdvice) {
        new ControllerCaches(context, changed).renew(withAdvice);
    }

    @Override
    protected void tellOfRest(ChangedClasses changed, Following following) {
        if (changed.any(type ->
                ResponseBodyAdvice.class.isAssignableFrom(type) || RequestBodyAdvice.class.isAssignableFrom(type))) {
            following.note("advice for request and response bodies that came or went is used after a restart");
        }
    }
}
