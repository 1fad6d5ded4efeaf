package dev.hotreload.spring.beans;

import dev.hotreload.spring.change.Internals;
import java.lang.reflect.Field;
import java.util.Arrays;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.cglib.core.Signature;
import org.springframework.cglib.proxy.MethodProxy;
import org.springframework.cglib.reflect.FastClass;

/**
 * How the subclasses of configuration classes call {@code @Bean} methods: by the index that CGLIB's {@code FastClass}
 * has for each.
 *
 * <p>Spring asks for it as soon as a subclass is initialised, so for a method that has come back to its class before
 * the {@code FastClass} knows it again.
 */
final class ConfigurationCalls {
    private static final String ENHANCED = "ConfigurationClassEnhancer$EnhancedConfiguration";

    private ConfigurationCalls() {}

    /** Asks for all of them again. */
    static void refresh(DefaultListableBeanFactory factory) {
        for (String name : factory.getSingletonNames()) {
            Object bean = factory.getSingleton(name);
            if (bean != null && isEnhanced(bean.getClass())) {
                refresh(bean.getClass());
            }
        }
    }

    private static boolean isEnhanced(Class<?> type) {
        return Arrays.stream(type.getInterfaces())
                .anyMatch(known -> known.getName().endsWith(ENHANCED));
    }

    private static void refresh(Class<?> enhanced) {
        for (Field field : enhanced.getDeclaredFields()) {
            if (field.getType() == MethodProxy.class) {
                refresh((MethodProxy) Internals.get(null, enhanced, field.getName()));
            }
        }
    }

    private static void refresh(MethodProxy method) {
        Signature inherited =
                new Signature(method.getSuperName(), method.getSignature().getDescriptor());
        int known = method.getSuperIndex();
        Object indices = Internals.get(method, MethodProxy.class, "fastClassInfo");
        int index = ((FastClass) Internals.get(indices, indices.getClass(), "f2")).getIndex(inherited);
        if (index != known) {
            Internals.set(indices, indices.getClass(), "i2", index);
        }
    }
}
