package dev.hotreload.handover;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;

/**
 * What the generic type of a variable says about the objects in the containers that it has, and given to the functions.
 */
enum Content {
    /** None that must be translated, as in a {@code List<String>}. */
    NONE,
    /** Nobody knows. */
    ANY,
    /** Objects of the application's classes, now or later. */
    OTHERS;

    static Content of(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            Content content = isOfJdk((Class<?>) parameterized.getRawType()) ? NONE : OTHERS;
            return content.or(parameterized.getActualTypeArguments());
        }
        if (type instanceof GenericArrayType array) {
            return of(array.getGenericComponentType());
        }
        if (type instanceof WildcardType wildcard) {
            Type[] lower = wildcard.getLowerBounds();
            return NONE.or(lower.length == 0 ? wildcard.getUpperBounds() : lower);
        }
        if (type instanceof Class<?> plain) {
            return !Kind.mayHaveOthers(plain) ? NONE : isOfJdk(plain) ? ANY : OTHERS;
        }
        return ANY;
    }

    private Content or(Type... types) {
        Content all = this;
        for (Type type : types) {
            Content one = of(type);
            all = one.compareTo(all) > 0 ? one : all;
        }
        return all;
    }

    private static boolean isOfJdk(Class<?> type) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        return element.getModule().isNamed();
    }
}
