package dev.hotreload.spring;

import dev.hotreload.spi.ChangedType;
import dev.hotreload.spi.ChangedType.Kind;
import dev.hotreload.spi.ChangedType.Member;
import dev.hotreload.spi.Following;
import dev.hotreload.spring.change.ChangedClasses;
import java.lang.reflect.Method;
import java.util.Set;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.util.ClassUtils;

/** What of Spring does not follow yet, as far as a generation has to do with it: it is said. */
final class Unfollowed {
    private static final String REPOSITORY = "org.springframework.data.repository.Repository";

    private final GenericApplicationContext context;
    private final ImportingAnnotations imports;
    private final Following following;

    /** @param enabled {@code @Enable…} annotations that came and have been given effect */
    Unfollowed(GenericApplicationContext context, Set<String> enabled, Following following) {
        this.context = context;
        this.imports = new ImportingAnnotations(context, enabled, following);
        this.following = following;
    }

    void tell(ChangedClasses changed) {
        for (ChangedType type : changed.types()) {
            if (type.kind() == Kind.CHANGED && type.live() != null) {
                tell(type, type.live());
            } else if (type.kind() == Kind.ADDED) {
                imports.tellOfAdded(type);
                tellOfRepository(type);
            }
        }
    }

    /** Nobody has loaded it yet, so it is loaded here, if there are repositories at all. */
    private void tellOfRepository(ChangedType type) {
        ClassLoader loader = context.getClassLoader();
        if (ClassUtils.isPresent(REPOSITORY, loader) && ClassUtils.isPresent(type.name(), loader)) {
            Class<?> added = ClassUtils.resolveClassName(type.name(), loader);
            if (isRepository(added) && context.getBeanNamesForType(added, true, false).length == 0) {
                following.note("the repository " + added.getSimpleName() + " is there after a restart");
            }
        }
    }

    private void tell(ChangedType type, Class<?> live) {
        String name = live.getSimpleName();
        imports.tell(live, type.annotations());
        boolean isBean = context.getBeanNamesForType(live, true, false).length > 0;
        for (Method method : live.getDeclaredMethods()) {
            Member member = ChangedClasses.member(method);
            boolean isOther = type.added().contains(member)
                    || type.bodies().contains(member)
                    || type.redeclared().contains(member);
            if (isBean && isOther && MergedAnnotations.from(method).isPresent("jakarta.annotation.PostConstruct")) {
                following.note(name + "." + method.getName() + "() is not run again for the bean that lives");
            }
        }
    }

    private boolean isRepository(Class<?> type) {
        ClassLoader loader = context.getClassLoader();
        if (!type.isInterface() || !ClassUtils.isPresent(REPOSITORY, loader)) {
            return false;
        }
        Class<?> repository = ClassUtils.resolveClassName(REPOSITORY, loader);
        return type != repository && repository.isAssignableFrom(type);
    }
}
