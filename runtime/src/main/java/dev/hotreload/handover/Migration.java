package dev.hotreload.handover;

import dev.hotreload.api.Migrate;
import dev.hotreload.message.HandoverTexts;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The application's own way from an object of an earlier generation to one of its class: see {@link Migrate}. */
final class Migration {
    /** The methods are held by their own classes. */
    private static final ClassValue<Optional<Method>> METHODS = new ClassValue<>() {
        @Override
        protected Optional<Method> computeValue(Class<?> type) {
            return find(type);
        }
    };

    private Migration() {}

    /** The method of a class that makes its objects; empty if it has none. */
    static Optional<Method> of(Class<?> type) {
        return METHODS.get(type);
    }

    private static Optional<Method> find(Class<?> type) {
        for (Method method : type.getDeclaredMethods()) {
            Migrate migrate = method.getAnnotation(Migrate.class);
            if (migrate != null && migrate.field().isEmpty()) {
                boolean isUsable = Modifier.isStatic(method.getModifiers())
                        && method.getParameterCount() == 1
                        && method.getParameterTypes()[0] == Map.class
                        && type.isAssignableFrom(method.getReturnType());
                if (!isUsable) {
                    throw new CannotBeKept(
                            type,
                            method.getName(),
                            HandoverTexts.migrationShape(method.getName(), type.getSimpleName()));
                }
                return Optional.of(method);
            }
        }
        return Optional.empty();
    }

    /**
     * The values of all fields of an object, those of a class before those that it inherits, by name.
     *
     * @param translation what each value is for the method
     */
    static Map<String, Object> values(Object object, UnaryOperator<@Nullable Object> translation, Access access) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Class<?> each = object.getClass(); each != null; each = each.getSuperclass()) {
            for (Field field : Fields.declared(each)) {
                if (!values.containsKey(field.getName())) {
                    values.put(field.getName(), translation.apply(FieldPair.read(field, object, access)));
                }
            }
        }
        return values;
    }

    /** Calls the method. */
    static Object call(Method method, Map<String, Object> values) {
        Class<?> type = method.getDeclaringClass();
        Object made;
        try {
            method.setAccessible(true);
            made = method.invoke(null, values);
        } catch (InvocationTargetException e) {
            throw new CannotBeKept(
                    type,
                    method.getName(),
                    HandoverTexts.migrationFailed(method.getName(), e.getCause()),
                    e.getCause());
        } catch (IllegalAccessException e) {
            throw new LinkageError("hotreload: " + method, e);
        }
        if (made == null) {
            throw new CannotBeKept(type, method.getName(), HandoverTexts.migrationNull(method.getName()));
        }
        return made;
    }
}
