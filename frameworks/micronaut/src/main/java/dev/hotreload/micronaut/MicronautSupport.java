package dev.hotreload.micronaut;

import dev.hotreload.spi.ChangedType;
import dev.hotreload.spi.Changes;
import dev.hotreload.spi.Following;
import dev.hotreload.spi.FrameworkSupport;
import io.micronaut.context.DefaultBeanContext;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says of which beans a context that runs has read other definitions than there are by now.
 *
 * <p>Micronaut works out beans, routes and injection when they are compiled, and writes classes that say so: {@code
 * $Greeter$Definition} for {@code Greeter}. A context reads them when it starts. Code of beans is live as any code is,
 * and such a class stays the same then.
 *
 * <p>Made before Micronaut is loaded, so nothing of Micronaut is used before the first generation.
 */
public final class MicronautSupport implements FrameworkSupport {
    private static final Pattern DEFINITION = Pattern.compile("(?:.*\\.)?\\$(.+?)\\$Definition(?:\\$.*)?");

    /** Called by the runtime. */
    public MicronautSupport() {}

    @Override
    public String name() {
        return "Micronaut";
    }

    @Override
    public Set<String> objects() {
        return Set.of("io.micronaut.context.DefaultBeanContext");
    }

    @Override
    public void follow(Changes changes, Following following) {
        Set<String> beans = new TreeSet<>();
        for (ChangedType type : changes.types()) {
            Matcher definition = DEFINITION.matcher(type.name());
            if (definition.matches()) {
                beans.add(definition.group(1));
            }
        }
        if (!beans.isEmpty()
                && following.objects(DefaultBeanContext.class).stream().anyMatch(DefaultBeanContext::isRunning)) {
            beans.forEach(
                    bean -> following.note(
                            "what " + bean
                                    + " is as a bean (its routes and what it gets injected, too) was read at the start; restart to apply it"));
        }
    }
}
