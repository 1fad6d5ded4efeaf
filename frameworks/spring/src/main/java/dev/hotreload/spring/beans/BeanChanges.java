package dev.hotreload.spring.beans;

import dev.hotreload.spi.ChangedType;
import dev.hotreload.spi.ChangedType.Kind;
import dev.hotreload.spi.ChangedType.Member;
import dev.hotreload.spi.Following;
import dev.hotreload.spring.change.ChangedClasses;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/**
 * Which bean definitions of one context came, went and changed with a generation: those of the application's own
 * classes.
 *
 * <p>Definitions of beans that no changed class has to do with stay as they are, whoever registered them.
 */
public final class BeanChanges {
    private final GenericApplicationContext context;
    private final DefaultListableBeanFactory live;
    private final ChangedClasses changed;
    private @Nullable DeclaredBeans declared;
    private final Map<String, BeanDefinition> added = new LinkedHashMap<>();
    private final Map<String, BeanDefinition> redefined = new LinkedHashMap<>();
    private final Set<String> removed = new LinkedHashSet<>();
    private final Set<String> remade = new LinkedHashSet<>();
    private final Set<String> unreached = new LinkedHashSet<>();
    private final EnabledFeatures features;

    private BeanChanges(GenericApplicationContext context, ChangedClasses changed) {
        this.context = context;
        this.live = context.getDefaultListableBeanFactory();
        this.changed = changed;
        this.features = new EnabledFeatures(context, changed.types());
    }

    /** Compares what is registered with what the sources declare now, if a changed class can have to do with it. */
    public static BeanChanges of(GenericApplicationContext context, ChangedClasses changed) {
        BeanChanges changes = new BeanChanges(context, changed);
        changes.compare();
        return changes;
    }

    /** Whether beans come or go. */
    public boolean hasOtherBeans() {
        return !added.isEmpty() || !removed.isEmpty();
    }

    /** Whether beans come, go or are made again. */
    public boolean hasChanges() {
        return hasOtherBeans() || !redefined.isEmpty() || !remade.isEmpty();
    }

    /** The names of beans that are to be removed. */
    public Set<String> removed() {
        return removed;
    }

    /** Binary names of {@code @Enable…} annotations that came and have been given effect. */
    public Set<String> enabled() {
        return features.applied();
    }

    private boolean mayDeclareBeans(ChangedType type) {
        if (type.kind() == Kind.CHANGED) {
            Class<?> declaring = type.live();
            return type.looksDifferent()
                    && declaring != null
                    && (type.isRedeclared() || hasOtherBeanMethods(type, declaring));
        }
        return type.kind() == Kind.REMOVED
                ? type.live() != null
                : isComponent(type.name(), context.getClassLoader()) || isRepository(type);
    }

    private boolean isRepository(ChangedType type) {
        return RepositoryDefinitions.isRepository(type, context.getClassLoader());
    }

    private boolean hasOtherBeanMethods(ChangedType type, Class<?> declaring) {
        for (Method method : declaring.getDeclaredMethods()) {
            Member member = ChangedClasses.member(method);
            if ((type.added().contains(member) || type.redeclared().contains(member))
                    && AnnotatedElementUtils.hasAnnotation(method, Bean.class)) {
                return true;
            }
        }
        return Arrays.stream(live.getBeanDefinitionNames())
                .map(live::getBeanDefinition)
                .anyMatch(definition -> definition instanceof AnnotatedBeanDefinition annotated
                        && annotated.getFactoryMethodMetadata() != null
                        && annotated
                                .getFactoryMethodMetadata()
                                .getDeclaringClassName()
                                .equals(type.name())
                        && (has(
                                        type.removed(),
                                        annotated.getFactoryMethodMetadata().getMethodName())
                                || has(
                                        type.redeclared(),
                                        annotated.getFactoryMethodMetadata().getMethodName())));
    }

    /** An added class is not loaded for the question. */
    private static boolean isComponent(String name, @Nullable ClassLoader loader) {
        try {
            AnnotationMetadata metadata = new SimpleMetadataReaderFactory(loader)
                    .getMetadataReader(name)
                    .getAnnotationMetadata();
            return metadata.isAnnotated(Component.class.getName())
                    || metadata.hasAnnotatedMethods(Bean.class.getName());
        } catch (IOException gone) {
            return false;
        }
    }

    private void compare() {
        for (String name : live.getBeanDefinitionNames()) {
            if (hasOtherFactoryMethod(live.getBeanDefinition(name))) {
                remade.add(name);
            }
        }
        if (changed.types().stream().noneMatch(this::mayDeclareBeans)
                || DeclaredBeans.roots(live).isEmpty()) {
            return;
        }
        // Looking for them writes lines into the application's log, so it is done only if they can have come or gone.
        boolean withRepositories = changed.types().stream()
                .anyMatch(type -> (type.kind() != Kind.CHANGED || type.isRedeclared() || type.hasOtherHierarchy())
                        && isRepository(type));
        declared = DeclaredBeans.of(context, withRepositories);
        Map<String, BeanDefinition> now = declared.definitions();
        boolean isConfigured = changed.types().stream().anyMatch(ChangedType::isRedeclared);
        now.forEach((name, definition) -> {
            if (live.containsBeanDefinition(name)) {
                if (concerns(definition)
                        && isOfApplication(definition)
                        && definition instanceof AnnotatedBeanDefinition
                        && !sameAs(live.getBeanDefinition(name), definition)) {
                    redefined.put(name, definition);
                }
            } else if (isOfApplication(definition) && (isConfigured || concerns(definition))) {
                added.put(name, definition);
            }
        });
        for (String name : live.getBeanDefinitionNames()) {
            BeanDefinition definition = live.getBeanDefinition(name);
            if (!now.containsKey(name)
                    && (definition instanceof AnnotatedBeanDefinition
                            || (withRepositories && RepositoryDefinitions.repository(definition) != null))
                    && isOfApplication(definition)
                    && concerns(definition)) {
                compareUnreached(name, definition, declared);
            }
        }
        remade.removeAll(removed);
    }

    /**
     * What the configuration does not lead to now was removed, or it never led to it: an auto-configuration of the
     * application's own, a scan by XML.
     */
    private void compareUnreached(String name, BeanDefinition definition, DeclaredBeans beans) {
        String declaring = DeclaredBeans.declaringClass(definition);
        Class<?> type = classOf(declaring);
        boolean isMethod = definition.getFactoryMethodName() != null;
        if (type == null
                || changed.removed(type)
                || (isMethod && beans.reaches(declaring))
                || (!isMethod && changed.redeclare(type))) {
            removed.add(name);
        } else {
            unreached.add(ClassUtils.getShortName(declaring));
        }
    }

    private boolean hasOtherFactoryMethod(BeanDefinition definition) {
        if (!(definition instanceof AnnotatedBeanDefinition annotated)
                || annotated.getFactoryMethodMetadata() == null) {
            return false;
        }
        String declaring = annotated.getFactoryMethodMetadata().getDeclaringClassName();
        String method = annotated.getFactoryMethodMetadata().getMethodName();
        return changed.types().stream()
                .filter(type -> type.kind() == Kind.CHANGED && type.name().equals(declaring))
                .anyMatch(type -> has(type.bodies(), method) || has(type.added(), method));
    }

    private static boolean has(Set<Member> members, String method) {
        return members.stream()
                .anyMatch(member ->
                        member.name().equals(method) && member.descriptor().startsWith("("));
    }

    /** Whether a changed class has to do with a definition: it declares the bean, or is a type above it. */
    private boolean concerns(BeanDefinition definition) {
        String declaring = DeclaredBeans.declaringClass(definition);
        if (changed.types().stream()
                .anyMatch(type -> type.looksDifferent() && type.name().equals(declaring))) {
            return true;
        }
        Class<?> type = classOf(declaring);
        return type != null && changed.concern(type);
    }

    /** Whether a module has the class: it is not beside Spring among the libraries. */
    private boolean isOfApplication(BeanDefinition definition) {
        String declaring = DeclaredBeans.declaringClass(definition);
        Class<?> type = classOf(declaring);
        return type == null
                ? changed.types().stream().anyMatch(known -> known.name().equals(declaring))
                : type.getClassLoader() != BeanFactory.class.getClassLoader();
    }

    private @Nullable Class<?> classOf(String name) {
        try {
            return ClassUtils.forName(name, context.getClassLoader());
        } catch (ClassNotFoundException | LinkageError gone) {
            return null;
        }
    }

    private static boolean sameAs(BeanDefinition before, BeanDefinition now) {
        return before.isSingleton() == now.isSingleton()
                && (before.isSingleton() || Objects.equals(before.getScope(), now.getScope()))
                && before.isLazyInit() == now.isLazyInit()
                && before.isPrimary() == now.isPrimary()
                && before.isAutowireCandidate() == now.isAutowireCandidate()
                && Objects.equals(before.getFactoryMethodName(), now.getFactoryMethodName())
                && Objects.equals(before.getFactoryBeanName(), now.getFactoryBeanName())
                && Objects.equals(before.getInitMethodName(), now.getInitMethodName())
                && Objects.equals(before.getDestroyMethodName(), now.getDestroyMethodName())
                && DeclaredBeans.declaringClass(before).equals(DeclaredBeans.declaringClass(now))
                && List.of(array(before.getDependsOn())).equals(List.of(array(now.getDependsOn())));
    }

    private static String[] array(String @Nullable [] names) {
        return names == null ? new String[0] : names;
    }

    /** Registers and makes what came, and makes again what is made by a method that changed. */
    public void apply(Following following) {
        if (!added.isEmpty() || !remade.isEmpty()) {
            ConfigurationCalls.refresh(live);
        }
        if (declared != null) {
            features.apply(declared, following);
            addAll(declared, following);
        }
        BeanMaker maker = new BeanMaker(context, following);
        redefined.forEach(maker::redefine);
        List<String> again = new ArrayList<>(remade);
        again.removeAll(added.keySet());
        again.forEach(name -> maker.remake(name, removed));
        unreached.forEach(type -> following.note(
                type + " is not found from the application's own configuration classes; restart if its beans changed"));
    }

    private void addAll(DeclaredBeans beans, Following following) {
        if (added.isEmpty()) {
            return;
        }
        beans.enhance(added);
        BeanMaker maker = new BeanMaker(context, following);
        Map<String, BeanDefinition> registered = new LinkedHashMap<>(added);
        beans.definitions().forEach((name, definition) -> {
            if (RepositoryDefinitions.isPartOfRepository(name) && !live.containsBeanDefinition(name)) {
                live.registerBeanDefinition(name, definition);
            }
        });
        registered.keySet().removeIf(name -> !maker.register(name, added.get(name), beans.aliases(name)));
        registered.keySet().removeIf(name -> !maker.make(name));
        maker.ready(registered.keySet());
        added.keySet().retainAll(registered.keySet());
    }

    /** Removes what went, after nothing leads to it any more; collections of beans follow what came and went. */
    public void remove(Following following) {
        BeanMaker maker = new BeanMaker(context, following);
        Set<Class<?>> types = types(added.keySet());
        types.addAll(types(removed));
        removed.forEach(maker::withdraw);
        new BeanCollections(context, following).follow(types);
        removed.forEach(maker::remove);
    }

    private Set<Class<?>> types(Set<String> names) {
        Set<Class<?>> types = new LinkedHashSet<>();
        for (String name : names) {
            Class<?> type = live.getType(name, false);
            if (type != null) {
                types.add(type);
            }
        }
        return types;
    }
}
