package dev.hotreload.spring.beans;

import dev.hotreload.spi.Following;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.ResolvableType;

/**
 * Collections of beans that live beans have, when beans of their element type came or went: {@code List<Handler>},
 * {@code Map<String, Handler>}; and dependencies that need not be there.
 *
 * <p>A field that has no annotation counts if a constructor takes something of its type.
 */
final class BeanCollections {
    private final GenericApplicationContext context;
    private final DefaultListableBeanFactory factory;
    private final Following following;

    BeanCollections(GenericApplicationContext context, Following following) {
        this.context = context;
        this.factory = context.getDefaultListableBeanFactory();
        this.following = following;
    }

    /** Injects those anew that may have one of these classes in them: of beans that came, or are about to go. */
    void follow(Set<Class<?>> types) {
        if (types.isEmpty()) {
            return;
        }
        new LiveBeans(context, following).forEachOfApplication((name, target, type) -> {
            for (Class<?> declaring = type;
                    declaring != null && declaring != Object.class;
                    declaring = declaring.getSuperclass()) {
                for (Field field : declaring.getDeclaredFields()) {
                    if (isOf(field, types) && (Injections.isInjected(field) || isTaken(field, declaring))) {
                        inject(name, target, field);
                    }
                }
            }
        });
    }

    private static boolean isOf(Field field, Set<Class<?>> types) {
        if (Modifier.isStatic(field.getModifiers())) {
            return false;
        }
        ResolvableType type = ResolvableType.forField(field);
        ResolvableType element = Collection.class.isAssignableFrom(field.getType())
                ? type.asCollection().getGeneric(0)
                : Map.class.isAssignableFrom(field.getType())
                        ? type.asMap().getGeneric(1)
                        : field.getType().isArray() ? type.getComponentType() : type;
        Class<?> known = element.resolve();
        return known != null && known != Object.class && types.stream().anyMatch(bean -> known.isAssignableFrom(bean));
    }

    private static boolean isTaken(Field field, Class<?> declaring) {
        boolean isSingle = !field.getType().isArray()
                && !Collection.class.isAssignableFrom(field.getType())
                && !Map.class.isAssignableFrom(field.getType());
        if (isSingle) {
            return false;
        }
        for (Constructor<?> constructor : declaring.getDeclaredConstructors()) {
            for (Type parameter : constructor.getGenericParameterTypes()) {
                if (parameter.equals(field.getGenericType())) {
                    return true;
                }
            }
        }
        return false;
    }

    private void inject(String name, Object target, Field field) {
        String shown = target.getClass().getSimpleName() + "." + field.getName();
        try {
            field.setAccessible(true);
            Object before = field.get(target);
            DependencyDescriptor dependency = new DependencyDescriptor(field, false);
            dependency.setContainingClass(target.getClass());
            Set<String> beans = new LinkedHashSet<>();
            @Nullable Object now = factory.resolveDependency(dependency, name, beans, null);
            if (!isSame(before, now)) {
                field.set(target, now == null ? empty(field) : now);
                beans.stream().filter(factory::containsBean).forEach(bean -> factory.registerDependentBean(bean, name));
                following.changed("injected " + shown);
            }
        } catch (BeansException | IllegalAccessException e) {
            following.note(shown + " keeps the beans that it has (" + e.getMessage() + ")");
        }
    }

    private static boolean isSame(@Nullable Object before, @Nullable Object now) {
        return before == now
                || (before instanceof Collection<?> elements && now == null && elements.isEmpty())
                || (before instanceof Map<?, ?> map && now == null && map.isEmpty())
                || ((before instanceof Collection<?> || before instanceof Map<?, ?>) && before.equals(now));
    }

    /** What a constructor gets where there is no bean of the element type. */
    private static @Nullable Object empty(Field field) {
        return field.getType().isAssignableFrom(ArrayList.class)
                ? new ArrayList<>()
                : field.getType().isAssignableFrom(LinkedHashSet.class)
                        ? new LinkedHashSet<>()
                        : field.getType().isAssignableFrom(LinkedHashMap.class) ? new LinkedHashMap<>() : null;
    }
}
