package dev.hotreload.weld;

import dev.hotreload.spi.ChangedType;
import dev.hotreload.spi.ChangedType.Member;
import dev.hotreload.spi.Following;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.InjectionTarget;
import jakarta.inject.Inject;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jboss.weld.annotated.enhanced.EnhancedAnnotatedType;
import org.jboss.weld.bean.ManagedBean;
import org.jboss.weld.manager.BeanManagerImpl;
import org.jboss.weld.resources.ClassTransformer;
import org.jspecify.annotations.Nullable;

/** One bean of a class: what it gets injected, in the objects that live and in those to come. */
final class LiveBean<T> {
    private final ManagedBean<T> bean;
    private final Following following;
    private final BeanManagerImpl manager;

    LiveBean(ManagedBean<T> bean, Following following) {
        this.bean = bean;
        this.following = following;
        this.manager = bean.getBeanManager();
    }

    /** Objects to come are made and injected as the class says now; the live one gets what was added. */
    void follow(ChangedType type) {
        Class<?> live = type.live();
        if (live == null || !concernsInjection(type, live)) {
            return;
        }
        String name = bean.getBeanClass().getSimpleName();
        try {
            InjectionTarget<T> target = target();
            for (InjectionPoint point : target.getInjectionPoints()) {
                manager.validate(point);
            }
            bean.setProducer(target);
            inject(target, live, added(type, live));
        } catch (RuntimeException e) {
            following.note("the bean " + name + " is made as before (" + firstLine(e) + "); a restart would fail");
        }
    }

    private static boolean concernsInjection(ChangedType type, Class<?> live) {
        boolean hasConstructor =
                type.added().stream().anyMatch(member -> member.name().equals("<init>"));
        return hasConstructor
                || type.annotations().contains(Inject.class.getName())
                || !added(type, live).isEmpty();
    }

    /** As Weld makes it at the start, from the class as it is now. */
    private InjectionTarget<T> target() {
        ClassTransformer classes = ClassTransformer.instance(manager);
        Class<T> type = bean.getType();
        String archive = bean.getAnnotated().getIdentifier().getBdaId();
        classes.disposeBackedAnnotatedType(type, archive, null);
        classes.getReflectionCache().cleanup();
        EnhancedAnnotatedType<T> annotated = classes.getEnhancedAnnotatedType(type, archive);
        return manager.getLocalInjectionTargetFactory(annotated).createInjectionTarget(annotated, bean, true);
    }

    /** Injected fields that the class did not have, or that were not injected. */
    private static Set<String> added(ChangedType type, Class<?> live) {
        Set<Member> members = new HashSet<>(type.added());
        members.addAll(type.redeclared());
        Set<String> names = new HashSet<>();
        for (Field field : live.getDeclaredFields()) {
            if (field.isAnnotationPresent(Inject.class)
                    && members.stream().anyMatch(member -> member.name().equals(field.getName()))) {
                names.add(field.getName());
            }
        }
        return names;
    }

    private void inject(InjectionTarget<T> target, Class<?> declaring, Set<String> added) {
        List<InjectionPoint> points = new ArrayList<>();
        for (InjectionPoint point : target.getInjectionPoints()) {
            if (point.getMember() instanceof Field field
                    && field.getDeclaringClass() == declaring
                    && added.contains(field.getName())) {
                points.add(point);
            }
        }
        if (points.isEmpty()) {
            return;
        }
        String name = bean.getBeanClass().getSimpleName();
        Object object = object();
        for (InjectionPoint point : points) {
            Field field = (Field) point.getMember();
            if (object == null) {
                following.note("objects of the bean " + name + " that there are already do not get " + field.getName());
            } else {
                set(field, object, point);
                following.added("injected " + name + "." + field.getName());
                following.filled(declaring, field.getName());
            }
        }
    }

    /** The one object of a scope that has one for the whole program, if it was made. */
    private @Nullable Object object() {
        if (bean.getScope() == Dependent.class) {
            return null;
        }
        try {
            return manager.getContext(bean.getScope()).get(bean);
        } catch (ContextNotActiveException e) {
            return null;
        }
    }

    private void set(Field field, Object object, InjectionPoint point) {
        CreationalContext<T> context = manager.createCreationalContext(bean);
        try {
            field.setAccessible(true);
            if (field.get(object) == null) {
                field.set(object, manager.getInjectableReference(point, context));
            }
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String firstLine(RuntimeException e) {
        return String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", " ");
    }
}
