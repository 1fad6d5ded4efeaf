package dev.hotreload.spring.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The router functions among the beans of one context, which its mapping puts together at the start.
 *
 * @param <F> the router functions of Spring MVC or those of WebFlux
 */
public final class RouterBeans<F> {
    private final ConfigurableApplicationContext context;
    private final Class<F> type;
    private final Set<String> removed;

    /** @param removed the names of beans that are about to go */
    public RouterBeans(ConfigurableApplicationContext context, Class<F> type, Set<String> removed) {
        this.context = context;
        this.type = type;
        this.removed = removed;
    }

    /** Whether there are or were any; otherwise routes that a mapping has were given to it by hand. */
    public boolean exist() {
        return !functions().isEmpty() || removed.stream().anyMatch(name -> context.isTypeMatch(name, type));
    }

    /** Those that stay, in order. */
    public List<F> functions() {
        Set<Object> gone = Collections.newSetFromMap(new IdentityHashMap<>());
        removed.forEach(name -> gone.add(context.getBeanFactory().getSingleton(name)));
        List<F> functions = new ArrayList<>();
        context.getBeanProvider(type)
                .orderedStream()
                .filter(function -> !gone.contains(function))
                .forEach(functions::add);
        return functions;
    }
}
