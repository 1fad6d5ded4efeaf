package dev.hotreload.spring.advice;

import dev.hotreload.spi.ChangedType;
import dev.hotreload.spring.change.ChangedClasses;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.util.ClassUtils;

/** The annotations that ask for advice, and the beans without which nobody reads them. */
final class AdviceAnnotations {
    /** By the beginnings of their names. */
    private static final Map<String, String> READERS = new LinkedHashMap<>();

    static {
        READERS.put(
                "org.springframework.transaction.annotation.",
                "org.springframework.transaction.interceptor.TransactionInterceptor");
        READERS.put(
                "jakarta.transaction.Transactional",
                "org.springframework.transaction.interceptor.TransactionInterceptor");
        READERS.put("org.springframework.cache.annotation.", "org.springframework.cache.interceptor.CacheInterceptor");
        READERS.put(
                "org.springframework.scheduling.annotation.Async",
                "org.springframework.scheduling.annotation.AsyncAnnotationBeanPostProcessor");
        READERS.put(
                "org.springframework.validation.annotation.Validated",
                "org.springframework.validation.beanvalidation.MethodValidationPostProcessor");
        READERS.put(
                "org.springframework.security.access.",
                "org.springframework.security.authorization.method.AuthorizationAdvisor");
        READERS.put(
                "org.springframework.resilience.annotation.Retryable",
                "org.springframework.resilience.annotation.RetryAnnotationBeanPostProcessor");
        READERS.put(
                "org.springframework.resilience.annotation.ConcurrencyLimit",
                "org.springframework.resilience.annotation.ConcurrencyLimitBeanPostProcessor");
        READERS.put("org.springframework.retry.annotation.", "org.springframework.retry.annotation.RetryConfiguration");
        READERS.put(
                "org.aspectj.lang.annotation.",
                "org.springframework.aop.aspectj.annotation.AnnotationAwareAspectJAutoProxyCreator");
    }

    private AdviceAnnotations() {}

    /** Binary names of those that a generation added, removed or changed on a class or in it. */
    static Set<String> changedIn(ChangedType type, Class<?> live) {
        Set<String> changed = new LinkedHashSet<>();
        type.annotations().stream().filter(AdviceAnnotations::isAdvice).forEach(changed::add);
        for (Method method : live.getDeclaredMethods()) {
            if (type.added().contains(ChangedClasses.member(method))) {
                MergedAnnotations.from(method).stream()
                        .map(annotation -> annotation.getType().getName())
                        .filter(AdviceAnnotations::isAdvice)
                        .forEach(changed::add);
            }
        }
        return changed;
    }

    private static boolean isAdvice(String annotation) {
        return READERS.keySet().stream().anyMatch(annotation::startsWith);
    }

    /** Whether a class or one of its methods has an annotation now. */
    static boolean isOn(Class<?> type, String annotation) {
        return Stream.<AnnotatedElement>concat(Stream.of(type), Stream.of(type.getDeclaredMethods()))
                .anyMatch(element -> MergedAnnotations.from(element).isPresent(annotation));
    }

    /** The simple name of the bean that is needed and not there. */
    static Optional<String> missing(String annotation, GenericApplicationContext context) {
        ClassLoader loader = context.getClassLoader();
        return READERS.entrySet().stream()
                .filter(reader -> annotation.startsWith(reader.getKey()))
                .map(Map.Entry::getValue)
                .filter(reader -> !ClassUtils.isPresent(reader, loader)
                        || context.getBeanNamesForType(ClassUtils.resolveClassName(reader, loader), true, false).length
                                == 0)
                .map(ClassUtils::getShortName)
                .findFirst();
    }

    static String shown(String annotation) {
        return "@" + ClassUtils.getShortName(annotation);
    }
}
