package dev.hotreload.spring;

import dev.hotreload.spi.Changes;
import dev.hotreload.spi.Following;
import dev.hotreload.spi.FrameworkSupport;
import dev.hotreload.spi.Inherited;
import dev.hotreload.spi.Keeping;
import dev.hotreload.spring.keep.GivenBeans;
import dev.hotreload.spring.keep.KeptBeans;
import dev.hotreload.spring.view.JspPages;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Has every application context that lives follow a generation.
 *
 * <p>Made before Spring is loaded, so this class itself needs nothing of Spring.
 */
public final class SpringSupport implements FrameworkSupport {

    /** Called by the runtime. */
    public SpringSupport() {}

    @Override
    public String name() {
        return "Spring";
    }

    @Override
    public Set<String> objects() {
        return Set.of("org.springframework.context.support.GenericApplicationContext");
    }

    @Override
    public Map<String, Object> published(List<Object> objects) {
        return SpringContexts.published(objects);
    }

    @Override
    public Map<String, Object> named(List<Object> objects) {
        return SpringContexts.beans(objects);
    }

    @Override
    public String keptWord() {
        return "bean";
    }

    @Override
    public void keep(List<Object> objects, Keeping keeping) {
        KeptBeans.keep(objects, keeping);
    }

    @Override
    public void made(Object made) {
        JspPages.follow(made);
    }

    @Override
    public void made(Object made, Inherited inherited) {
        GivenBeans.to(made, inherited);
    }

    @Override
    public void close(List<Object> objects, Predicate<Object> isKept) {
        SpringContexts.close(objects, isKept);
    }

    @Override
    public void rehearse(Changes unchanged, Following following) throws Exception {
        SpringContexts.follow(unchanged, following);
    }

    @Override
    public void follow(Changes changes, Following following) throws Exception {
        SpringContexts.follow(changes, following);
    }
}
