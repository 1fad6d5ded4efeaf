package dev.hotreload.agent;

import dev.hotreload.live.TrustedLookup;
import dev.hotreload.loader.ApplicationLoader;
import dev.hotreload.reload.ReloadService;
import dev.hotreload.renewal.Renewal;
import dev.hotreload.shell.LiveShell;
import dev.hotreload.shell.Prompt;
import dev.hotreload.shell.ShownObject;
import dev.hotreload.shell.ShownObjects;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * What debuggers and the prompt have of the program: always the generation of loaders that runs. Safe for use by any thread.
 */
final class Session {
    private final TrustedLookup lookup;
    private final ThreadFactory threads;
    private final DebuggerLink debugger;
    private volatile @Nullable Renewal renewal;
    private volatile @Nullable Prompt prompt;

    Session(TrustedLookup lookup, ThreadFactory threads) {
        this.lookup = lookup;
        this.threads = threads;
        this.debugger = new DebuggerLink(
                threads, () -> running().saved().settled(), () -> running().addedMembers());
    }

    private ReloadService running() {
        return Objects.requireNonNull(renewal).service();
    }

    /** A generation is about to begin. */
    void begin(Renewal current) {
        renewal = current;
        ReloadService service = current.service();
        ApplicationLoader loader = current.loader();
        service.onRedefined(debugger::redefined);
        Prompt before = prompt;
        prompt = new Prompt(() -> new LiveShell(
                loader,
                lookup.trusted(),
                loader.launch().classPath(),
                service::generationNumber,
                shown(service),
                threads));
        if (before != null) {
            debugger.renewed();
            before.end();
        }
    }

    private static ShownObjects shown(ReloadService service) {
        return new ShownObjects(
                service::published,
                Map.of(
                        "held",
                        () -> {
                            Map<String, ShownObject> held = new LinkedHashMap<>();
                            service.loops()
                                    .held()
                                    .forEach(value ->
                                            held.put(value.name(), new ShownObject(value.type(), value.value())));
                            return held;
                        },
                        "beans",
                        () -> {
                            Map<String, ShownObject> beans = new LinkedHashMap<>();
                            service.named().forEach((name, bean) -> beans.put(name, ShownObject.of(bean)));
                            return beans;
                        }));
    }

    DebuggerLink debugger() {
        return debugger;
    }

    Prompt prompt() {
        return Objects.requireNonNull(prompt);
    }
}
