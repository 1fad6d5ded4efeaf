package dev.hotreload.hook;

import dev.hotreload.api.Reload;
import dev.hotreload.api.ReloadHook;
import dev.hotreload.message.HookTexts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The {@link ReloadHook} services of libraries and of the application.
 *
 * <p>They are looked for at the first reload, and once more when a reload changes a module's list of them. Used by the
 * thread that applies changes, but for {@link #look}.
 */
public final class HookServices {
    private static final String FILE = "META-INF/services/" + ReloadHook.class.getName();

    private final ClassLoader application;
    private final Consumer<String> problem;
    private final Map<Class<?>, ReloadHook> made = new HashMap<>();
    private List<ReloadHook> services = List.of();
    private boolean isLoaded;

    /** Whether there is a list of services; null: nobody has looked. */
    private volatile @Nullable Boolean isAny;

    /** @param problem is told of services that fail */
    public HookServices(ClassLoader application, Consumer<String> problem) {
        this.application = application;
        this.problem = problem;
    }

    /** Looks whether there are any, which may read all jars; so that the first reload need not. */
    public void look() {
        boolean found;
        try {
            found = application.getResources(FILE).hasMoreElements();
        } catch (IOException e) {
            // Loading says what is wrong.
            found = true;
        }
        isAny = found;
    }

    void before(Reload reload) {
        load();
        for (ReloadHook service : services) {
            call(service, "beforeReload", reload, () -> service.beforeReload(reload));
        }
    }

    void after(Reload reload) {
        if (reload.resources().contains(FILE)) {
            isAny = true;
            isLoaded = false;
            load();
        }
        for (ReloadHook service : services) {
            call(service, "afterReload", reload, () -> service.afterReload(reload));
        }
    }

    private void load() {
        if (isLoaded) {
            return;
        }
        if (isAny == null) {
            look();
        }
        isLoaded = true;
        if (!Boolean.TRUE.equals(isAny)) {
            return;
        }
        List<ReloadHook> loaded = new ArrayList<>();
        var providers =
                ServiceLoader.load(ReloadHook.class, application).stream().iterator();
        while (true) {
            try {
                // Both may throw; the next one is then another service's turn.
                if (!providers.hasNext()) {
                    break;
                }
                ServiceLoader.Provider<ReloadHook> provider = providers.next();
                ReloadHook known = made.get(provider.type());
                ReloadHook service = known == null ? provider.get() : known;
                made.put(provider.type(), service);
                loaded.add(service);
            } catch (ServiceConfigurationError | LinkageError e) {
                Throwable cause = e.getCause();
                problem.accept(HookTexts.serviceUnusable(e.getMessage() + (cause == null ? "" : " (" + cause + ")")));
            }
        }
        services = List.copyOf(loaded);
    }

    /** What a service does. */
    private interface Step {
        void take() throws Exception;
    }

    private void call(ReloadHook service, String method, Reload reload, Step step) {
        try {
            step.take();
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            problem.accept(HookTexts.serviceFailed(
                    service.getClass().getName() + "." + method, reload.generation(), e.toString()));
        }
    }
}
