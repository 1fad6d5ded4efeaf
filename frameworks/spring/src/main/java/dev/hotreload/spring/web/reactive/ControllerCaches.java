package dev.hotreload.spring.web.reactive;

import dev.hotreload.spring.change.ChangedClasses;
import dev.hotreload.spring.change.Internals;
import dev.hotreload.spring.web.AdviceMethods;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.web.reactive.result.method.annotation.AbstractNamedValueArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerAdapter;

/**
 * What the handler adapters of one context keep about controllers and advice: which methods handle exceptions, fill
 * models and set up binders, and how each parameter is resolved.
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
        for (RequestMappingHandlerAdapter adapter : context.getBeansOfType(
                        RequestMappingHandlerAdapter.class, true, false)
                .values()) {
            Object methods = Internals.get(adapter, RequestMappingHandlerAdapter.class, "methodResolver");
            forget(methods);
            if (withAdvice) {
                renewAdvice(methods);
            }
        }
    }

    private void forget(Object methods) {
        for (String cache : List.of(
                "initBinderMethodCache",
                "modelAttributeMethodCache",
                "exceptionHandlerCache",
                "sessionAttributesHandlerCache")) {
            Internals.map(methods, methods.getClass(), cache)
                    .keySet()
                    .removeIf(type -> changed.concern((Class<?>) type));
        }
        for (String resolvers : List.of(
                "initBinderResolvers",
                "modelAttributeResolvers",
                "requestMappingResolvers",
                "exceptionHandlerResolvers")) {
            forgetParameters((List<?>) Internals.get(methods, methods.getClass(), resolvers));
        }
    }

    private void renewAdvice(Object methods) {
        AdviceMethods advice = new AdviceMethods(context, changed);
        Internals.set(methods, methods.getClass(), "modelAttributeAdviceCache", advice.models());
        Internals.set(methods, methods.getClass(), "initBinderAdviceCache", advice.binders());
        Internals.set(methods, methods.getClass(), "exceptionHandlerAdviceCache", advice.handlers());
    }

    /** A parameter with another annotation is equal to the one before. */
    private static void forgetParameters(List<?> resolvers) {
        for (Object resolver : resolvers) {
            if (resolver instanceof AbstractNamedValueArgumentResolver) {
                Internals.clear(resolver, AbstractNamedValueArgumentResolver.class, "namedValueInfoCache");
            }
        }
    }
}
