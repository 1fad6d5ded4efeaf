package dev.hotreload.reload;

import dev.hotreload.api.LoopedAction;
import dev.hotreload.api.LoopedStep;
import dev.hotreload.api.Reload;
import dev.hotreload.api.ReloadSource;
import dev.hotreload.loop.Loops;
import dev.hotreload.outcome.ApplicationListeners;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What {@code HotReload} asks; called by any thread of the application. */
final class ApplicationRuntime implements ReloadSource {
    private final ApplicationListeners listeners;
    private final Loops loops;
    private final Map<String, Object> published;

    ApplicationRuntime(ApplicationListeners listeners, Loops loops, Map<String, Object> published) {
        this.listeners = listeners;
        this.loops = loops;
        this.published = published;
    }

    @Override
    public int generation() {
        return listeners.generation();
    }

    @Override
    public void onReload(Consumer<Reload> listener) {
        listeners.onReload(listener);
    }

    @Override
    public <T, E extends Exception> T loop(LoopedStep<T, E> step) throws E {
        return loops.loop(step, Loops.caller());
    }

    @Override
    public <E extends Exception> void loop(LoopedAction<E> step) throws E {
        loops.loop(step, Loops.caller());
    }

    @Override
    public void publish(String name, @Nullable Object object) {
        if (object == null) {
            published.remove(name);
        } else {
            published.put(name, object);
        }
    }
}
