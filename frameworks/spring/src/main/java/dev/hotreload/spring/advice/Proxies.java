package dev.hotreload.spring.advice;

import dev.hotreload.spring.change.Internals;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.aop.Advisor;
import org.springframework.aop.framework.AbstractAdvisingBeanPostProcessor;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.AdvisedSupport;
import org.springframework.aop.framework.autoproxy.AbstractAutoProxyCreator;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.cglib.proxy.Factory;

/** Makes proxies as at the start, and has live ones take over their advice. */
final class Proxies {
    /** Where Spring's CGLIB proxies have what answers as {@link Advised}. */
    private static final int ADVISED = 4;

    private final DefaultListableBeanFactory factory;

    Proxies(DefaultListableBeanFactory factory) {
        this.factory = factory;
    }

    /** Returns a new proxy for an object, or the object if nothing is to be called around its methods. */
    Object make(String name, Object target) {
        Object made = target;
        for (BeanPostProcessor processor : factory.getBeanPostProcessors()) {
            if (processor instanceof AbstractAutoProxyCreator
                    || processor instanceof AbstractAdvisingBeanPostProcessor) {
                Object next = processor.postProcessAfterInitialization(made, name);
                made = next == null ? made : next;
            }
        }
        return made;
    }

    /**
     * Gives a proxy the advice of another one in one step: calls that run finish with the old.
     *
     * @param made a proxy, or an object without one
     * @return whether it is other advice than before
     */
    static boolean takeOver(Advised live, Object made) {
        List<Advisor> before = List.of(live.getAdvisors());
        List<Advisor> now = made instanceof Advised advised ? List.of(advised.getAdvisors()) : List.of();
        boolean isOther = !before.equals(now);
        if (isOther) {
            Internals.set(support(live), AdvisedSupport.class, "advisors", new ArrayList<>(now));
        }
        forgetMethods(live);
        return isOther;
    }

    /**
     * Forgets which advice each method has. Spring's own way sets the map to null for a moment, while calls that run may
     * use it.
     */
    static void forgetMethods(Advised live) {
        Internals.set(support(live), AdvisedSupport.class, "methodCache", new ConcurrentHashMap<>());
    }

    private static AdvisedSupport support(Advised proxy) {
        Object holder = proxy instanceof Factory cglib ? cglib.getCallback(ADVISED) : Proxy.getInvocationHandler(proxy);
        return (AdvisedSupport) Internals.get(holder, holder.getClass(), "advised");
    }
}
