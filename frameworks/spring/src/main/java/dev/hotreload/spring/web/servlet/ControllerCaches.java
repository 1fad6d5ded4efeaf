package dev.hotreload.spring.web.servlet;

import dev.hotreload.spring.change.ChangedClasses;
import dev.hotreload.spring.change.Internals;
import dev.hotreload.spring.web.AdviceMethods;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.web.method.annotation.AbstractNamedValueMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodArgumentResolverComposite;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.handler.HandlerExceptionResolverComposite;
import org.springframework.web.servlet.mvc.method.annotation.ExceptionHandlerExceptionResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * What the handler adapters and exception resolvers of one context keep about controllers and advice: which methods
 * handle exceptions, fill models and set up binders, and how each parameter is resolved.
 *
 * <p>Maps that requests read without a lock are replaced, not changed.
 */
final class ControllerCaches {
    private final ApplicationContext context;
    private final ChangedClasses changed;

    ControllerCaches(ApplicationContext context, ChangedClasses changed) {
        this.context = context;
        this.changed = changed;
    }

    /** @param withAdvice whether advice may have come, gone or changed */
    void renew(boolean withAdvice) {
        AdviceMethods advice = withAdvice ? new AdviceMethods(context, changed) : null;
        for (RequestMappingHandlerAdapter adapter : context.getBeansOfType(
                        RequestMappingHandlerAdapter.class, true, false)
                .values()) {
            forget(adapter);
            if (advice != null) {
                renew(adapter, advice);
            }
        }
        for (HandlerExceptionResolver resolver : context.getBeansOfType(HandlerExceptionResolver.class, true, false)
                .values()) {
            renew(resolver, advice);
        }
    }

    private void forget(RequestMappingHandlerAdapter adapter) {
        for (String cache : List.of("sessionAttributesHandlerCache", "initBinderCache", "modelAttributeCache")) {
            forget(Internals.map(adapter, RequestMappingHandlerAdapter.class, cache));
        }
        for (String resolvers : List.of("argumentResolvers", "initBinderArgumentResolvers")) {
            forgetParameters(Internals.get(adapter, RequestMappingHandlerAdapter.class, resolvers));
        }
    }

    private static void renew(RequestMappingHandlerAdapter adapter, AdviceMethods advice) {
        Internals.set(adapter, RequestMappingHandlerAdapter.class, "modelAttributeAdviceCache", advice.models());
        Internals.set(adapter, RequestMappingHandlerAdapter.class, "initBinderAdviceCache", advice.binders());
    }

    private void renew(HandlerExceptionResolver resolver, @Nullable AdviceMethods advice) {
        if (resolver instanceof HandlerExceptionResolverComposite composite) {
            composite.getExceptionResolvers().forEach(each -> renew(each, advice));
        } else if (resolver instanceof ExceptionHandlerExceptionResolver handlers) {
            forget(Internals.map(handlers, ExceptionHandlerExceptionResolver.class, "exceptionHandlerCache"));
            if (handlers.getArgumentResolvers() != null) {
                forgetParameters(handlers.getArgumentResolvers());
            }
            if (advice != null) {
                Internals.set(
                        handlers,
                        ExceptionHandlerExceptionResolver.class,
                        "exceptionHandlerAdviceCache",
                        advice.handlers());
            }
        }
    }

    private void forget(Map<?, ?> byType) {
        byType.keySet().removeIf(type -> changed.concern((Class<?>) type));
    }

    /** A parameter with another annotation is equal to the one before. */
    private static void forgetParameters(Object resolvers) {
        Internals.clear(resolvers, HandlerMethodArgumentResolverComposite.class, "argumentResolverCache");
        for (HandlerMethodArgumentResolver resolver :
                ((HandlerMethodArgumentResolverComposite) resolvers).getResolvers()) {
            if (resolver instanceof AbstractNamedValueMethodArgumentResolver) {
                Internals.clear(resolver, AbstractNamedValueMethodArgumentResolver.class, "namedValueInfoCache");
            }
        }
    }
}
