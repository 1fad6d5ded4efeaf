package dev.hotreload.outcome;

import dev.hotreload.api.Reload;
import dev.hotreload.change.ChangedClass;
import dev.hotreload.message.ProblemTexts;
import dev.hotreload.report.Reporter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Tells the application's own listeners, after everybody else.
 *
 * <p>Any thread adds and removes listeners; the one that applies changes calls them.
 */
public final class ApplicationListeners extends ForwardingListener {
    private final Reporter reporter;
    private final List<Consumer<Reload>> listeners = new CopyOnWriteArrayList<>();
    private volatile int generation;

    /** @param number the generation that runs */
    public ApplicationListeners(ReloadListener next, Reporter reporter, int number) {
        super(next);
        this.generation = number;
        this.reporter = reporter;
    }

    /** The number of the current generation; 0 before the first. */
    public int generation() {
        return generation;
    }

    /** Registers a listener for good. */
    public void onReload(Consumer<Reload> listener) {
        listeners.add(listener);
    }

    @Override
    public void applied(AppliedGeneration applied) {
        generation = applied.number();
        super.applied(applied);
        if (!listeners.isEmpty()) {
            tell(reload(applied.number(), applied.modules(), applied.classes(), applied.resources()));
        }
    }

    /** A generation as the application is told of it. */
    public static Reload reload(int number, List<String> modules, List<ChangedClass> classes, Set<String> resources) {
        return new Reload(
                number,
                modules,
                classes.stream()
                        .map(changed -> changed.internalName().replace('/', '.'))
                        .sorted()
                        .toList(),
                resources.stream().sorted().toList());
    }

    private void tell(Reload reload) {
        Thread thread = Thread.currentThread();
        ClassLoader own = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        try {
            for (Consumer<Reload> listener : listeners) {
                tell(listener, reload);
            }
        } finally {
            thread.setContextClassLoader(own);
        }
    }

    private void tell(Consumer<Reload> listener, Reload reload) {
        try {
            listener.accept(reload);
        } catch (RuntimeException | Error e) {
            // The application's error: the reload is done, and the other listeners are told.
            reporter.problem(
                    ProblemTexts.listenerFailed(listener.getClass().getName(), reload.generation(), e.toString()));
        }
    }
}
