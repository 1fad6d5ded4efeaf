package dev.hotreload.spring.beans;

import dev.hotreload.spi.Following;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.ClassUtils;

/** The singletons of one context, for parts of the support that change some of them. */
public final class LiveBeans {
    private final DefaultListableBeanFactory factory;
    private final BeanMaker maker;
    private final Injector injector;

    /** @param following is told what is done */
    public LiveBeans(GenericApplicationContext context, Following following) {
        this.factory = context.getDefaultListableBeanFactory();
        this.maker = new BeanMaker(context, following);
        this.injector = new Injector(factory, following);
    }

    /** Sees one singleton. */
    @FunctionalInterface
    public interface Visitor {

        /**
         * Called for each.
         *
         * @param target the object behind a proxy
         * @param type its class as the source has it
         */
        void visit(String name, Object target, Class<?> type);
    }

    /** Shows the singletons whose classes modules have, not libraries. */
    public void forEachOfApplication(Visitor visitor) {
        for (String name : factory.getSingletonNames()) {
            Object bean = factory.getSingleton(name);
            if (bean != null) {
                Object target = References.target(bean);
                Class<?> type = ClassUtils.getUserClass(target);
                if (type.getClassLoader() != null && type.getClassLoader() != BeanFactory.class.getClassLoader()) {
                    visitor.visit(name, target, type);
                }
            }
        }
    }

    /**
     * Puts another object in the place of a singleton, also where it was injected.
     *
     * @param made what stands for it from now on, such as a proxy of it
     */
    public void put(String name, Object made) {
        maker.put(name, made);
    }

    /** Puts an object, which need not be a bean, where another one is in fields and collections of singletons. */
    public void replace(Object old, Object made) {
        new References(factory).replace(old, made);
    }

    /** Makes a bean once more, beside the one that there is. */
    public Object makeBeside(String name) {
        return new Singletons(factory).makeBeside(name);
    }

    /** Makes a singleton anew, and puts it where the old one was injected. */
    public void remake(String name) {
        maker.remake(name);
    }

    /** Injects a field again. */
    public void inject(String name, Object target, Field field) {
        injector.inject(name, target, field);
    }

    /** Injects a method again: calls it. */
    public void inject(String name, Object target, Method method) {
        injector.inject(name, target, method);
    }
}
