package dev.hotreload.spring.web;

import dev.hotreload.spi.Following;
import dev.hotreload.spring.change.ChangedClasses;
import dev.hotreload.spring.change.Internals;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.Lock;
import java.util.stream.Collectors;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.util.ClassUtils;
import org.springframework.web.method.HandlerMethod;

/**
 * The request mappings of one handler mapping: what the controllers declare now is compared with what is registered,
 * and the difference is registered in one step.
 *
 * @param <I> what says which requests a method handles
 */
final class HandlerMethods<I> {
    private static final String KEPT = "resolvedBeanHandlerMethod";

    private final RequestMappings<I> mapping;
    private final BeanFactory beans;
    private final ChangedClasses changed;
    private final List<Registration<I>> gone = new ArrayList<>();
    private final List<Registration<I>> come = new ArrayList<>();
    private final Set<String> redeclared = new TreeSet<>();

    /** What is or shall be registered of one controller's method. */
    private record Registration<I>(String bean, I info, Method method) {}

    HandlerMethods(RequestMappings<I> mapping, BeanFactory beans, ChangedClasses changed) {
        this.mapping = mapping;
        this.beans = beans;
        this.changed = changed;
    }

    /**
     * Compares and registers.
     *
     * @param controllers the beans that are there
     * @param leaving those that are about to go
     */
    void update(Iterable<String> controllers, Set<String> leaving, Following following) {
        Map<String, Map<I, HandlerMethod>> registered = registered();
        Set<String> there = new LinkedHashSet<>();
        for (String bean : controllers) {
            there.add(bean);
            Class<?> type = beans.getType(bean, false);
            if (type != null && changed.concern(type)) {
                compare(bean, ClassUtils.getUserClass(type), registered.getOrDefault(bean, Map.of()));
            }
        }
        registered.forEach((bean, infos) -> {
            // Handlers of a parent context are not among the beans of this one.
            if (leaving.contains(bean) || (!there.contains(bean) && !beans.containsBean(bean))) {
                infos.forEach((info, method) -> gone.add(new Registration<>(bean, info, method.getMethod())));
            }
        });
        if (!gone.isEmpty() || !come.isEmpty()) {
            register(following);
        }
    }

    /** What was registered by the name of a bean, not what the application registered itself with an object. */
    private Map<String, Map<I, HandlerMethod>> registered() {
        Map<String, Map<I, HandlerMethod>> registered = new LinkedHashMap<>();
        mapping.registered().forEach((info, method) -> {
            if (method.getBean() instanceof String bean) {
                registered.computeIfAbsent(bean, name -> new LinkedHashMap<>()).put(info, method);
            }
        });
        return registered;
    }

    /**
     * Has the next request ask for the bean again: later versions of 6.2 keep the object that a method was called on.
     */
    static void forgetObjects(RequestMappings<?> mapping) {
        if (Internals.has(HandlerMethod.class, KEPT)) {
            mapping.registered().forEach((info, method) -> {
                if (method.getBean() instanceof String) {
                    Internals.set(method, HandlerMethod.class, KEPT, null);
                }
            });
        }
    }

    private void compare(String bean, Class<?> userType, Map<I, HandlerMethod> registered) {
        Map<I, Method> declared = declared(userType);
        registered.forEach((info, method) -> {
            Method now = declared.get(info);
            if (now == null || !now.equals(method.getMethod()) || changed.redeclare(now, userType)) {
                gone.add(new Registration<>(bean, info, method.getMethod()));
            }
        });
        declared.forEach((info, method) -> {
            HandlerMethod before = registered.get(info);
            boolean isRedeclared = changed.redeclare(method, userType);
            if (before == null || !before.getMethod().equals(method) || isRedeclared) {
                Registration<I> registration = new Registration<>(bean, info, method);
                come.add(registration);
                if (before != null && isRedeclared) {
                    redeclared.add(text(registration.info()));
                }
            }
        });
    }

    private Map<I, Method> declared(Class<?> userType) {
        if (!mapping.isHandler(userType)) {
            return Map.of();
        }
        Map<I, Method> declared = new LinkedHashMap<>();
        MethodIntrospector.selectMethods(
                        userType, (MethodIntrospector.MetadataLookup<I>) method -> mapping.info(method, userType))
                .forEach((method, info) -> declared.put(info, AopUtils.selectInvocableMethod(method, userType)));
        return declared;
    }

    /** A request that looks its handler up meanwhile waits, so it finds what was there or what is there now. */
    private void register(Following following) {
        Lock lock = mapping.lock();
        List<Registration<I>> failed = new ArrayList<>();
        lock.lock();
        try {
            gone.forEach(registration -> mapping.unregister(registration.info()));
            for (Registration<I> registration : come) {
                try {
                    mapping.register(registration.info(), registration.bean(), registration.method());
                } catch (IllegalStateException ambiguous) {
                    failed.add(registration);
                }
            }
        } finally {
            lock.unlock();
        }
        tell(failed, following);
    }

    private void tell(List<Registration<I>> failed, Following following) {
        Set<String> before = texts(gone);
        come.removeAll(failed);
        Set<String> now = texts(come);
        now.stream().filter(text -> !before.contains(text)).forEach(text -> following.added(text));
        before.stream().filter(text -> !now.contains(text)).forEach(text -> following.removed(text));
        redeclared.stream().filter(now::contains).filter(before::contains).forEach(following::changed);
        for (Registration<I> registration : failed) {
            following.note(text(registration.info()) + " is not mapped to " + registration.bean() + "."
                    + registration.method().getName() + ", because another method is; a restart would fail");
        }
    }

    private Set<String> texts(List<Registration<I>> registrations) {
        return registrations.stream()
                .map(registration -> text(registration.info()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private String text(I info) {
        String verbs = mapping.verbs(info).stream().map(Enum::name).sorted().collect(Collectors.joining("|"));
        String paths = String.join("|", new TreeSet<>(mapping.paths(info)));
        String path = paths.isEmpty() ? "/" : paths;
        return verbs.isEmpty() ? path : verbs + " " + path;
    }
}
