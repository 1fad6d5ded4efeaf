package dev.hotreload.hook;

import dev.hotreload.api.AfterReload;
import dev.hotreload.api.BeforeReload;
import dev.hotreload.api.Reload;
import dev.hotreload.boot.HookedObjects;
import dev.hotreload.classfile.MemberNames;
import dev.hotreload.loader.ApplicationLoaders;
import dev.hotreload.message.HookTexts;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Calls the application's methods around reloads: those with {@link BeforeReload} and {@link AfterReload}, and the
 * services of its libraries.
 *
 * <p>Used by the thread that applies changes.
 */
public final class ReloadHooks {
    private final HookedClasses classes;
    private final HookServices services;
    private final ApplicationLoaders loaders;
    private final Predicate<Class<?>> isInitialised;
    private final Consumer<String> problem;
    /** What {@link #before} announced, and {@link #after} has not ended. */
    private @Nullable Reload announced;

    /**
     * @param isInitialised whether a class is
     * @param problem is told of what a method throws
     */
    public ReloadHooks(
            HookedClasses classes,
            HookServices services,
            ApplicationLoaders loaders,
            Predicate<Class<?>> isInitialised,
            Consumer<String> problem) {
        this.classes = classes;
        this.services = services;
        this.loaders = loaders;
        this.isInitialised = isInitialised;
        this.problem = problem;
    }

    /** A change set is about to be applied; called again while that is under way, it does nothing. */
    public void before(Reload reload) {
        if (announced == null) {
            announced = reload;
            asApplication(() -> {
                call(BeforeReload.class, reload);
                services.before(reload);
            });
        }
    }

    /** It is applied and reported, or the JVM did not take it. */
    public void after(Reload reload) {
        announced = null;
        asApplication(() -> {
            services.after(reload);
            call(AfterReload.class, reload);
        });
    }

    private static void asApplication(Runnable calls) {
        Thread thread = Thread.currentThread();
        ClassLoader own = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        try {
            calls.run();
        } finally {
            thread.setContextClassLoader(own);
        }
    }

    private void call(Class<? extends Annotation> annotation, Reload reload) {
        if (classes.internalNames().isEmpty()) {
            return;
        }
        List<Object> objects = HookedObjects.all();
        Set<Call> called = new HashSet<>();
        for (String internalName : classes.internalNames()) {
            Class<?> live = loaders.findLive(internalName);
            if (live != null && isInitialised.test(live)) {
                call(live, annotation, reload, objects, called);
            }
        }
    }

    private void call(
            Class<?> live,
            Class<? extends Annotation> annotation,
            Reload reload,
            List<Object> objects,
            Set<Call> called) {
        for (Method method : live.getDeclaredMethods()) {
            if (!method.isAnnotationPresent(annotation)) {
                continue;
            }
            if (!takesReload(method)) {
                problem.accept(HookTexts.wrongParameters(annotation.getSimpleName(), shown(live, method)));
            } else if (Modifier.isStatic(method.getModifiers())) {
                call(method, null, annotation, reload);
            } else {
                for (Object object : objects) {
                    if (live.isInstance(object) && called.add(Call.of(object, method))) {
                        call(method, object, annotation, reload);
                    }
                }
            }
        }
    }

    private static boolean takesReload(Method method) {
        Class<?>[] parameters = method.getParameterTypes();
        return parameters.length == 0 || (parameters.length == 1 && parameters[0] == Reload.class);
    }

    private void call(Method method, @Nullable Object object, Class<? extends Annotation> annotation, Reload reload) {
        String shown = shown(object == null ? method.getDeclaringClass() : object.getClass(), method);
        try {
            method.setAccessible(true);
            method.invoke(object, method.getParameterCount() == 0 ? new Object[0] : new Object[] {reload});
        } catch (InvocationTargetException e) {
            // The application's error: the reload goes on, and the other methods are called.
            problem.accept(HookTexts.failed(
                    annotation.getSimpleName(), shown, reload.generation(), String.valueOf(e.getCause())));
        } catch (IllegalAccessException | RuntimeException | LinkageError e) {
            problem.accept(HookTexts.failed(annotation.getSimpleName(), shown, reload.generation(), e.toString()));
        }
    }

    private static String shown(Class<?> type, Method method) {
        return MemberNames.simple(type.getName()) + "." + method.getName();
    }

    /** A method that was called on an object: an override that is marked, too, is the same call. */
    private record Call(
            Object object, String method, @Nullable Class<?> declaring) {
        static Call of(Object object, Method method) {
            boolean isPrivate = Modifier.isPrivate(method.getModifiers());
            return new Call(
                    object,
                    method.getName() + method.getParameterCount(),
                    isPrivate ? method.getDeclaringClass() : null);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Call call
                    && call.object == object
                    && call.method.equals(method)
                    && call.declaring == declaring;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(object) * 31 + method.hashCode();
        }
    }
}
