package dev.hotreload.spring;

import dev.hotreload.spi.Changes;
import dev.hotreload.spi.Following;
import dev.hotreload.spring.advice.AdvisedBeans;
import dev.hotreload.spring.beans.Annotated;
import dev.hotreload.spring.beans.BeanChanges;
import dev.hotreload.spring.beans.Injections;
import dev.hotreload.spring.change.ChangedClasses;
import dev.hotreload.spring.config.ConfigurationFiles;
import dev.hotreload.spring.data.SpringData;
import dev.hotreload.spring.keep.EndedContexts;
import dev.hotreload.spring.view.Texts;
import dev.hotreload.spring.web.WebStack;
import dev.hotreload.spring.web.reactive.WebFlux;
import dev.hotreload.spring.web.servlet.WebMvc;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.springframework.context.support.GenericApplicationContext;

/** The contexts of the application, and the order of what is done for each. */
final class SpringContexts {

    private SpringContexts() {}

    /** The context that became active first, which is the application's own. */
    static Map<String, Object> published(List<Object> objects) {
        for (Object object : objects) {
            if (object instanceof GenericApplicationContext context && context.isActive()) {
                return Map.of("context", context);
            }
        }
        return Map.of();
    }

    /** The singletons of that context that there are; none is made for the prompt. */
    static Map<String, Object> beans(List<Object> objects) {
        Map<String, Object> beans = new TreeMap<>();
        if (published(objects).get("context") instanceof GenericApplicationContext context) {
            for (String name : context.getBeanFactory().getSingletonNames()) {
                Object bean = context.getBeanFactory().getSingleton(name);
                if (bean != null) {
                    beans.put(name, bean);
                }
            }
        }
        return beans;
    }

    /** Closes them, and has Spring forget their classes, which go. */
    static void close(List<Object> objects, Predicate<Object> isKept) {
        EndedContexts.close(objects, isKept);
        SpringCaches.forget();
        for (Object object : objects) {
            if (object instanceof GenericApplicationContext context) {
                SpringData.forget(context.getClassLoader());
            }
        }
    }

    static void follow(Changes changes, Following following) throws IOException {
        ChangedClasses changed = new ChangedClasses(changes);
        if (changed.lookDifferent()) {
            SpringCaches.forget();
        }
        for (GenericApplicationContext context : following.objects(GenericApplicationContext.class)) {
            // One that is still starting works everything out of the new classes, or has done so; it is not touched.
            if (context.isActive()) {
                ConfigurationFiles.follow(context, changes.resources(), following);
                if (!changes.resources().isEmpty()) {
                    Texts.forget(context);
                }
                follow(context, changed, following);
            }
        }
    }

    private static void follow(GenericApplicationContext context, ChangedClasses changed, Following following) {
        ClassLoader loader = context.getClassLoader();
        if (loader == null) {
            return;
        }
        boolean areBeansConcerned = changed.lookDifferent() && concern(context, changed);
        if (areBeansConcerned) {
            SpringCaches.forget(context);
        }
        BeanChanges beans = BeanChanges.of(context, changed);
        if (changed.lookDifferent()) {
            SpringData.follow(context, changed, following);
        }
        beans.apply(following);
        new Unfollowed(context, beans.enabled(), following).tell(changed);
        List<WebStack> web = web(loader);
        if (beans.hasChanges()) {
            web.forEach(stack -> stack.followRoutes(context, beans.removed()));
        }
        // Without them it is code alone, or classes of which no bean is made: nothing else was derived from them.
        if (areBeansConcerned || beans.hasOtherBeans()) {
            follow(context, changed, beans, web, following);
        }
        if (areBeansConcerned || beans.hasChanges()) {
            web.forEach(stack -> stack.forgetObjects(context));
        }
    }

    /** An application may have both on its class path, and use one of them. */
    private static List<WebStack> web(ClassLoader loader) {
        List<WebStack> web = new ArrayList<>();
        if (WebMvc.isPresent(loader)) {
            web.add(new WebMvc());
        }
        if (WebFlux.isPresent(loader)) {
            web.add(new WebFlux());
        }
        return web;
    }

    private static void follow(
            GenericApplicationContext context,
            ChangedClasses changed,
            BeanChanges beans,
            List<WebStack> web,
            Following following) {
        AdvisedBeans advised =
                new AdvisedBeans(context, changed, !beans.enabled().isEmpty(), following);
        // An aspect that goes is a bean until the end.
        boolean isLate = advised.concernsAll() && !beans.removed().isEmpty();
        if (!isLate) {
            advised.follow();
        }
        new Injections(context, changed, following).follow();
        web.forEach(stack -> stack.follow(context, changed, beans, following));
        new Annotated(context, changed, !beans.enabled().isEmpty(), following).follow();
        beans.remove(following);
        if (isLate) {
            advised.follow();
        }
    }

    private static boolean concern(GenericApplicationContext context, ChangedClasses changed) {
        for (String name : context.getBeanFactory().getBeanDefinitionNames()) {
            Class<?> type = context.getBeanFactory().getType(name, false);
            if (type != null && changed.concern(type)) {
                return true;
            }
        }
        return false;
    }
}
