package dev.hotreload.hibernate;

import dev.hotreload.spi.ChangedType;
import dev.hotreload.spi.Changes;
import dev.hotreload.spi.Following;
import dev.hotreload.spi.FrameworkSupport;
import java.util.List;
import java.util.Set;

/**
 * Says what a session factory that lives does not know of changed classes. Its mappings are worked out once, and what
 * has the factory has it for good.
 *
 * <p>Where Spring makes the factories it also has them behind proxies, so that they can be made anew: Spring's support
 * does that, and this one is silent.
 *
 * <p>Made before Hibernate is loaded, so this class itself needs nothing of Hibernate.
 */
public final class HibernateSupport implements FrameworkSupport {
    private static final String OF_SPRING = "org.springframework.orm.jpa.AbstractEntityManagerFactoryBean";

    /** Called by the runtime. */
    public HibernateSupport() {}

    @Override
    public String name() {
        return "Hibernate";
    }

    @Override
    public Set<String> objects() {
        return Set.of("org.hibernate.internal.SessionFactoryImpl", OF_SPRING);
    }

    @Override
    public void follow(Changes changes, Following following) {
        List<ChangedType> types =
                changes.types().stream().filter(ChangedType::looksDifferent).toList();
        List<Object> objects = types.isEmpty() ? List.of() : following.objects(Object.class);
        if (!objects.isEmpty() && objects.stream().noneMatch(HibernateSupport::isOfSpring)) {
            SessionFactories.follow(types, following);
        }
    }

    private static boolean isOfSpring(Object object) {
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().equals(OF_SPRING)) {
                return true;
            }
        }
        return false;
    }
}
