package dev.hotreload.spring.data;

import dev.hotreload.spring.change.Internals;
import jakarta.persistence.EntityManagerFactory;
import org.springframework.util.ClassUtils;

/** Hibernate's list of all session factories, which would keep those that are not closed. */
final class HibernateRegistry {
    private static final String NAME = "org.hibernate.internal.SessionFactoryRegistry";

    private HibernateRegistry() {}

    /** Takes a factory out of the list. */
    static void forget(EntityManagerFactory old) {
        ClassLoader loader = old.getClass().getClassLoader();
        if (ClassUtils.isPresent(NAME, loader)) {
            Class<?> type = ClassUtils.resolveClassName(NAME, loader);
            Object registry = Internals.get(null, type, "INSTANCE");
            Internals.map(registry, type, "sessionFactoryMap").values().removeIf(factory -> factory == old);
        }
    }
}
