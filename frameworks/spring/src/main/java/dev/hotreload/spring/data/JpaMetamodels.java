package dev.hotreload.spring.data;

import dev.hotreload.spring.change.Internals;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.metamodel.Metamodel;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.data.jpa.mapping.JpaMetamodelMappingContext;
import org.springframework.data.mapping.context.AbstractMappingContext;
import org.springframework.util.ClassUtils;

/** What Spring Data JPA keeps about entities, beside its repositories. */
final class JpaMetamodels {
    private static final String NAME = "org.springframework.data.jpa.mapping.JpaMetamodelMappingContext";

    private JpaMetamodels() {}

    /** Has one context work it out again from the mappings of now. */
    static void renew(GenericApplicationContext context) {
        if (!ClassUtils.isPresent(NAME, context.getClassLoader())) {
            return;
        }
        Set<Metamodel> metamodels = new LinkedHashSet<>();
        context.getBeansOfType(EntityManagerFactory.class, true, false)
                .values()
                .forEach(factory -> metamodels.add(factory.getMetamodel()));
        for (JpaMetamodelMappingContext mappings : context.getBeansOfType(JpaMetamodelMappingContext.class, true, false)
                .values()) {
            Object models = Internals.get(
                    new JpaMetamodelMappingContext(metamodels), JpaMetamodelMappingContext.class, "models");
            Lock lock = (Lock) Internals.get(mappings, AbstractMappingContext.class, "write");
            lock.lock();
            try {
                Internals.set(mappings, JpaMetamodelMappingContext.class, "models", models);
                Internals.clear(mappings, AbstractMappingContext.class, "persistentEntities");
            } finally {
                lock.unlock();
            }
        }
    }
}
