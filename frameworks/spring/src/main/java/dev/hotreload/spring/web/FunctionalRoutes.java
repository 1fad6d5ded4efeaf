package dev.hotreload.spring.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.util.pattern.PathPatternParser;

/** The functional routes of one context: its mapping puts the router functions among the beans together at the start. */
final class FunctionalRoutes {
    private final ConfigurableApplicationContext context;

    FunctionalRoutes(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Puts them together again; a request finds the old ones or the new ones.
     *
     * @param removed the names of beans that are about to go
     */
    void renew(Set<String> removed) {
        List<RouterFunction<?>> functions = functions(removed);
        boolean hasGone = removed.stream().anyMatch(name -> context.isTypeMatch(name, RouterFunction.class));
        if (functions.isEmpty() && !hasGone) {
            return; // Routes that a mapping has now were given to it by hand.
        }
        RouterFunction<?> all =
                functions.stream().reduce(RouterFunction::andOther).orElse(null);
        for (RouterFunctionMapping mapping :
                context.getBeansOfType(RouterFunctionMapping.class, true, false).values()) {
            if (all != null) {
                PathPatternParser parser = mapping.getPatternParser();
                RouterFunctions.changeParser(all, parser == null ? new PathPatternParser() : parser);
            }
            mapping.setRouterFunction(all);
        }
    }

    private List<RouterFunction<?>> functions(Set<String> removed) {
        Set<Object> gone = Collections.newSetFromMap(new IdentityHashMap<>());
        removed.forEach(name -> gone.add(context.getBeanFactory().getSingleton(name)));
        List<RouterFunction<?>> functions = new ArrayList<>();
        context.getBeanProvider(RouterFunction.class)
                .orderedStream()
                .filter(function -> !gone.contains(function))
                .forEach(function -> functions.add((RouterFunction<?>) function));
        return functions;
    }
}
