package dev.hotreload.spring.config;

import dev.hotreload.spi.Following;
import dev.hotreload.spring.beans.LiveBeans;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.context.properties.ConfigurationPropertiesBean;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindingPostProcessor;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.ClassUtils;

/**
 * The application's own {@code @ConfigurationProperties}: a second object is bound beside the live one, which takes
 * over the properties whose keys changed. One that is bound by its constructor is made again.
 */
final class BoundProperties {
    private static final Pattern END = Pattern.compile("[.\\[]");

    private final GenericApplicationContext context;
    private final Following following;

    BoundProperties(GenericApplicationContext context, Following following) {
        this.context = context;
        this.following = following;
    }

    /** Returns the keys that were put into effect. */
    Set<String> follow(Set<String> changed) {
        Set<String> done = new LinkedHashSet<>();
        for (Map.Entry<String, ConfigurationPropertiesBean> entry :
                ConfigurationPropertiesBean.getAll(context).entrySet()) {
            ConfigurationPropertiesBean bean = entry.getValue();
            Object live = bean.getInstance();
            Class<?> type = live == null ? Object.class : ClassUtils.getUserClass(live);
            // Libraries mostly read theirs at the start.
            boolean isOfApplication =
                    type.getClassLoader() != null && type.getClassLoader() != BeanFactory.class.getClassLoader();
            Set<String> keys = below(bean.getAnnotation().prefix(), changed);
            if (isOfApplication && live != null && !keys.isEmpty() && bind(entry.getKey(), bean, live, type, keys)) {
                done.addAll(keys);
            }
        }
        return done;
    }

    private boolean bind(String name, ConfigurationPropertiesBean bean, Object live, Class<?> type, Set<String> keys) {
        try {
            if (type.isRecord() || !hasDefaultConstructor(type)) {
                new LiveBeans(context, following).remake(name);
                return true;
            }
            Object fresh = BeanUtils.instantiateClass(type);
            context.getBean(ConfigurationPropertiesBindingPostProcessor.class)
                    .postProcessBeforeInitialization(fresh, name);
            for (String key : keys) {
                takeOver(live, fresh, type, property(key, bean.getAnnotation().prefix()));
            }
            return true;
        } catch (RuntimeException | ReflectiveOperationException e) {
            Throwable cause = org.springframework.core.NestedExceptionUtils.getMostSpecificCause(e);
            following.note("the properties of bean " + name + " stay as they were (" + cause.getMessage() + ")");
            return false;
        }
    }

    private static boolean hasDefaultConstructor(Class<?> type) {
        return ClassUtils.getConstructorIfAvailable(type) != null
                || java.util.Arrays.stream(type.getDeclaredConstructors())
                        .anyMatch(constructor -> constructor.getParameterCount() == 0);
    }

    private static void takeOver(Object live, Object fresh, Class<?> type, String property)
            throws ReflectiveOperationException {
        for (Class<?> declaring = type;
                declaring != null && declaring != Object.class;
                declaring = declaring.getSuperclass()) {
            for (Field field : declaring.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())
                        && canonical(field.getName()).equals(property)) {
                    field.setAccessible(true);
                    field.set(live, field.get(fresh));
                    return;
                }
            }
        }
    }

    private static Set<String> below(String prefix, Set<String> keys) {
        String start = canonical(prefix);
        Set<String> found = new LinkedHashSet<>();
        for (String key : keys) {
            if (start.isEmpty() || canonical(key).startsWith(start + ".")) {
                found.add(key);
            }
        }
        return found;
    }

    /** The first part of a key below the prefix. */
    private static String property(String key, String prefix) {
        String canonical = canonical(key);
        String rest = prefix.isEmpty()
                ? canonical
                : canonical.substring(canonical(prefix).length() + 1);
        return END.split(rest, 2)[0];
    }

    /** As Spring Boot compares names. */
    private static String canonical(String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }
}
