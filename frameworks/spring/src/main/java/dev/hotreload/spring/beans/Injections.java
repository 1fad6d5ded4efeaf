package dev.hotreload.spring.beans;

import dev.hotreload.spi.ChangedType;
import dev.hotreload.spi.ChangedType.Kind;
import dev.hotreload.spi.ChangedType.Member;
import dev.hotreload.spi.Following;
import dev.hotreload.spring.change.ChangedClasses;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.SmartInstantiationAwareBeanPostProcessor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.CommonAnnotationBeanPostProcessor;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.util.ClassUtils;

/**
 * Gives live singletons the dependencies that their classes declare since a generation: those of added and redeclared
 * members alone, so that everything else of the object stays as it is.
 */
public final class Injections {
    private static final List<String> INJECTED =
            List.of(Autowired.class.getName(), Value.class.getName(), "jakarta.inject.Inject", "javax.inject.Inject");
    private static final String RESOURCE = "jakarta.annotation.Resource";

    private final DefaultListableBeanFactory factory;
    private final ChangedClasses changed;
    private final Following following;
    private final Injector injector;

    /** For one context. */
    public Injections(GenericApplicationContext context, ChangedClasses changed, Following following) {
        this.factory = context.getDefaultListableBeanFactory();
        this.changed = changed;
        this.following = following;
        this.injector = new Injector(factory, following);
    }

    /** Injects. */
    public void follow() {
        List<ChangedType> types = changed.types().stream()
                .filter(type -> type.kind() == Kind.CHANGED && type.live() != null)
                .filter(type -> !type.added().isEmpty() || !type.redeclared().isEmpty())
                .toList();
        if (types.isEmpty()) {
            return;
        }
        for (String name : factory.getBeanDefinitionNames()) {
            Class<?> type = factory.getType(name, false);
            if (type != null) {
                Class<?> userType = ClassUtils.getUserClass(type);
                types.stream()
                        .filter(changedType -> isAbove(changedType, userType))
                        .forEach(changedType -> follow(name, changedType));
            }
        }
    }

    private static boolean isAbove(ChangedType changed, Class<?> type) {
        return changed.live() != null && changed.live().isAssignableFrom(type);
    }

    private void follow(String name, ChangedType type) {
        Class<?> declaring = type.live();
        Object bean = factory.containsSingleton(name) ? factory.getSingleton(name) : null;
        if (declaring == null || bean == null) {
            tellOfOthers(name, type);
            return;
        }
        Object target = References.target(bean);
        if (!declaring.isInstance(target)) {
            return;
        }
        boolean hasResources = false;
        for (Field field : declaring.getDeclaredFields()) {
            if (isNew(type, member(field)) && !Modifier.isStatic(field.getModifiers())) {
                hasResources |= isAnnotated(field, List.of(RESOURCE));
                if (isAnnotated(field, INJECTED)) {
                    injector.inject(name, target, field);
                }
            }
        }
        for (Method method : declaring.getDeclaredMethods()) {
            if (isNew(type, ChangedClasses.member(method)) && !Modifier.isStatic(method.getModifiers())) {
                hasResources |= isAnnotated(method, List.of(RESOURCE));
                if (isAnnotated(method, INJECTED) && method.getParameterCount() > 0) {
                    injector.inject(name, target, method);
                }
            }
        }
        if (hasResources) {
            injectResources(target);
        }
        if (declaring == ClassUtils.getUserClass(target.getClass())) {
            takeOverFromConstructor(name, target, type);
        }
    }

    /** Objects of other scopes are out of reach; new ones get everything. */
    private void tellOfOthers(String name, ChangedType type) {
        String scope = factory.getMergedBeanDefinition(name).getScope();
        boolean lives = scope != null && !scope.isEmpty() && !scope.equals("singleton") && !scope.equals("prototype");
        if (lives && type.live() != null && !injected(type.live(), type).isEmpty()) {
            following.note("objects of bean " + name + " that are in a " + scope + " already do not get "
                    + String.join(", ", injected(type.live(), type)));
        }
    }

    private static List<String> injected(Class<?> declaring, ChangedType type) {
        List<String> names = new ArrayList<>();
        for (Field field : declaring.getDeclaredFields()) {
            if (isNew(type, member(field)) && isAnnotated(field, INJECTED)) {
                names.add(field.getName());
            }
        }
        return names;
    }

    private static boolean isNew(ChangedType type, Member member) {
        return type.added().contains(member) || type.redeclared().contains(member);
    }

    /** Whether Spring injects a field by its annotation. */
    static boolean isInjected(Field field) {
        return isAnnotated(field, INJECTED);
    }

    private static boolean isAnnotated(AnnotatedElement element, List<String> annotations) {
        MergedAnnotations declared = MergedAnnotations.from(element);
        return annotations.stream().anyMatch(declared::isPresent);
    }

    private void injectResources(Object target) {
        for (BeanPostProcessor processor : factory.getBeanPostProcessors()) {
            if (processor instanceof CommonAnnotationBeanPostProcessor common) {
                injector.attempt(target, "@Resource", () -> common.processInjection(target));
            }
        }
    }

    /**
     * Fields that only a constructor sets: a second object is made with the constructor of now, by the class alone and
     * without callbacks, and the live one takes over what was added.
     */
    private void takeOverFromConstructor(String name, Object target, ChangedType type) {
        List<Field> added = addedFields(type);
        boolean hasOtherConstructor =
                type.added().stream().anyMatch(member -> member.name().equals("<init>"));
        boolean isMadeByMethod = factory.getMergedBeanDefinition(name).getFactoryMethodName() != null;
        if (isMadeByMethod || added.isEmpty()) {
            return;
        }
        injector.attempt(target, "constructor", () -> {
            if (hasOtherConstructor || hasOpenFinal(target, type, added)) {
                Class<?> userType = ClassUtils.getUserClass(target);
                Constructor<?> constructor = constructor(name, userType);
                constructor.setAccessible(true);
                Object beside = constructor.newInstance(injector.arguments(name, constructor, userType, true));
                for (Field field : added) {
                    if (isUnset(field.get(target)) && !isUnset(field.get(beside))) {
                        field.set(target, field.get(beside));
                        injector.tell(target, field.getName());
                        following.filled(field.getDeclaringClass(), field.getName());
                    }
                }
            }
        });
    }

    /** Whether neither an initialiser nor anybody else has set a field. */
    private static boolean isUnset(@Nullable Object value) {
        return value == null
                || value.equals(false)
                || value.equals('\0')
                || (value instanceof Number number && number.doubleValue() == 0);
    }

    private static List<Field> addedFields(ChangedType type) {
        List<Field> added = new ArrayList<>();
        if (type.live() != null) {
            for (Field field : type.live().getDeclaredFields()) {
                if (type.added().contains(member(field))
                        && !Modifier.isStatic(field.getModifiers())
                        && !isAnnotated(field, INJECTED)
                        && !isAnnotated(field, List.of(RESOURCE))) {
                    field.setAccessible(true);
                    added.add(field);
                }
            }
        }
        return added;
    }

    /** Whether the same constructor sets more than before: a final field that has no initialiser. */
    private static boolean hasOpenFinal(Object target, ChangedType type, List<Field> added)
            throws IllegalAccessException {
        if (type.bodies().stream().noneMatch(member -> member.name().equals("<init>"))) {
            return false;
        }
        for (Field field : added) {
            if (Modifier.isFinal(field.getModifiers()) && field.get(target) == null) {
                return true;
            }
        }
        return false;
    }

    /** The constructor that Spring would choose: the annotated one, or the only one. */
    private Constructor<?> constructor(String name, Class<?> type) throws NoSuchMethodException {
        for (BeanPostProcessor processor : factory.getBeanPostProcessors()) {
            if (processor instanceof SmartInstantiationAwareBeanPostProcessor smart) {
                Constructor<?>[] candidates = smart.determineCandidateConstructors(type, name);
                if (candidates != null && candidates.length == 1) {
                    return candidates[0];
                }
            }
        }
        return type.getDeclaredConstructor();
    }

    private static Member member(Field field) {
        return new Member(field.getName(), field.getType().descriptorString());
    }
}
