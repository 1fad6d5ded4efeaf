package dev.hotreload.spring.beans;

import dev.hotreload.spi.Following;
import dev.hotreload.spring.change.ChangedClasses;
import dev.hotreload.spring.change.Internals;
import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ApplicationListenerMethodAdapter;
import org.springframework.context.event.EventListener;
import org.springframework.context.event.EventListenerMethodProcessor;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import org.springframework.scheduling.annotation.Schedules;
import org.springframework.util.ClassUtils;

/** Methods that Spring calls by itself because of an annotation: scheduled ones and listeners to events. */
public final class Annotated {
    private final GenericApplicationContext context;
    private final DefaultListableBeanFactory factory;
    private final ChangedClasses changed;
    private final boolean concernsAll;
    private final Following following;

    /**
     * For one context.
     *
     * @param concernsAll whether beans are concerned that nothing changed about
     */
    public Annotated(
            GenericApplicationContext context, ChangedClasses changed, boolean concernsAll, Following following) {
        this.context = context;
        this.factory = context.getDefaultListableBeanFactory();
        this.changed = changed;
        this.concernsAll = concernsAll;
        this.following = following;
    }

    /** Brings schedules and listeners of live beans up to date. */
    public void follow() {
        ScheduledAnnotationBeanPostProcessor scheduler = scheduler();
        EventListenerMethodProcessor events =
                factory.containsSingleton("org.springframework.context.event.internalEventListenerProcessor")
                        ? factory.getBean(EventListenerMethodProcessor.class)
                        : null;
        for (String name : factory.getBeanDefinitionNames()) {
            Class<?> type = factory.getType(name, false);
            if (type != null && (concernsAll || changed.concern(type))) {
                Class<?> userType = ClassUtils.getUserClass(type);
                schedule(name, userType, scheduler);
                if (events != null) {
                    listen(name, userType, events);
                }
            }
        }
    }

    private @Nullable ScheduledAnnotationBeanPostProcessor scheduler() {
        for (BeanPostProcessor processor : factory.getBeanPostProcessors()) {
            if (processor instanceof ScheduledAnnotationBeanPostProcessor scheduler) {
                Internals.clear(scheduler, ScheduledAnnotationBeanPostProcessor.class, "nonAnnotatedClasses");
                return scheduler;
            }
        }
        return null;
    }

    private void schedule(String name, Class<?> type, @Nullable ScheduledAnnotationBeanPostProcessor scheduler) {
        Set<Method> methods = annotated(type, Scheduled.class, Schedules.class);
        Object bean = factory.containsSingleton(name) ? factory.getSingleton(name) : null;
        if (scheduler == null) {
            if (!methods.isEmpty() && bean != null) {
                following.note(
                        "@Scheduled of bean " + name + " has no effect without @EnableScheduling; add it and restart");
            }
            return;
        }
        // Schedules are known by the bean or by what is behind its proxy, which depends on Spring's version.
        Object known = bean == null || scheduler.requiresDestruction(bean) ? bean : References.target(bean);
        boolean wasScheduled = known != null && scheduler.requiresDestruction(known);
        if (bean == null
                || known == null
                || (methods.isEmpty() && !wasScheduled)
                || !isOther(methods, type, wasScheduled)) {
            return;
        }
        scheduler.postProcessBeforeDestruction(known, name);
        scheduler.postProcessAfterInitialization(bean, name);
        if (methods.isEmpty()) {
            following.removed("schedule of " + type.getSimpleName());
        } else {
            methods.forEach(
                    method -> following.changed("scheduled " + type.getSimpleName() + "." + method.getName() + "()"));
        }
    }

    /** Whether what is scheduled may be different: a schedule that stays goes on undisturbed. */
    private boolean isOther(Set<Method> methods, Class<?> type, boolean wasScheduled) {
        return (concernsAll && !wasScheduled)
                || methods.stream().anyMatch(method -> changed.redeclare(method, type) || changed.add(method))
                || (wasScheduled && changed.mayTakeMethods(type));
    }

    private void listen(String name, Class<?> type, EventListenerMethodProcessor events) {
        Set<String> before = listeners(name);
        Set<Method> methods = annotated(type, EventListener.class, EventListener.class);
        for (ApplicationListener<?> listener : List.copyOf(context.getApplicationListeners())) {
            if (listener instanceof ApplicationListenerMethodAdapter adapter
                    && name.equals(beanName(adapter))
                    && (!methods.contains(method(adapter)) || changed.redeclare(method(adapter), type))) {
                context.removeApplicationListener(adapter);
            }
        }
        Internals.clear(events, EventListenerMethodProcessor.class, "nonAnnotatedClasses");
        Internals.call(
                events,
                EventListenerMethodProcessor.class,
                "processBean",
                new Class<?>[] {String.class, Class.class},
                name,
                type);
        tell(type, before, listeners(name));
    }

    private void tell(Class<?> type, Set<String> before, Set<String> now) {
        now.stream()
                .filter(method -> !before.contains(method))
                .forEach(method -> following.added("listener " + type.getSimpleName() + "." + method + "()"));
        before.stream()
                .filter(method -> !now.contains(method))
                .forEach(method -> following.removed("listener " + type.getSimpleName() + "." + method + "()"));
    }

    private Set<String> listeners(String name) {
        Set<String> listeners = new LinkedHashSet<>();
        context.getApplicationListeners().forEach(listener -> {
            if (listener instanceof ApplicationListenerMethodAdapter adapter && name.equals(beanName(adapter))) {
                listeners.add(method(adapter).getName());
            }
        });
        return listeners;
    }

    private static String beanName(ApplicationListenerMethodAdapter adapter) {
        return (String) Internals.get(adapter, ApplicationListenerMethodAdapter.class, "beanName");
    }

    private static Method method(ApplicationListenerMethodAdapter adapter) {
        return (Method) Internals.get(adapter, ApplicationListenerMethodAdapter.class, "targetMethod");
    }

    private static Set<Method> annotated(
            Class<?> type,
            Class<? extends java.lang.annotation.Annotation> annotation,
            Class<? extends java.lang.annotation.Annotation> container) {
        return MethodIntrospector.selectMethods(type, (org.springframework.util.ReflectionUtils.MethodFilter)
                method -> AnnotatedElementUtils.hasAnnotation(AopUtils.getMostSpecificMethod(method, type), annotation)
                        || AnnotatedElementUtils.hasAnnotation(method, container));
    }
}
