package dev.hotreload.spring.advice;

import dev.hotreload.spi.ChangedType;
import dev.hotreload.spi.ChangedType.Kind;
import dev.hotreload.spi.Following;
import dev.hotreload.spring.beans.LiveBeans;
import dev.hotreload.spring.change.ChangedClasses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Gives live singletons the advice that the sources ask for now: transactions, caches, other threads, validation,
 * method security, aspects.
 *
 * <p>A proxy is made beside each of them, as at the start. A proxy that lives takes over its advice, and stays the same
 * object; a bean that has had no proxy is replaced by it, in the fields of other beans, too. A bean that needs no
 * advice any more keeps a proxy that does nothing.
 */
public final class AdvisedBeans {
    private final GenericApplicationContext context;
    private final DefaultListableBeanFactory factory;
    private final ChangedClasses changed;
    private final boolean hasOtherProcessors;
    private final Following following;
    private final LiveBeans beans;
    private final Proxies proxies;
    private final List<Advised> renewed = new ArrayList<>();

    /**
     * For one context.
     *
     * @param hasOtherProcessors whether what makes proxies came with this generation
     */
    public AdvisedBeans(
            GenericApplicationContext context,
            ChangedClasses changed,
            boolean hasOtherProcessors,
            Following following) {
        this.context = context;
        this.factory = context.getDefaultListableBeanFactory();
        this.changed = changed;
        this.hasOtherProcessors = hasOtherProcessors;
        this.following = following;
        this.beans = new LiveBeans(context, following);
        this.proxies = new Proxies(factory);
    }

    /**
     * Whether a generation has to do with advice that other beans get: an aspect or an advisor came, went or changed.
     */
    public boolean concernsAll() {
        return hasOtherProcessors || new Aspects(factory, changed).haveChanged();
    }

    /** Brings the advice of live singletons up to date. */
    public void follow() {
        boolean concernsAll = concernsAll();
        if (concernsAll) {
            new Aspects(factory, changed).forget();
        }
        beans.forEachOfApplication((name, target, type) -> {
            Object bean = factory.getSingleton(name);
            boolean isConcerned = concernsAll || changed.concern(type);
            if (bean != null
                    && isConcerned
                    && factory.containsBeanDefinition(name)
                    && !(bean instanceof FactoryBean<?>)) {
                advise(name, bean, target);
            }
        });
        ConcurrencyLimits.forget(factory, changed);
        // A call that was looking for its advice meanwhile may have kept what it found before.
        renewed.forEach(LiveProxies::forgetMethods);
        changed.types().forEach(this::tell);
    }

    private void advise(String name, Object bean, Object target) {
        boolean isProxy = AopUtils.isAopProxy(bean);
        if (isProxy && (bean == target || !(bean instanceof Advised))) {
            // Its target changes from call to call, or it hides what it is made of.
            following.note(
                    "the proxy of bean " + name + " keeps the advice that it has; restart to apply other advice");
            return;
        }
        Object made;
        try {
            made = proxies.make(name, target);
        } catch (RuntimeException e) {
            following.note("bean " + name + " gets no advice (" + e.getMessage() + "); a restart would fail");
            return;
        }
        if (isProxy) {
            Advised live = (Advised) bean;
            if (LiveProxies.takeOverAdvice(live, made)) {
                following.changed("advice of bean " + name);
            }
            renewed.add(live);
        } else if (made != target) {
            beans.put(name, made);
            following.added("proxy of bean " + name);
        }
    }

    private void tell(ChangedType type) {
        Class<?> live = type.live();
        if (type.kind() != Kind.CHANGED || live == null) {
            return;
        }
        Set<String> annotations = AdviceAnnotations.changedIn(type, live);
        annotations.removeIf(annotation -> isUnread(annotation, live));
        String[] names = context.getBeanNamesForType(live, true, false);
        if (!annotations.isEmpty() && names.length > 0) {
            annotations.forEach(annotation ->
                    following.changed(AdviceAnnotations.shown(annotation) + " of " + live.getSimpleName()));
            Arrays.stream(names)
                    .filter(name -> factory.containsBeanDefinition(name)
                            && !factory.getMergedBeanDefinition(name).isSingleton())
                    .forEach(name -> following.note(
                            "objects of bean " + name + " that there are already keep the advice that they have"));
        }
    }

    /** Says that an annotation has no effect if nobody looks for it. */
    private boolean isUnread(String annotation, Class<?> live) {
        Optional<String> missing = AdviceAnnotations.missing(annotation, context);
        if (missing.isPresent() && AdviceAnnotations.isOn(live, annotation)) {
            following.note(AdviceAnnotations.shown(annotation) + " on " + live.getSimpleName()
                    + " has no effect, because there is no " + missing.get() + "; add what enables it and restart");
        }
        return missing.isPresent();
    }
}
