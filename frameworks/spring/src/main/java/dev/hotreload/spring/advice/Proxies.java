package dev.hotreload.spring.advice;

import org.springframework.aop.framework.AbstractAdvisingBeanPostProcessor;
import org.springframework.aop.framework.autoproxy.AbstractAutoProxyCreator;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

/** Makes proxies as at the start. */
final class Proxies {
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
}
