package dev.hotreload.spring.beans;

import dev.hotreload.spi.Following;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.core.MethodParameter;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;

/** Injects single members of live objects, and tells the user. */
final class Injector {
    private final DefaultListableBeanFactory factory;
    private final Following following;

    Injector(DefaultListableBeanFactory factory, Following following) {
        this.factory = factory;
        this.following = following;
    }

    void inject(String name, Object target, Field field) {
        attempt(target, field.getName(), () -> {
            DependencyDescriptor dependency = new DependencyDescriptor(field, isRequired(field));
            dependency.setContainingClass(ClassUtils.getUserClass(target));
            Object value = factory.resolveDependency(dependency, name);
            if (value != null) {
                field.setAccessible(true);
                field.set(target, value);
                tell(target, field.getName());
            }
        });
    }

    void inject(String name, Object target, Method method) {
        attempt(target, method.getName() + "()", () -> {
            @Nullable Object[] arguments = arguments(name, method, ClassUtils.getUserClass(target), isRequired(method));
            if (arguments != null) {
                method.setAccessible(true);
                method.invoke(target, arguments);
                tell(target, method.getName() + "()");
            }
        });
    }

    @Nullable
    Object @Nullable [] arguments(String name, Executable executable, Class<?> type, boolean isRequired) {
        @Nullable Object[] arguments = new Object[executable.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            MethodParameter parameter = MethodParameter.forExecutable(executable, i);
            DependencyDescriptor dependency = new DependencyDescriptor(parameter, isRequired);
            dependency.setContainingClass(type);
            arguments[i] = factory.resolveDependency(dependency, name);
            if (arguments[i] == null && !isRequired) {
                return null;
            }
        }
        return arguments;
    }

    /** What may fail for one member. */
    @FunctionalInterface
    interface Step {
        void take() throws ReflectiveOperationException;
    }

    void attempt(Object target, String member, Step step) {
        try {
            step.take();
        } catch (BeansException e) {
            following.note(simple(target) + "." + member + " was not injected (" + text(e) + "); a restart would fail");
        } catch (InvocationTargetException e) {
            following.note(simple(target) + "." + member + " was not injected (" + e.getCause() + ")");
        } catch (ReflectiveOperationException | RuntimeException e) {
            following.note(simple(target) + "." + member + " was not injected (" + e + "); restart to apply it");
        }
    }

    void tell(Object target, String member) {
        following.added("injected " + simple(target) + "." + member);
    }

    private static boolean isRequired(AnnotatedElement element) {
        Autowired autowired = AnnotatedElementUtils.findMergedAnnotation(element, Autowired.class);
        return autowired == null || autowired.required();
    }

    private static String simple(Object target) {
        return ClassUtils.getUserClass(target).getSimpleName();
    }

    private static String text(Throwable failure) {
        String text = String.valueOf(
                NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }
}
