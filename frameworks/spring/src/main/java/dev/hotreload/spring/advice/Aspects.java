package dev.hotreload.spring.advice;

import dev.hotreload.spi.ChangedType;
import dev.hotreload.spring.change.ChangedClasses;
import dev.hotreload.spring.change.Internals;
import java.util.Arrays;
import org.aopalliance.aop.Advice;
import org.springframework.aop.Advisor;
import org.springframework.aop.aspectj.annotation.AnnotationAwareAspectJAutoProxyCreator;
import org.springframework.aop.aspectj.annotation.BeanFactoryAspectJAdvisorsBuilder;
import org.springframework.aop.framework.autoproxy.AbstractAdvisorAutoProxyCreator;
import org.springframework.aop.framework.autoproxy.BeanFactoryAdvisorRetrievalHelper;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.util.ClassUtils;

/** The application's aspects and advisors: what the creators of proxies keep about them. */
final class Aspects {
    /** By name: an application need not have AspectJ's library. */
    private static final String ASPECT = "org.aspectj.lang.annotation.Aspect";

    private final DefaultListableBeanFactory factory;
    private final ChangedClasses changed;

    Aspects(DefaultListableBeanFactory factory, ChangedClasses changed) {
        this.factory = factory;
        this.changed = changed;
    }

    /** Whether one came, went or looks different. */
    boolean haveChanged() {
        return changed.types().stream().anyMatch(Aspects::wasAspect)
                || Arrays.stream(factory.getBeanDefinitionNames())
                        .map(name -> factory.getType(name, false))
                        .anyMatch(type ->
                                type != null && changed.concern(type) && isAdvice(ClassUtils.getUserClass(type)));
    }

    private static boolean wasAspect(ChangedType type) {
        return type.looksDifferent()
                && (type.annotations().contains(ASPECT) || (type.live() != null && isAdvice(type.live())));
    }

    private static boolean isAdvice(Class<?> type) {
        return Advisor.class.isAssignableFrom(type)
                || Advice.class.isAssignableFrom(type)
                || MergedAnnotations.from(type, MergedAnnotations.SearchStrategy.TYPE_HIERARCHY)
                        .isPresent(ASPECT);
    }

    /** Has them looked for again when the next proxy is made. */
    void forget() {
        for (BeanPostProcessor processor : factory.getBeanPostProcessors()) {
            if (processor instanceof AbstractAdvisorAutoProxyCreator creator) {
                Internals.set(
                        Internals.get(creator, AbstractAdvisorAutoProxyCreator.class, "advisorRetrievalHelper"),
                        BeanFactoryAdvisorRetrievalHelper.class,
                        "cachedAdvisorBeanNames",
                        null);
            }
            if (processor instanceof AnnotationAwareAspectJAutoProxyCreator creator) {
                Object builder =
                        Internals.get(creator, AnnotationAwareAspectJAutoProxyCreator.class, "aspectJAdvisorsBuilder");
                Internals.set(builder, BeanFactoryAspectJAdvisorsBuilder.class, "aspectBeanNames", null);
                Internals.clear(builder, BeanFactoryAspectJAdvisorsBuilder.class, "advisorsCache");
                Internals.clear(builder, BeanFactoryAspectJAdvisorsBuilder.class, "aspectFactoryCache");
            }
        }
    }
}
