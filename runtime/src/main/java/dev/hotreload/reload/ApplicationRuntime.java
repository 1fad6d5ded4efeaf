package dev.hotreload.reload;

import dev.hotreload.api.LivePatches;
import dev.hotreload.api.LoopedAction;
import dev.hotreload.api.LoopedStep;
import dev.hotreload.api.Maker;
import dev.hotreload.api.Reload;
import dev.hotreload.api.ReloadSource;
import dev.hotreload.loop.Loops;
import dev.hotreload.outcome.ApplicationListeners;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What {@code HotReload} asks; called by any thread of the application. Each engine answers in its time. */
final class ApplicationRuntime implements ReloadSource {
    private final KeptObjects kept;
    private final PatchMaker maker;
    private volatile @Nullable Current current;

    /** What the engine that has taken over last has. */
    private record Current(
            ApplicationListeners listeners, Loops loops, Map<String, Object> published, LivePatches patches) {}

    ApplicationRuntime(KeptObjects kept, PatchMaker maker) {
        this.kept = kept;
        this.maker = maker;
    }

    /** Another engine has taken over. */
    void follow(ApplicationListeners listeners, Loops loops, Map<String, Object> published, Applying applying) {
        current = new Current(listeners, loops, published, new ApplicationPatches(applying, maker));
    }

    KeptObjects kept() {
        return kept;
    }

    boolean isWoven() {
        return kept.isWoven();
    }

    byte[] weave(String internalName, byte[] classFile) {
        return kept.weave(internalName, classFile);
    }

    private Current current() {
        return Objects.requireNonNull(current);
    }

    @Override
    public int generation() {
        return current().listeners().generation();
    }

    @Override
    public void onReload(Consumer<Reload> listener) {
        current().listeners().onReload(listener);
    }

    @Override
    public <T, E extends Exception> T loop(LoopedStep<T, E> step) throws E {
        return current().loops().loop(step, Loops.caller());
    }

    @Override
    public <E extends Exception> void loop(LoopedAction<E> step) throws E {
        current().loops().loop(step, Loops.caller());
    }

    @Override
    public void publish(String name, @Nullable Object object) {
        Map<String, Object> published = current().published();
        if (object == null) {
            published.remove(name);
        } else {
            published.put(name, object);
        }
    }

    @Override
    public LivePatches patches() {
        return current().patches();
    }

    @Override
    public <T, E extends Exception> T keep(String name, Maker<T, E> maker) throws E {
        return kept.keep(name, maker);
    }
}
