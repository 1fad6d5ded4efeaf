package dev.hotreload.spring.web.reactive;

import dev.hotreload.spring.change.Internals;
import dev.hotreload.spring.web.RouterBeans;
import java.util.Set;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.support.RouterFunctionMapping;

/** The functional routes of one context. */
final class FunctionalRoutes {

    private FunctionalRoutes() {}

    /** Puts them together again; a request finds the old ones or the new ones. */
    @SuppressWarnings("rawtypes") // That is what the type of a bean is asked for by.
    static void renew(ConfigurableApplicationContext context, Set<String> removed) {
        RouterBeans<RouterFunction> beans = new RouterBeans<>(context, RouterFunction.class, removed);
        if (!beans.exist()) {
            return;
        }
        RouterFunction<?> all = beans.functions().stream()
                .<RouterFunction<?>>map(function -> function)
                .reduce(RouterFunction::andOther)
                .orElse(null);
        for (RouterFunctionMapping mapping :
                context.getBeansOfType(RouterFunctionMapping.class, true, false).values()) {
            if (all != null) {
                RouterFunctions.changeParser(all, mapping.getPathPatternParser());
            }
            Internals.set(mapping, RouterFunctionMapping.class, "routerFunction", all);
        }
    }
}
