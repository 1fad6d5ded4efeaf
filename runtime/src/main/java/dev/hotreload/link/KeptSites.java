package dev.hotreload.link;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The linkage of the compiler's own call sites, kept from generation to generation.
 *
 * <p>Kept per class for as long as the class lives. A call site is known by a text that the weaver made of its place
 * and everything that stands there.
 *
 * <p>Called by any thread of the application that links a call site.
 */
final class KeptSites {
    private final ClassValue<Map<String, CallSite>> sites = new ClassValue<>() {
        @Override
        protected Map<String, CallSite> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    /**
     * Links with the compiler's own bootstrap method, or answers what it answered before.
     *
     * @param arguments the kind, the text, the bootstrap method, and its static arguments
     */
    CallSite site(MethodHandles.Lookup caller, String name, MethodType type, Object[] arguments) throws Throwable {
        Map<String, CallSite> known = sites.get(caller.lookupClass());
        String key = name + type.toMethodDescriptorString() + ' ' + arguments[1];
        CallSite site = known.get(key);
        if (site == null) {
            List<Object> all = new ArrayList<>(List.of(caller, name, type));
            all.addAll(Arrays.asList(arguments).subList(3, arguments.length));
            site = (CallSite) ((MethodHandle) arguments[2]).invokeWithArguments(all);
            if (site instanceof ConstantCallSite) {
                known.put(key, site);
            }
        }
        return site;
    }
}
