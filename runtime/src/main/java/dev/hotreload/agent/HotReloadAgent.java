package dev.hotreload.agent;

import dev.hotreload.control.BatchListener;
import dev.hotreload.define.BootClasses;
import dev.hotreload.live.TrustedLookup;
import dev.hotreload.loader.ApplicationLoader;
import dev.hotreload.message.ErrorTexts;
import dev.hotreload.reload.ReloadService;
import dev.hotreload.report.Reporter;
import dev.hotreload.shell.LiveShell;
import dev.hotreload.shell.Prompt;
import dev.hotreload.shell.ShownObject;
import dev.hotreload.shell.ShownObjects;
import java.lang.instrument.Instrumentation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;

/**
 * The agent that wires the engine to the application's loaders before the main class is loaded.
 *
 * <p>It never keeps the application from starting: if the engine cannot be installed, the user is told, and the
 * application runs without reloading.
 */
public final class HotReloadAgent {
    private HotReloadAgent() {}

    /** Called by the JVM before the application's {@code main}. */
    public static void premain(String options, Instrumentation instrumentation) {
        if (!(ClassLoader.getSystemClassLoader() instanceof ApplicationLoader application)) {
            System.err.println(
                    "hotreload  the runtime cannot be added as an agent by hand. Start the application with mvn"
                            + " hotreload:run");
            return;
        }
        ThreadFactory threads = new DaemonThreads();
        Reports reports = new Reports(application.launch(), threads);
        Reporter reporter = reports.reporter();
        try {
            TrustedLookup lookup = TrustedLookup.open(instrumentation);
            BootClasses.define(application.launch().hierarchy().isOn());
            ReloadService service = ReloadService.install(
                    application.loaders(), application.launch(), instrumentation, lookup, reporter, threads);
            DebuggerLink debugger = new DebuggerLink(threads, service::settled, service::addedMembers);
            service.onRedefined(debugger::redefined);
            reports.announce();
            Prompt prompt = new Prompt(() -> new LiveShell(
                    application,
                    lookup.trusted(),
                    application.launch().classPath(),
                    service::generationNumber,
                    shown(service),
                    threads));
            Thread starter = threads.newThread(new Start(reports, service, debugger, prompt, threads));
            starter.setName("hotreload-start");
            starter.start();
            Thread ending = threads.newThread(new End(reports, service, threads));
            ending.setName("hotreload-end");
            Runtime.getRuntime().addShutdownHook(ending);
        } catch (Throwable e) {
            // Throwable, because the application must start whatever is wrong with us.
            reporter.internalError(ErrorTexts.starting(), e);
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

    /** What need not be done before the application's first instruction. */
    private record Start(
            Reports reports, ReloadService service, DebuggerLink debugger, Prompt prompt, ThreadFactory threads)
            implements Runnable {
        @Override
        public void run() {
            reports.connect(
                    debugger,
                    new PluginQuestions(
                            service, prompt, work -> threads.newThread(work).start()));
            service.watch();
            reports.onBatch(new Batches(service));
            Thread warmUp = threads.newThread(service::warmUp);
            warmUp.setName("hotreload-warm-up");
            warmUp.start();
        }
    }

    /** Passes the plugin's word that class files belong together on to the engine. */
    private record Batches(ReloadService service) implements BatchListener {
        @Override
        public CompletableFuture<Void> writing() {
            return service.hold();
        }

        @Override
        public void complete(Map<String, Set<String>> files) {
            service.complete(files);
        }
    }

    /**
     * Ends what waits in native code, for files and for the plugin: the JVM gives such threads 0.3 seconds at its end,
     * which the application would not have taken.
     */
    private record End(Reports reports, ReloadService service, ThreadFactory threads) implements Runnable {
        private static final long PATIENCE_MILLIS = 200;

        @Override
        public void run() {
            // On a thread of its own: a reload may be under way whose listener is what ends the application.
            Thread closing = threads.newThread(service::close);
            closing.start();
            reports.disconnect();
            try {
                closing.join(PATIENCE_MILLIS);
            } catch (InterruptedException e) {
                // The JVM ends all the same.
                Thread.currentThread().interrupt();
            }
        }
    }
}
