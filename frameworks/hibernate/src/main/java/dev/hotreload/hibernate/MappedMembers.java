package dev.hotreload.hibernate;

import dev.hotreload.spi.ChangedType;
import dev.hotreload.spi.ChangedType.Member;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What of a mapped class its mapping is worked out from. */
final class MappedMembers {

    private MappedMembers() {}

    /** Fields, or accessors where these are mapped, and whatever has another annotation of JPA or Hibernate. */
    static boolean areOthers(ChangedType type) {
        return type.hasOtherHierarchy()
                || type.annotations().stream()
                        .anyMatch(name -> name.startsWith("jakarta.persistence.") || name.startsWith("org.hibernate."))
                || has(type.added(), type)
                || has(type.removed(), type)
                || has(type.redeclared(), type);
    }

    private static boolean has(Set<Member> members, ChangedType type) {
        boolean isByAccessor = isMappedByAccessor(type.live());
        return members.stream()
                .anyMatch(member -> member.descriptor().startsWith("(")
                        ? isByAccessor && member.descriptor().startsWith("()")
                        : !isByAccessor && !isLeftOut(member.name(), type.live()));
    }

    /** A field that no mapping has, as far as the class tells. */
    private static boolean isLeftOut(String field, @Nullable Class<?> type) {
        return type != null
                && Arrays.stream(type.getDeclaredFields())
                        .anyMatch(each -> each.getName().equals(field)
                                && (each.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) != 0);
    }

    /** Where the identifier's annotation is decides for the whole class. */
    private static boolean isMappedByAccessor(@Nullable Class<?> type) {
        for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
            for (Method method : declaring.getDeclaredMethods()) {
                for (Annotation annotation : method.getAnnotations()) {
                    String name = annotation.annotationType().getName();
                    if (name.startsWith("jakarta.persistence.") && name.endsWith("Id")) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
