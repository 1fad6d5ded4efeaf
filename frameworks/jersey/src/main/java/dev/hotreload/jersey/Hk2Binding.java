package dev.hotreload.jersey;

import dev.hotreload.spi.ChangedType;
import dev.hotreload.spi.ChangedType.Member;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.glassfish.hk2.api.ActiveDescriptor;
import org.glassfish.hk2.api.Descriptor;
import org.glassfish.hk2.api.DynamicConfiguration;
import org.glassfish.hk2.api.DynamicConfigurationService;
import org.glassfish.hk2.api.ServiceLocator;
import org.glassfish.jersey.internal.inject.InjectionManager;
import org.jvnet.hk2.internal.ServiceLocatorImpl;

/** What HK2 has worked out of one class. */
final class Hk2Binding {

    private Hk2Binding() {}

    static void follow(InjectionManager injection, ChangedType type) {
        Class<?> live = Objects.requireNonNull(type.live());
        ServiceLocator locator = injection.getInstance(ServiceLocator.class);
        Internals.call(locator, ServiceLocatorImpl.class, "clearReflectionCache");
        for (ActiveDescriptor<?> descriptor :
                locator.getDescriptors(candidate -> live.getName().equals(candidate.getImplementation()))) {
            if (!descriptor.isReified() || !(descriptor.getImplementationClass() == live)) {
                continue;
            }
            Object object = descriptor.getCache();
            if (object == null) {
                bindAgain(locator, descriptor);
            } else {
                injectAdded(injection, object, type);
            }
        }
    }

    /** One step for HK2; Jersey makes an object itself for a request that finds no binding. */
    private static void bindAgain(ServiceLocator locator, ActiveDescriptor<?> descriptor) {
        DynamicConfiguration change =
                locator.getService(DynamicConfigurationService.class).createDynamicConfiguration();
        change.addUnbindFilter(candidate -> candidate.equals(descriptor));
        change.bind(unread(descriptor));
        change.commit();
    }

    /** The description alone, of which HK2 reads the class again. */
    private static Descriptor unread(ActiveDescriptor<?> descriptor) {
        return new org.glassfish.hk2.utilities.DescriptorImpl(descriptor);
    }

    /** A singleton keeps all that it has, and gets what it did not have. */
    private static void injectAdded(InjectionManager injection, Object object, ChangedType type) {
        List<Member> added = type.added().stream()
                .filter(member -> !member.descriptor().startsWith("("))
                .toList();
        Map<Field, Object> kept = new LinkedHashMap<>();
        boolean isInjected = false;
        for (Class<?> above = object.getClass(); above != null; above = above.getSuperclass()) {
            for (Field field : above.getDeclaredFields()) {
                if (field.isAnnotationPresent(Inject.class) || field.isAnnotationPresent(Context.class)) {
                    boolean isAdded = above == type.live()
                            && added.stream().anyMatch(member -> member.name().equals(field.getName()));
                    isInjected |= isAdded;
                    if (!isAdded) {
                        keep(kept, field, object);
                    }
                }
            }
        }
        if (isInjected) {
            injection.inject(object);
            kept.forEach((field, value) -> set(field, object, value));
        }
    }

    private static void keep(Map<Field, Object> kept, Field field, Object object) {
        try {
            field.setAccessible(true);
            kept.put(field, field.get(object));
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void set(Field field, Object object, Object value) {
        try {
            field.set(object, value);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
