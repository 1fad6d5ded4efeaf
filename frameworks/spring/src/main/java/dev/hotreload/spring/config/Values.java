package dev.hotreload.spring.config;

import dev.hotreload.spi.Following;
import dev.hotreload.spring.beans.LiveBeans;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** The {@code @Value} members of the application's live singletons, with the text that each stood for. */
final class Values {
    private final DefaultListableBeanFactory factory;
    private final List<Member> members = new ArrayList<>();

    /**
     * One of them.
     *
     * @param element a field, a method, or a parameter of a constructor
     */
    private record Member(
            String bean,
            Object target,
            AnnotatedElement element,
            String expression,
            @Nullable String text) {}

    private Values(GenericApplicationContext context) {
        this.factory = context.getDefaultListableBeanFactory();
    }

    /** Looks at them before the environment changes. */
    static Values before(GenericApplicationContext context, Following following) {

        Values values = new Values(context);
        new LiveBeans(context, following).forEachOfApplication((name, target, type) -> {
            for (Class<?> declaring = type;
                    declaring != null && declaring != Object.class;
                    declaring = declaring.getSuperclass()) {
                values.collect(name, target, declaring);
            }
        });
        return values;
    }

    private void collect(String name, Object target, Class<?> declaring) {
        for (Field field : declaring.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                add(name, target, field, field);
            }
        }
        for (Method method : declaring.getDeclaredMethods()) {
            add(name, target, method, method);
            if (!Modifier.isStatic(method.getModifiers()) && method.isAnnotationPresent(Autowired.class)) {
                for (Parameter parameter : method.getParameters()) {
                    add(name, target, method, parameter);
                }
            }
        }
        for (Constructor<?> constructor : declaring.getDeclaredConstructors()) {
            for (Parameter parameter : constructor.getParameters()) {
                add(name, target, constructor, parameter);
            }
        }
    }

    private void add(String name, Object target, AnnotatedElement element, AnnotatedElement annotated) {
        Value value = AnnotatedElementUtils.findMergedAnnotation(annotated, Value.class);
        if (value != null) {
            members.add(new Member(name, target, element, value.value(), text(value.value())));
        }
    }

    private @Nullable String text(String expression) {
        try {
            return factory.resolveEmbeddedValue(expression);
        } catch (RuntimeException unresolved) {
            // Nobody sets it; the injection tells.
            return null;
        }
    }

    /** Sets those whose text is another now. */
    void inject(LiveBeans beans, Following following) {
        for (Member member : members) {
            if (!Objects.equals(member.text(), text(member.expression()))) {
                if (member.element() instanceof Field field) {
                    beans.inject(member.bean(), member.target(), field);
                } else if (member.element() instanceof Method method) {
                    beans.inject(member.bean(), member.target(), method);
                } else {
                    following.note("bean " + member.bean() + " got " + member.expression()
                            + " through its constructor; restart to apply it");
                }
            }
        }
    }
}
