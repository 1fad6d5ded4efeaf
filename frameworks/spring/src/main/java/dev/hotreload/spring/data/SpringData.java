package dev.hotreload.spring.data;

import dev.hotreload.spi.Following;
import dev.hotreload.spring.change.ChangedClasses;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.ClassUtils;

/** Mappings and repositories of one context, before its other beans follow a generation: those may use them. */
public final class SpringData {
    private static final String FACTORY = "org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean";
    private static final String REPOSITORIES =
            "org.springframework.data.repository.core.support.RepositoryFactoryBeanSupport";

    private SpringData() {}

    /** Brings the mappings of entities and the query methods of repositories up to date. */
    public static void follow(GenericApplicationContext context, ChangedClasses changed, Following following) {
        ClassLoader loader = context.getClassLoader();
        boolean haveOtherMappings =
                ClassUtils.isPresent(FACTORY, loader) && new JpaMappings(context, changed, following).follow();
        if (haveOtherMappings) {
            JpaMetamodels.renew(context);
        }
        if (ClassUtils.isPresent(REPOSITORIES, loader)) {
            new Repositories(context, changed, following).follow(haveOtherMappings);
        }
    }

    /** Has it forget what it keeps about classes in static fields, because they go. */
    public static void forget(@Nullable ClassLoader loader) {
        TypeCaches.forget(loader);
    }
}
