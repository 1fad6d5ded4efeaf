package dev.hotreload.spring.web.reactive;

import dev.hotreload.spring.change.ChangedClasses;
import dev.hotreload.spring.web.RequestMappings;
import dev.hotreload.spring.web.WebStack;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.ClassUtils;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** WebFlux of one context. */
public final class WebFlux extends WebStack {
    private static final String MAPPING =
            "org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping";

    /** Made only if it is present. */
    public WebFlux() {}

    /** Whether the application has WebFlux; without it, nothing else of this package may be used. */
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
                .map(ReactiveMappings::new)
                .toList();
    }

    @Override
    protected void forgetControllers(
            ConfigurableApplicationContext context, ChangedClasses changed, boolean withAdvice) {
        new ControllerCaches(context, changed).renew(withAdvice);
    }
}
