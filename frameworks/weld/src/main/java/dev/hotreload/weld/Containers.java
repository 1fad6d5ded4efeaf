package dev.hotreload.weld;

import dev.hotreload.spi.ChangedType;
import dev.hotreload.spi.ChangedType.Kind;
import dev.hotreload.spi.Following;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import java.util.List;
import org.jboss.weld.bean.ManagedBean;
import org.jboss.weld.bean.builtin.BeanManagerProxy;
import org.jboss.weld.environment.se.WeldContainer;
import org.jboss.weld.manager.BeanManagerImpl;

/** The containers that run, and their beans of changed classes. */
final class Containers {

    private Containers() {}

    static void follow(List<ChangedType> types, Following following) {
        for (WeldContainer container : following.objects(WeldContainer.class)) {
            if (container.isRunning()) {
                BeanManagerImpl manager = BeanManagerProxy.unwrap(container.getBeanManager());
                for (ChangedType type : types) {
                    follow(manager, type, following);
                }
            }
        }
    }

    private static void follow(BeanManagerImpl manager, ChangedType type, Following following) {
        if (type.kind() == Kind.ADDED) {
            ClassNotes.added(manager, type, following);
            return;
        }
        if (type.live() == null) {
            return;
        }
        for (Bean<?> bean : manager.getBeans(Object.class, Any.Literal.INSTANCE)) {
            if (bean instanceof ManagedBean<?> managed && type.live().isAssignableFrom(managed.getBeanClass())) {
                follow(managed, type, following);
            }
        }
    }

    private static void follow(ManagedBean<?> bean, ChangedType type, Following following) {
        if (type.kind() == Kind.REMOVED) {
            following.note("the bean " + bean.getBeanClass().getSimpleName() + " is there until a restart");
            return;
        }
        ClassNotes.changed(bean, type, following);
        new LiveBean<>(bean, following).follow(type);
    }
}
