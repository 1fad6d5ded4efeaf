package dev.hotreload.agent;

import dev.hotreload.live.TrustedLookup;
import dev.hotreload.loader.ApplicationLoader;
import dev.hotreload.reload.ReloadService;
import dev.hotreload.renewal.Renewal;
import dev.hotreload.shell.LiveShell;
import dev.hotreload.shell.Prompt;
import dev.hotreload.shell.ShownObject;
import dev.hotreload.shell.ShownObjects;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * What debuggers and the prompt have of the program: always the generation of loaders that runs. Safe for use by any
 * thread.
 */
final class Session {
    private final TrustedLookup lookup;
    private final ThreadFactory threads;
    private @Nullable Renewal renewal;
    private @Nullable DebuggerLink debugger;
    /** That of the generation that runs; null: nobody has asked for it. */
    private @Nullable Prompt prompt;

    Session(TrustedLookup lookup, ThreadFactory threads) {
        this.lookup = lookup;
        this.threads = threads;
    }

    /** A generation is about to begin. */
    synchronized void begin(Renewal current) {
        DebuggerLink link = debugger;
        if (link == null) {
            link = new DebuggerLink(threads, current);
            debugger = link;
        } else {
            link.renewed();
        }
        current.service().onRedefined(link::redefined);
        renewal = current;
        Prompt before = prompt;
        prompt = null;
        if (before != null) {
            before.end();
        }
    }

    synchronized DebuggerLink debugger() {
        return Objects.requireNonNull(debugger);
    }

    synchronized Prompt prompt() {
        Prompt current = prompt;
        if (current == null) {
            current = prompt(Objects.requireNonNull(renewal));
            prompt = current;
        }
        return current;
    }

    private Prompt prompt(Renewal current) {
        ReloadService service = current.service();
        ApplicationLoader loader = current.loader();
        return new Prompt(() -> new LiveShell(
                loader, lookup.trusted(), classPath(loader), service::generationNumber, shown(service), threads));
    }

    /** The API is there for every program, also for one that has not this jar on its class path. */
    private static List<Path> classPath(ApplicationLoader loader) {
        List<Path> classPath = new ArrayList<>(loader.launch().classPath());
        try {
            classPath.add(Path.of(Session.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI()));
        } catch (URISyntaxException e) {
            // Then only the API is missing at the prompt.
        }
        return classPath;
    }

    private static ShownObjects shown(ReloadService service) {
        return new ShownObjects(service::published, Map.of("held", () -> held(service), "beans", () -> beans(service)));
    }

    private static Map<String, ShownObject> held(ReloadService service) {
        Map<String, ShownObject> held = new LinkedHashMap<>();
        service.loops().held().forEach(value -> held.put(value.name(), new ShownObject(value.type(), value.value())));
        return held;
    }

    private static Map<String, ShownObject> beans(ReloadService service) {
        Map<String, ShownObject> beans = new LinkedHashMap<>();
        service.named().forEach((name, bean) -> beans.put(name, ShownObject.of(bean)));
        return beans;
    }
}
