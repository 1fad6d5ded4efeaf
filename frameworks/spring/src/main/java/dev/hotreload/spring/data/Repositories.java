package dev.hotreload.spring.data;

import dev.hotreload.spi.Following;
import dev.hotreload.spring.advice.LiveProxies;
import dev.hotreload.spring.beans.LiveBeans;
import dev.hotreload.spring.change.ChangedClasses;
import dev.hotreload.spring.change.Internals;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.FactoryBeanRegistrySupport;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.ResolvableType;
import org.springframework.data.repository.core.support.RepositoryFactoryBeanSupport;

/**
 * The repositories of one context. What beans hold is a proxy, which stays; a repository is made beside it, and the
 * proxy takes over what answers its query methods.
 */
final class Repositories {
    private final DefaultListableBeanFactory factory;
    private final GenericApplicationContext context;
    private final ChangedClasses changed;
    private final Following following;

    Repositories(GenericApplicationContext context, ChangedClasses changed, Following following) {
        this.context = context;
        this.factory = context.getDefaultListableBeanFactory();
        this.changed = changed;
        this.following = following;
    }

    /** @param haveOtherMappings whether entities are mapped otherwise now, so that all queries may be different */
    void follow(boolean haveOtherMappings) {
        TypeCaches.forget(context.getClassLoader());
        for (String bean : factory.getBeanNamesForType(RepositoryFactoryBeanSupport.class, true, false)) {
            String name = BeanFactoryUtils.transformedBeanName(bean);
            Object maker = factory.getSingleton(name);
            if (maker instanceof RepositoryFactoryBeanSupport<?, ?, ?> repository) {
                Class<?> type = repository.getObjectType();
                if (changed.removed(type)) {
                    continue; // About to go.
                }
                boolean isJpa = repository.getClass().getName().contains(".jpa.");
                if (changed.concern(type) || mentionsChanged(type) || (haveOtherMappings && isJpa)) {
                    renew(name, type, changed.concern(type));
                }
                if (!isJpa) {
                    tellOfMapping(repository);
                }
            }
        }
    }

    private void renew(String name, Class<?> type, boolean isChanged) {
        Object live = Internals.call(
                factory,
                FactoryBeanRegistrySupport.class,
                "getCachedObjectForFactoryBean",
                new Class<?>[] {String.class},
                name);
        if (live == null) {
            // Made when somebody asks for it.
            return;
        }
        try {
            Object made = ((FactoryBean<?>) new LiveBeans(context, following).makeBeside(name)).getObject();
            if (made != null && LiveProxies.takeOver(live, made)) {
                if (isChanged) {
                    following.changed("repository " + type.getSimpleName());
                }
            } else {
                following.note(
                        "the repository " + type.getSimpleName() + " keeps its query methods; restart to apply others");
            }
        } catch (Exception e) {
            following.note("the repository " + type.getSimpleName() + " stays as it was ("
                    + NestedExceptionUtils.getMostSpecificCause(e).getMessage() + "); a restart would fail");
        }
    }

    /** Whether what a repository returns or takes is a class that looks different: a projection, for instance. */
    private boolean mentionsChanged(Class<?> repository) {
        for (Method method : repository.getMethods()) {
            if (Stream.concat(
                            Stream.of(ResolvableType.forMethodReturnType(method, repository)),
                            Arrays.stream(method.getParameterTypes()).map(ResolvableType::forClass))
                    .anyMatch(this::mentionsChanged)) {
                return true;
            }
        }
        return false;
    }

    private boolean mentionsChanged(ResolvableType type) {
        Class<?> resolved = type.resolve();
        return (resolved != null && changed.concern(resolved))
                || Arrays.stream(type.getGenerics()).anyMatch(this::mentionsChanged);
    }

    private void tellOfMapping(RepositoryFactoryBeanSupport<?, ?, ?> repository) {
        Class<?> domain = repository.getRepositoryInformation().getDomainType();
        if (changed.concern(domain)) {
            following.note(
                    "the mapping of " + domain.getSimpleName() + " is worked out once; restart to apply what changed");
        }
    }
}
