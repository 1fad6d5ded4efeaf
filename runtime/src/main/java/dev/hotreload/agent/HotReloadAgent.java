package dev.hotreload.agent;

import dev.hotreload.control.BatchListener;
import dev.hotreload.define.BootClasses;
import dev.hotreload.live.TrustedLookup;
import dev.hotreload.loader.ApplicationLoader;
import dev.hotreload.message.ErrorTexts;
import dev.hotreload.reload.ReloadService;
import dev.hotreload.renewal.KeptMethods;
import dev.hotreload.renewal.KeptValues;
import dev.hotreload.renewal.Renewal;
import dev.hotreload.renewal.SystemLoader;
import dev.hotreload.report.Reporter;
import java.lang.instrument.Instrumentation;
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
        if (!(ClassLoader.getSystemClassLoader() instanceof ApplicationLoader ofJvm)) {
            System.err.println(
                    "hotreload  the runtime cannot be added as an agent by hand. Start the application with mvn"
                            + " hotreload:run");
            return;
        }
        ThreadFactory threads = new DaemonThreads();
        Reports reports = new Reports(ofJvm.launch(), instrumentation, threads);
        Reporter reporter = reports.reporter();
        try {
            TrustedLookup lookup = TrustedLookup.open(instrumentation);
            boolean hasKeys = ofJvm.launch().hasKeys();
            BootClasses.define(ofJvm.launch().hierarchy().isOn(), hasKeys);
            PluginInput input = new PluginInput();
            if (hasKeys) {
                input.install(instrumentation);
            }
            ApplicationLoader application = SystemLoader.replaceFirst(ofJvm, lookup);
            KeptValues kept = new KeptValues(
                    new KeptMethods(application.launch().renewal().keeps(), reporter::problem));
            kept.install();
            PluginPatches patches = new PluginPatches();
            ReloadService first = ReloadService.install(
                    application.loaders(),
                    application.launch(),
                    instrumentation,
                    lookup,
                    reporter,
                    threads,
                    kept,
                    patches);
            Session session = new Session(lookup, threads);
            Renewal renewal = new Renewal(
                    ofJvm, application, first, lookup, reporter, threads, kept, JvmStreams.current(), session::begin);
            session.begin(renewal);
            reports.announce();
            Thread starter = threads.newThread(new Start(reports, renewal, session, patches, input, threads));
            starter.setName("hotreload-start");
            starter.start();
            Thread ending = threads.newThread(new End(reports, renewal, threads));
            ending.setName("hotreload-end");
            Runtime.getRuntime().addShutdownHook(ending);
        } catch (Throwable e) {
            // Throwable, because the application must start whatever is wrong with us.
            reporter.internalError(ErrorTexts.starting(), e);
        }
    }

    /** What need not be done before the application's first instruction. */
    private record Start(
            Reports reports,
            Renewal renewal,
            Session session,
            PluginPatches patches,
            PluginInput input,
            ThreadFactory threads)
            implements Runnable {
        @Override
        public void run() {
            ReloadService service = renewal.service();
            reports.connect(session.debugger(), new PluginQuestions(renewal, session, threads), patches, input);
            service.watch();
            reports.onBatch(new Batches(renewal));
            Thread warmUp = threads.newThread(service::warmUp);
            warmUp.setName("hotreload-warm-up");
            warmUp.start();
        }
    }

    /** Passes the plugin's word that class files belong together on to the engine. */
    private record Batches(Renewal renewal) implements BatchListener {
        @Override
        public CompletableFuture<Void> writing() {
            return renewal.service().saved().hold();
        }

        @Override
        public void complete(Map<String, Set<String>> files) {
            renewal.service().saved().complete(files);
        }
    }

    /**
     * Ends what waits in native code, for files and for the plugin: the JVM gives such threads 0.3 seconds at its end,
     * which the application would not have taken.
     */
    private record End(Reports reports, Renewal renewal, ThreadFactory threads) implements Runnable {
        private static final long PATIENCE_MILLIS = 200;

        @Override
        public void run() {
            // On a thread of its own: a reload may be under way whose listener is what ends the application.
            Thread closing = threads.newThread(renewal.service()::close);
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
