package dev.hotreload.spring.beans;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationListener;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;

/**
 * What of Spring holds a bean because it calls it by itself: its schedules, and the bean if it is a listener to events.
 */
final class Callers {

    private Callers() {}

    /** Has them call another object, such as a proxy of the bean; its schedules begin anew. */
    static void move(GenericApplicationContext context, String name, Object old, Object made) {
        for (BeanPostProcessor processor :
                context.getDefaultListableBeanFactory().getBeanPostProcessors()) {
            if (processor instanceof ScheduledAnnotationBeanPostProcessor scheduler
                    && scheduler.requiresDestruction(old)) {
                scheduler.postProcessBeforeDestruction(old, name);
                scheduler.postProcessAfterInitialization(made, name);
            }
        }
        if (old instanceof ApplicationListener<?> listener && made instanceof ApplicationListener<?> proxy) {
            context.addApplicationListener(proxy);
            context.removeApplicationListener(listener);
        }
    }
}
