package dev.hotreload.renewal;

import dev.hotreload.live.TrustedLookup;
import dev.hotreload.message.RenewalTexts;
import java.lang.invoke.MethodType;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;

/**
 * Has the JDK let go of what a generation has left with it: streams, handlers, drivers, managed beans, values of
 * threads, the loader of windows.
 *
 * <p>Used by one thread, once the code of that generation has ended.
 */
final class Leftovers {
    /** So many objects that a stream leads to are looked at. */
    private static final int OF_STREAM = 100;

    private final JdkFields fields;
    private final TrustedLookup lookup;
    private final Going goes;
    private final JdkParts parts;
    private final List<String> sentences = new ArrayList<>();

    /** @param goes which classes go */
    Leftovers(JdkFields fields, TrustedLookup lookup, Going goes) {
        this.fields = fields;
        this.lookup = lookup;
        this.goes = goes;
        this.parts = new JdkParts(lookup);
    }

    /** One thing to do, which may not work in this JDK. */
    private interface Step {
        void take() throws Throwable;
    }

    /**
     * Does all of it.
     *
     * @param streams those to go back to
     * @param loaders the loaders that go
     * @return what could not be done, a sentence each
     */
    List<String> remove(ProgramStreams streams, Collection<ClassLoader> loaders) {
        attempt("standard streams", () -> streams.restore(this::isOld));
        attempt("the handler of uncaught exceptions", this::forgetHandler);
        attempt("resource bundles", () -> loaders.forEach(ResourceBundle::clearCache));
        attempt("values of threads", this::forgetThreads);
        attempt("JDBC drivers", this::deregisterDrivers);
        attempt("managed beans", () -> {
            if (parts.hasManagedBeans()) {
                ManagedBeans.unregister(goes);
                ManagedBeans.follow(goes, ClassLoader.getSystemClassLoader(), fields, lookup.trusted());
            }
        });
        attempt("contexts of AWT", this::changeWindowContexts);
        return sentences;
    }

    private void attempt(String what, Step step) {
        try {
            step.take();
        } catch (Throwable e) {
            // Whatever it is, the program begins again; at worst something stays in memory.
            sentences.add(RenewalTexts.notRemoved(what, e));
        }
    }

    private boolean isOld(Object stream) {
        return new ObjectGraph(fields, OF_STREAM).from(List.of(stream)).find(this::isOfOldClass) != null;
    }

    private boolean isOfOldClass(Object object) {
        return goes.type(object.getClass());
    }

    private void forgetHandler() {
        Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
        if (handler != null && isOfOldClass(handler)) {
            Thread.setDefaultUncaughtExceptionHandler(null);
        }
    }

    private void forgetThreads() {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            for (String map : List.of("threadLocals", "inheritableThreadLocals")) {
                Object values = fields.named(thread, map);
                if (values != null && fields.named(values, "table") instanceof Object[] table) {
                    forgetValues(table);
                }
            }
            Object context = fields.named(thread, "inheritedAccessControlContext");
            if (context != null && isOldContext(context)) {
                // Without a security manager nobody asks for it; the JVM takes null for all permissions.
                fields.clear(thread, "inheritedAccessControlContext");
            }
        }
    }

    private void forgetValues(Object[] table) {
        for (Object entry : table) {
            Object value = entry == null ? null : fields.named(entry, "value");
            if (value != null && isOfOldClass(value)) {
                fields.clear(entry, "value");
            }
        }
    }

    private boolean isOldContext(Object context) {
        if (fields.named(context, "context") instanceof ProtectionDomain[] domains) {
            for (ProtectionDomain domain : domains) {
                if (domain != null && goes.loader(domain.getClassLoader())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Those of libraries that stay are still there; with other libraries, the JDK looks for drivers anew. */
    private void deregisterDrivers() throws Throwable {
        if (!parts.hasDrivers()) {
            return;
        }
        Class<?> manager = Class.forName("java.sql.DriverManager");
        Collection<?> registered = (Collection<?>) lookup.trusted()
                .findStaticGetter(manager, "registeredDrivers", java.util.concurrent.CopyOnWriteArrayList.class)
                .invoke();
        boolean removed = registered.removeIf(info -> {
            Object driver = fields.named(info, "driver");
            return driver != null && isOfOldClass(driver);
        });
        if (removed) {
            lookup.staticSetter(manager, "driversInitialized", boolean.class).invoke(false);
        }
    }

    /** They have the loader that was there when the first picture was made, and give it to threads that they start. */
    private void changeWindowContexts() throws Throwable {
        if (!parts.hasWindowContexts()) {
            return;
        }
        Set<?> contexts = (Set<?>) lookup.trusted()
                .findStatic(Class.forName("sun.awt.AppContext"), "getAppContexts", MethodType.methodType(Set.class))
                .invoke();
        for (Object context : contexts) {
            changeLoader(context, "contextClassLoader");
            // Among them the queue of events.
            for (Object value : fields.named(context, "table") instanceof Map<?, ?> table
                    ? table.values().toArray()
                    : new Object[0]) {
                changeLoader(value, "classLoader");
            }
        }
    }

    private void changeLoader(Object holder, String field) {
        if (fields.named(holder, field) instanceof ClassLoader loader && goes.loader(loader)) {
            fields.set(holder, field, ClassLoader.getSystemClassLoader());
        }
    }
}
