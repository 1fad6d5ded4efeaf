package dev.hotreload.hibernate;

import dev.hotreload.spi.ChangedType;
import dev.hotreload.spi.ChangedType.Kind;
import dev.hotreload.spi.Following;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.metamodel.ManagedType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The session factories that are open, and what they have mapped. Asked as JPA has it: Hibernate 7 has other types of
 * its own.
 */
final class SessionFactories {

    private SessionFactories() {}

    static void follow(List<ChangedType> types, Following following) {
        Set<String> mapped = new HashSet<>();
        boolean isAnyOpen = false;
        for (EntityManagerFactory factory : following.objects(EntityManagerFactory.class)) {
            if (factory.isOpen()) {
                isAnyOpen = true;
                for (ManagedType<?> type : factory.getMetamodel().getManagedTypes()) {
                    if (type.getJavaType() != null) {
                        mapped.add(type.getJavaType().getName());
                    }
                }
            }
        }
        for (ChangedType type : types) {
            if (isAnyOpen) {
                tell(type, mapped.contains(type.name()), following);
            }
        }
    }

    private static void tell(ChangedType type, boolean isMapped, Following following) {
        String name = type.name().substring(type.name().lastIndexOf('.') + 1);
        if (isMapped && type.kind() == Kind.REMOVED) {
            following.note(name + " is mapped until a restart");
        } else if (isMapped && MappedMembers.areOthers(type)) {
            following.note("the mapping of " + name + " is worked out once; restart to apply what changed");
        } else if (!isMapped && type.kind() != Kind.REMOVED && isToBeMapped(type)) {
            following.note(name + " is not mapped; restart if it is to be");
        }
    }

    /** A class that nobody has loaded yet is loaded for the question; its initialiser does not run. */
    private static boolean isToBeMapped(ChangedType type) {
        if (type.kind() != Kind.ADDED && !type.isRedeclared()) {
            return false;
        }
        try {
            Class<?> added =
                    Class.forName(type.name(), false, Thread.currentThread().getContextClassLoader());
            return added.isAnnotationPresent(Entity.class)
                    || added.isAnnotationPresent(MappedSuperclass.class)
                    || added.isAnnotationPresent(Embeddable.class);
        } catch (ClassNotFoundException | LinkageError e) {
            // No entity of a program that runs.
            return false;
        }
    }
}
