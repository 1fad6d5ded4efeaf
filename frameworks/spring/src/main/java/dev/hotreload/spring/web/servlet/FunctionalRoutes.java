package dev.hotreload.spring.web.servlet;

import dev.hotreload.spring.web.RouterBeans;
import java.util.Set;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.util.pattern.PathPatternParser;

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
                PathPatternParser parser = mapping.getPatternParser();
                RouterFunctions.changeParser(all, parser == null ? new PathPatternParser() : parser);
            }
            mapping.setRouterFunction(all);
        }
    }
}
