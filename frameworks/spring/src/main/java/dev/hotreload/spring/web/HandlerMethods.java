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
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Collectors;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.util.ClassUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.handler.AbstractHandlerMethodMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The request mappings of one handler mapping: what the controllers declare now is compared with what is registered, and
 * the difference is registered in one step.
 */
final class HandlerMethods {
    private static final String KEPT = "resolvedBeanHandlerMethod";

    private final RequestMappingHandlerMapping mapping;
    private final BeanFactory beans;
    private final ChangedClasses changed;
    private final List<Registration> gone = new ArrayList<>();
    private final List<Registration> come = new ArrayList<>();
    private final Set<String> redeclared = new TreeSet<>();

    /** What is or shall be registered of one controller's method. */
    private record Registration(String bean, RequestMappingInfo info, Method method) {
        String text() {
            String methods = info.getMethodsCondition().getMethods().stream()
                    .map(Enum::name)
                    .sorted()
                    .collect(Collectors.joining("|"));
            String paths = String.join("|", new TreeSet<>(info.getPatternValues()));
            String path = paths.isEmpty() ? "/" : paths;
            return methods.isEmpty() ? path : methods + " " + path;
        }
    }

    HandlerMethods(RequestMappingHandlerMapping mapping, BeanFactory beans, ChangedClasses changed) {
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
        Map<String, Map<RequestMappingInfo, HandlerMethod>> registered = registered();
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
                infos.forEach((info, method) -> gone.add(new Registration(bean, info, method.getMethod())));
            }
        });
        if (!gone.isEmpty() || !come.isEmpty()) {
            register(following);
        }
    }

    /** What was registered by the name of a bean, not what the application registered itself with an object. */
    private Map<String, Map<RequestMappingInfo, HandlerMethod>> registered() {
        Map<String, Map<RequestMappingInfo, HandlerMethod>> registered = new LinkedHashMap<>();
        mapping.getHandlerMethods().forEach((info, method) -> {
            if (method.getBean() instanceof String bean) {
                registered.computeIfAbsent(bean, name -> new LinkedHashMap<>()).put(info, method);
            }
        });
        return registered;
    }

    /** Has the next request ask for the bean again: later versions of 6.2 keep the object that a method was called on. */
    static void forgetObjects(RequestMappingHandlerMapping mapping) {
        if (Internals.has(HandlerMethod.class, KEPT)) {
            mapping.getHandlerMethods().forEach((info, method) -> {
                if (method.getBean() instanceof String) {
                    Internals.set(method, HandlerMethod.class, KEPT, null);
                }
            });
        }
    }

    private void compare(String bean, Class<?> userType, Map<RequestMappingInfo, HandlerMethod> registered) {
        Map<RequestMappingInfo, Method> declared = declared(userType);
        registered.forEach((info, method) -> {
            Method now = declared.get(info);
            if (now == null || !now.equals(method.getMethod()) || changed.redeclare(now, userType)) {
                gone.add(new Registration(bean, info, method.getMethod()));
            }
        });
        declared.forEach((info, method) -> {
            HandlerMethod before = registered.get(info);
            boolean isRedeclared = changed.redeclare(method, userType);
            if (before == null || !before.getMethod().equals(method) || isRedeclared) {
                Registration registration = new Registration(bean, info, method);
                come.add(registration);
                if (before != null && isRedeclared) {
                    redeclared.add(registration.text());
                }
            }
        });
    }

    private Map<RequestMappingInfo, Method> declared(Class<?> userType) {
        if (!Boolean.TRUE.equals(Internals.call(
                mapping, RequestMappingHandlerMapping.class, "isHandler", new Class<?>[] {Class.class}, userType))) {
            return Map.of();
        }
        Map<RequestMappingInfo, Method> declared = new LinkedHashMap<>();
        MethodIntrospector.selectMethods(userType, (MethodIntrospector.MetadataLookup<RequestMappingInfo>) method ->
                        (RequestMappingInfo) Internals.call(
                                mapping,
                                RequestMappingHandlerMapping.class,
                                "getMappingForMethod",
                                new Class<?>[] {Method.class, Class.class},
                                method,
                                userType))
                .forEach((method, info) -> declared.put(info, AopUtils.selectInvocableMethod(method, userType)));
        return declared;
    }

    /** A request that looks its handler up meanwhile waits, so it finds what was there or what is there now. */
    private void register(Following following) {
        Object registry = Internals.get(mapping, AbstractHandlerMethodMapping.class, "mappingRegistry");
        Lock lock =
                ((ReentrantReadWriteLock) Internals.get(registry, registry.getClass(), "readWriteLock")).writeLock();
        List<Registration> failed = new ArrayList<>();
        lock.lock();
        try {
            gone.forEach(registration -> mapping.unregisterMapping(registration.info()));
            for (Registration registration : come) {
                try {
                    mapping.registerMapping(registration.info(), registration.bean(), registration.method());
                } catch (IllegalStateException ambiguous) {
                    failed.add(registration);
                }
            }
        } finally {
            lock.unlock();
        }
        tell(failed, following);
    }

    private void tell(List<Registration> failed, Following following) {
        Set<String> before = texts(gone);
        come.removeAll(failed);
        Set<String> now = texts(come);
        now.stream().filter(text -> !before.contains(text)).forEach(text -> following.added(text));
        before.stream().filter(text -> !now.contains(text)).forEach(text -> following.removed(text));
        redeclared.stream().filter(now::contains).filter(before::contains).forEach(following::changed);
        for (Registration registration : failed) {
            following.note(registration.text() + " is not mapped to " + registration.bean() + "."
                    + registration.method().getName() + ", because another method is; a restart would fail");
        }
    }

    private static Set<String> texts(List<Registration> registrations) {
        return registrations.stream().map(Registration::text).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
