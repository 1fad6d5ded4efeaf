package dev.hotreload.spring.advice;

import dev.hotreload.spring.change.Internals;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.AdvisedSupport;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.cglib.proxy.Factory;

/** Has proxies of Spring that live take over what new ones are made of. */
public final class LiveProxies {
    /** Where Spring's CGLIB proxies have what answers as {@link Advised}. */
    private static final int ADVISED = 4;

    private LiveProxies() {}

    /**
     * Gives a proxy the advice and the target of another one. If proxies stand for proxies, it is the last one of them.
     *
     * @return whether both are proxies
     */
    public static boolean takeOver(Object live, Object made) {
        @Nullable Advised to = last(live);
        @Nullable Advised from = last(made);
        if (to == null || from == null) {
            return false;
        }
        Internals.set(support(to), AdvisedSupport.class, "targetSource", from.getTargetSource());
        takeOverAdvice(to, from);
        return true;
    }

    private static @Nullable Advised last(Object proxy) {
        @Nullable Advised last = proxy instanceof Advised advised ? advised : null;
        while (last != null && AopProxyUtils.getSingletonTarget(last) instanceof Advised next) {
            last = next;
        }
        return last;
    }

    /**
     * Gives a proxy the advice of another one in one step: calls that run finish with the old.
     *
     * @param made a proxy, or an object without one
     * @return whether it is other advice than before
     */
    static boolean takeOverAdvice(Advised live, Object made) {
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
     * Forgets which advice each method has. Spring's own way sets the map to null for a moment, while calls that run
     * may use it.
     */
    static void forgetMethods(Advised live) {
        Internals.set(support(live), AdvisedSupport.class, "methodCache", new ConcurrentHashMap<>());
    }

    private static AdvisedSupport support(Advised proxy) {
        Object holder = proxy instanceof Factory cglib ? cglib.getCallback(ADVISED) : Proxy.getInvocationHandler(proxy);
        return (AdvisedSupport) Internals.get(holder, holder.getClass(), "advised");
    }
}
