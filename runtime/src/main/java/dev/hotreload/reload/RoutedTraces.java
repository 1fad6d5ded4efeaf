package dev.hotreload.reload;

import dev.hotreload.boot.TraceView;
import dev.hotreload.reflect.Frames;
import java.util.ArrayList;
import java.util.List;

/**
 * Has a stack trace corrected by the engine of each generation of loaders that it has frames of; each leaves the frames
 * of others alone. Safe for use by any thread.
 */
final class RoutedTraces implements TraceView {
    private final HookRoutes routes;
    private final Frames frames;

    RoutedTraces(HookRoutes routes, Frames frames) {
        this.routes = routes;
        this.frames = frames;
    }

    @Override
    public void correct(StackTraceElement[] trace, Object source) {
        List<TraceView> done = new ArrayList<>(1);
        for (StackTraceElement frame : trace) {
            Class<?> type = frames.type(frame);
            if (type != null && type.getClassLoader() != null) {
                TraceView own = routes.of(type).traces();
                if (!done.contains(own)) {
                    own.correct(trace, source);
                    done.add(own);
                }
            }
        }
    }
}
