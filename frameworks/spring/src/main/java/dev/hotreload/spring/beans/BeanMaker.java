package dev.hotreload.spring.beans;

import dev.hotreload.spi.Following;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/** Registers, makes, remakes and removes single beans of one context, and tells the user. */
final class BeanMaker {
    private final GenericApplicationContext context;
    private final DefaultListableBeanFactory factory;
    private final Singletons singletons;
    private final Following following;

    BeanMaker(GenericApplicationContext context, Following following) {
        this.context = context;
        this.factory = context.getDefaultListableBeanFactory();
        this.singletons = new Singletons(factory);
        this.following = following;
    }

    /** Registers a definition; false if it can take part only after a restart. */
    boolean register(String name, @Nullable BeanDefinition definition, String[] aliases) {
        if (BoundDefinitions.isBound(Objects.requireNonNull(definition))) {
            BoundDefinitions.register(factory, definition);
        } else {
            factory.registerBeanDefinition(name, definition);
        }
        Class<?> type = factory.getType(name, false);
        if (type != null
                && (BeanPostProcessor.class.isAssignableFrom(type)
                        || BeanFactoryPostProcessor.class.isAssignableFrom(type))) {
            factory.removeBeanDefinition(name);
            following.note("the bean " + name + " works on other beans when they are made; restart to apply it");
            return false;
        }
        for (String alias : aliases) {
            factory.registerAlias(name, alias);
        }
        return true;
    }

    /** Makes a singleton, as at the end of the start; false if that fails. */
    boolean make(String name) {
        BeanDefinition definition = factory.getMergedBeanDefinition(name);
        try {
            if (definition.isSingleton() && !definition.isLazyInit() && !definition.isAbstract()) {
                factory.getBean(name);
            }
            following.added("bean " + name);
            tellOfOthers(name);
            return true;
        } catch (BeansException e) {
            factory.removeBeanDefinition(name);
            following.note("the bean " + name + " cannot be made (" + cause(e) + "); a restart would fail");
            return false;
        }
    }

    /** An auto-configuration may have made a bean that it would not make beside this one. */
    private void tellOfOthers(String name) {
        Class<?> type = factory.getType(name, false);
        if (type == null || type == Object.class) {
            return;
        }
        for (String other : factory.getBeanNamesForType(type, true, false)) {
            String resource = factory.containsBeanDefinition(other)
                    ? String.valueOf(factory.getBeanDefinition(other).getResourceDescription())
                    : "";
            if (!other.equals(name) && resource.contains("AutoConfiguration")) {
                following.note("the bean " + other + " of an auto-configuration stays beside " + name
                        + "; restart if it is to make way");
            }
        }
    }

    /** Tells new beans that all are there. */
    void ready(Set<String> names) {
        for (String name : names) {
            Object bean = factory.containsSingleton(name) ? factory.getSingleton(name) : null;
            if (bean instanceof SmartInitializingSingleton initialising) {
                initialising.afterSingletonsInstantiated();
            }
            if (bean instanceof SmartLifecycle lifecycle && lifecycle.isAutoStartup() && !lifecycle.isRunning()) {
                lifecycle.start();
            }
        }
    }

    /** Gives a bean another definition; an object that exists stays. */
    void redefine(String name, BeanDefinition definition) {
        BeanDefinition before = factory.getMergedBeanDefinition(name);
        boolean wasSingleton = before.isSingleton();
        singletons.redefine(name, definition);
        boolean isSingleton = factory.getMergedBeanDefinition(name).isSingleton();
        following.changed("bean " + name);
        if (wasSingleton != isSingleton && factory.containsSingleton(name)) {
            following.note("the scope of bean " + name
                    + " changed: beans that have it already keep their object; restart to inject it anew");
        }
    }

    /** Makes a bean again whose factory method changed, and puts it where the old one was injected. */
    void remake(String name) {
        remake(name, Set.of());
    }

    /** @param leaving beans that are about to go, so that it does not matter what they use */
    void remake(String name, Set<String> leaving) {
        if (!factory.containsSingleton(name)) {
            // It is made when somebody asks for it, by the new code.
            return;
        }
        Object old = factory.getSingleton(name);
        if (old instanceof FactoryBean<?> || old instanceof BeanPostProcessor) {
            following.note("the bean " + name + " makes or changes other beans; restart to make it anew");
            return;
        }
        References references = new References(factory);
        try {
            singletons.remake(name, (before, made) -> replace(name, before, made, references, leaving));
        } catch (RuntimeException e) {
            following.note("the bean " + name + " cannot be made anew (" + cause(e) + "); the old one stays");
            return;
        }
        following.changed("bean " + name);
        tellOfFailed(name, references);
    }

    /** Puts another object in the place of a bean that lives on behind it, also where it was injected. */
    void put(String name, Object made) {
        Object old = Objects.requireNonNull(factory.getSingleton(name));
        References references = new References(factory);
        singletons.put(name, made);
        replace(name, old, made, references, Set.of());
        Callers.move(context, name, old, made);
        tellOfFailed(name, references);
    }

    private void replace(String name, Object old, Object made, References references, Set<String> leaving) {
        Set<String> holders = references.replace(old, made);
        for (String dependent : factory.getDependentBeans(name)) {
            if (factory.containsSingleton(dependent) && !holders.contains(dependent) && !leaving.contains(dependent)) {
                following.note("the bean " + dependent + " was made with the old " + name
                        + " and may still use it; restart to make it anew");
            }
        }
    }

    private void tellOfFailed(String name, References references) {
        for (String field : references.failed()) {
            following.note(field + " still has the old " + name + "; restart to inject the new one");
        }
    }

    /** Has nobody get a bean any more that is about to go. */
    void withdraw(String name) {
        // The merged one, as it is: its class may have no file any more, and could not be resolved again.
        if (factory.getMergedBeanDefinition(name) instanceof AbstractBeanDefinition merged) {
            merged.setAutowireCandidate(false);
        }
    }

    void remove(String name) {
        singletons.remove(name);
        following.removed("bean " + name);
    }

    private static String cause(Throwable failure) {
        Throwable root = NestedExceptionUtils.getMostSpecificCause(failure);
        String text = String.valueOf(root.getMessage());
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }
}
