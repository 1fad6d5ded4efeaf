package dev.hotreload.jersey;

import dev.hotreload.spi.ChangedType;
import dev.hotreload.spi.ChangedType.Kind;
import java.util.List;
import org.glassfish.jersey.internal.inject.InjectionManager;

/** How objects of resource classes are made and injected, whatever Jersey has for that. */
final class Bindings {
    private static final String HK2 = "org.glassfish.jersey.inject.hk2.";

    private Bindings() {}

    /** Objects that will be made get what their class wants now; singletons that live get what was added. */
    static void follow(InjectionManager injection, List<ChangedType> changed) {
        // Others (CDI) have their own support.
        if (injection.getClass().getName().startsWith(HK2)) {
            for (ChangedType type : changed) {
                if (type.live() != null && type.kind() == Kind.CHANGED && Applications.hasResources(type.live())) {
                    Hk2Binding.follow(injection, type);
                }
            }
        }
    }
}
