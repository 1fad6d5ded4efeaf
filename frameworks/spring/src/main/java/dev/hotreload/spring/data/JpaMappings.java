package dev.hotreload.spring.data;

import dev.hotreload.spi.ChangedType;
import dev.hotreload.spi.ChangedType.Kind;
import dev.hotreload.spi.Following;
import dev.hotreload.spring.beans.LiveBeans;
import dev.hotreload.spring.change.ChangedClasses;
import dev.hotreload.spring.change.Internals;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.metamodel.ManagedType;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/**
 * The mappings of entities. What beans hold is Spring's proxy of the {@link EntityManagerFactory}, which stays; the
 * factory behind it is made anew, with the classes as they are now.
 *
 * <p>Transactions that run finish with the old one. It is not closed, because they may go on for long, and because
 * closing it would close a cache or drop a schema that the new one uses; it goes when nobody has it any more.
 */
final class JpaMappings {
    private static final String ACTION = "hibernate.hbm2ddl.auto";
    private static final String STANDARD_ACTION = "jakarta.persistence.schema-generation.database.action";

    private final GenericApplicationContext context;
    private final ChangedClasses changed;
    private final Following following;

    JpaMappings(GenericApplicationContext context, ChangedClasses changed, Following following) {
        this.context = context;
        this.changed = changed;
        this.following = following;
    }

    /** Returns whether a mapping is another one now. */
    boolean follow() {
        boolean isAnyOther = false;
        for (LocalContainerEntityManagerFactoryBean factory : context.getBeansOfType(
                        LocalContainerEntityManagerFactoryBean.class, true, false)
                .values()) {
            isAnyOther |= follow(factory);
        }
        return isAnyOther;
    }

    private boolean follow(LocalContainerEntityManagerFactoryBean factory) {
        if (factory.getPersistenceUnitInfo() == null || factory.getPersistenceProvider() == null) {
            return false;
        }
        List<String> managed = factory.getPersistenceUnitInfo().getManagedClassNames();
        EntityManagerFactory old = factory.getNativeEntityManagerFactory();
        Set<String> mapped = old.getMetamodel().getManagedTypes().stream()
                .map(ManagedType::getJavaType)
                .filter(Objects::nonNull)
                .map(Class::getName)
                .collect(Collectors.toSet());
        mapped.addAll(managed);
        MappedClasses classes = new MappedClasses(context, changed, mapped);
        if (classes.concerned().isEmpty()) {
            return false;
        }
        List<String> before = List.copyOf(managed);
        managed.removeAll(classes.removed());
        managed.addAll(classes.added());
        try {
            replace(factory, old);
        } catch (RuntimeException e) {
            managed.clear();
            managed.addAll(before);
            following.note("the mapping of " + names(classes) + " stays as it was ("
                    + NestedExceptionUtils.getMostSpecificCause(e).getMessage() + "); a restart would fail");
            return false;
        }
        classes.concerned().forEach(type -> tell(type));
        return true;
    }

    private void tell(ChangedType type) {
        String what = "mapping of " + type.name().substring(type.name().lastIndexOf('.') + 1);
        if (type.kind() == Kind.ADDED) {
            following.added(what);
        } else if (type.kind() == Kind.REMOVED) {
            following.removed(what);
        } else {
            following.changed(what);
        }
    }

    private static String names(MappedClasses classes) {
        return classes.concerned().stream().map(ChangedType::name).collect(Collectors.joining(", "));
    }

    private void replace(LocalContainerEntityManagerFactoryBean factory, EntityManagerFactory old) {
        EntityManagerFactory made = Objects.requireNonNull(factory.getPersistenceProvider())
                .createContainerEntityManagerFactory(
                        Objects.requireNonNull(factory.getPersistenceUnitInfo()), properties(factory));
        if (factory.getJpaVendorAdapter() != null) {
            factory.getJpaVendorAdapter().postProcessEntityManagerFactory(made);
        }
        made.getCache().evictAll();
        Internals.set(factory, AbstractEntityManagerFactoryBean.class, "nativeEntityManagerFactory", made);
        new LiveBeans(context, following).replace(old, made);
        HibernateRegistry.forget(old);
    }

    /** What is in the database stays: a schema that is created at the start is updated now. */
    private static Map<String, Object> properties(LocalContainerEntityManagerFactoryBean factory) {
        Map<String, Object> properties = new HashMap<>(factory.getJpaPropertyMap());
        String action = text(properties.get(ACTION));
        String standard = text(properties.get(STANDARD_ACTION));
        if (action.contains("create") || standard.contains("create")) {
            properties.put(ACTION, "update");
            properties.remove(STANDARD_ACTION);
        }
        return properties;
    }

    private static String text(@Nullable Object value) {
        return String.valueOf(value).toLowerCase(Locale.ROOT);
    }
}
