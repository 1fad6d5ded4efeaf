package dev.hotreload.spring.advice;

import dev.hotreload.spring.change.ChangedClasses;
import dev.hotreload.spring.change.Internals;
import java.util.Map;
import org.springframework.aop.Advisor;
import org.springframework.aop.framework.AbstractAdvisingBeanPostProcessor;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

/** The limits of {@code @ConcurrencyLimit}, since Spring 7: read when a method of a bean is first called. */
final class ConcurrencyLimits {
    private static final String PROCESSOR =
            "org.springframework.resilience.annotation.ConcurrencyLimitBeanPostProcessor";

    private ConcurrencyLimits() {}

    /** Has those of changed classes read again; calls that run are counted for the old ones. */
    static void forget(DefaultListableBeanFactory factory, ChangedClasses changed) {
        for (BeanPostProcessor processor : factory.getBeanPostProcessors()) {
            if (processor.getClass().getName().equals(PROCESSOR)) {
                Advisor advisor =
                        (Advisor) Internals.get(processor, AbstractAdvisingBeanPostProcessor.class, "advisor");
                Object interceptor = advisor.getAdvice();
                Map<?, ?> limits = Internals.map(interceptor, interceptor.getClass(), "holderPerInstance");
                // It is a synchronised map, whose views have to be locked by hand.
                synchronized (limits) {
                    limits.keySet().removeIf(proxy -> changed.concern(AopUtils.getTargetClass(proxy)));
                }
            }
        }
    }
}
