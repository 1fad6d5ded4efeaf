package dev.hotreload.spring.web;

import dev.hotreload.spring.change.ChangedClasses;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ReflectionUtils.MethodFilter;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.ControllerAdviceBean;
import org.springframework.web.method.annotation.ExceptionHandlerMethodResolver;

/** The methods of {@code @ControllerAdvice} beans, in the maps that Spring's handler adapters have of them. */
public final class AdviceMethods {
    private static final MethodFilter BINDERS = method -> AnnotatedElementUtils.hasAnnotation(method, InitBinder.class);
    private static final MethodFilter MODELS =
            method -> !AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class)
                    && AnnotatedElementUtils.hasAnnotation(method, ModelAttribute.class);

    private final List<ControllerAdviceBean> beans;

    /** Those of a context whose class has not been deleted. */
    public AdviceMethods(ApplicationContext context, ChangedClasses changed) {
        this.beans = ControllerAdviceBean.findAnnotatedBeans(context).stream()
                .filter(bean -> bean.getBeanType() == null || !changed.removed(bean.getBeanType()))
                .toList();
    }

    /** Methods that fill models. */
    public Map<ControllerAdviceBean, Set<Method>> models() {
        return select(MODELS);
    }

    /** Methods that set up binders. */
    public Map<ControllerAdviceBean, Set<Method>> binders() {
        return select(BINDERS);
    }

    /** Methods that handle exceptions. */
    public Map<ControllerAdviceBean, ExceptionHandlerMethodResolver> handlers() {
        Map<ControllerAdviceBean, ExceptionHandlerMethodResolver> handlers = new LinkedHashMap<>();
        for (ControllerAdviceBean bean : beans) {
            Class<?> type = bean.getBeanType();
            if (type != null) {
                ExceptionHandlerMethodResolver resolver = new ExceptionHandlerMethodResolver(type);
                if (resolver.hasExceptionMappings()) {
                    handlers.put(bean, resolver);
                }
            }
        }
        return handlers;
    }

    private Map<ControllerAdviceBean, Set<Method>> select(MethodFilter filter) {
        Map<ControllerAdviceBean, Set<Method>> selected = new LinkedHashMap<>();
        for (ControllerAdviceBean bean : beans) {
            Class<?> type = bean.getBeanType();
            Set<Method> methods = type == null ? Set.of() : MethodIntrospector.selectMethods(type, filter);
            if (!methods.isEmpty()) {
                selected.put(bean, methods);
            }
        }
        return selected;
    }
}
