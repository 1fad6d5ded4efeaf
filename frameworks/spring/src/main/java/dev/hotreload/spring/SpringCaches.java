package dev.hotreload.spring;

import dev.hotreload.spring.change.Internals;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.AutowiredAnnotationBeanPostProcessor;
import org.springframework.beans.factory.annotation.InitDestroyAnnotationBeanPostProcessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.AbstractAutowireCapableBeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.CommonAnnotationBeanPostProcessor;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.BridgeMethodResolver;
import org.springframework.core.GenericTypeResolver;
import org.springframework.core.annotation.OrderUtils;
import org.springframework.core.convert.Property;
import org.springframework.util.ClassUtils;

/**
 * What Spring keeps about classes, beyond the static caches that the runtime clears for every library.
 *
 * <p>The caches are filled again when somebody asks, as at the start.
 */
final class SpringCaches {
    /** Private static caches without a method that clears them. */
    private static final Map<Class<?>, List<String>> STATIC = Map.of(
            BridgeMethodResolver.class, List.of("cache"),
            GenericTypeResolver.class, List.of("typeVariableCache"),
            OrderUtils.class, List.of("orderCache"),
            Property.class, List.of("annotationCache"),
            ClassUtils.class, List.of("interfaceMethodCache"));

    private SpringCaches() {}

    /** Clears the static ones. */
    static void forget() {
        STATIC.forEach((type, fields) -> fields.forEach(field -> Internals.clear(null, type, field)));
    }

    /** Clears those of one context's bean factory and post processors. */
    static void forget(GenericApplicationContext context) {
        DefaultListableBeanFactory factory = context.getDefaultListableBeanFactory();
        factory.clearMetadataCache();
        Internals.clear(factory, AbstractAutowireCapableBeanFactory.class, "factoryMethodCandidateCache");
        for (BeanPostProcessor processor : factory.getBeanPostProcessors()) {
            if (processor instanceof AutowiredAnnotationBeanPostProcessor autowired) {
                for (String cache :
                        List.of("lookupMethodsChecked", "candidateConstructorsCache", "injectionMetadataCache")) {
                    Internals.clear(autowired, AutowiredAnnotationBeanPostProcessor.class, cache);
                }
            } else if (processor instanceof InitDestroyAnnotationBeanPostProcessor lifecycle) {
                Internals.clear(lifecycle, InitDestroyAnnotationBeanPostProcessor.class, "lifecycleMetadataCache");
                if (lifecycle instanceof CommonAnnotationBeanPostProcessor common) {
                    Internals.clear(common, CommonAnnotationBeanPostProcessor.class, "injectionMetadataCache");
                }
            }
        }
    }
}
