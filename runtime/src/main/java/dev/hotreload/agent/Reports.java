package dev.hotreload.agent;

import dev.hotreload.control.BatchListener;
import dev.hotreload.control.ControlChannel;
import dev.hotreload.launch.LaunchDescription;
import dev.hotreload.message.ProblemTexts;
import dev.hotreload.monitor.Monitors;
import dev.hotreload.report.CompositeReporter;
import dev.hotreload.report.ConsoleReporter;
import dev.hotreload.report.EventLog;
import dev.hotreload.report.Reporter;
import dev.hotreload.report.StartReport;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the runtime's messages and events go: the terminal, the events file, and the plugin.
 *
 * <p>Safe for use by any thread; {@code hotreload-start} connects it.
 */
final class Reports {
    /** Exit code of a program that SIGTERM ended; shutdown hooks run. */
    private static final int TERMINATED = 143;

    private final LaunchDescription launch;
    private final Reporter reporter;
    private volatile @Nullable ControlChannel channel;

    Reports(LaunchDescription launch, Instrumentation instrumentation, ThreadFactory threads) {
        this.launch = launch;
        // The descriptor itself: the application may redirect System.err.
        ConsoleReporter console = new ConsoleReporter(
                new FileOutputStream(FileDescriptor.err), ConsoleReporter.terminalCharset(), launch.colour());
        reporter = new CompositeReporter(
                console,
                new EventLog(launch.events(), this::send, console::problem),
                new Monitors(instrumentation, threads));
    }

    Reporter reporter() {
        return reporter;
    }

    /** Tells the user what was started. */
    void announce() {
        reporter.started(new StartReport(
                launch.mainClass(),
                launch.modules(),
                System.getProperty("java.vendor", "") + " " + Runtime.version(),
                launch.poll()));
    }

    /** Connects to the plugin; when it is gone, so is the terminal's user, and the application ends. */
    void connect(DebuggerLink debugger, PluginQuestions questions, PluginPatches patches, PluginInput input) {
        String address = launch.control().orElse(null);
        if (address == null) {
            patches.connected(Optional.empty());
            input.connected(Optional.empty());
            return;
        }
        try {
            Map<String, Consumer<String>> listeners = new HashMap<>(debugger.listeners());
            listeners.putAll(questions.listeners());
            listeners.putAll(patches.listeners());
            listeners.putAll(input.listeners());
            ControlChannel connected = ControlChannel.connect(address, listeners);
            debugger.connected(connected);
            questions.connected(connected);
            patches.connected(Optional.of(connected));
            input.connected(Optional.of(connected));
            connected.onClosed(() -> System.exit(TERMINATED));
            channel = connected;
        } catch (IOException e) {
            patches.connected(Optional.empty());
            input.connected(Optional.empty());
            reporter.problem(ProblemTexts.pluginUnreachable(String.valueOf(e.getMessage())));
        }
    }

    /** Has {@code listener} told which class files the plugin writes together. */
    void onBatch(BatchListener listener) {
        ControlChannel connected = channel;
        if (connected != null) {
            connected.onBatch(listener);
        }
    }

    /** Takes leave of the plugin. */
    void disconnect() {
        ControlChannel connected = channel;
        if (connected != null) {
            connected.close();
        }
    }

    private void send(String event) {
        ControlChannel connected = channel;
        if (connected != null) {
            connected.sendEvent(event);
        }
    }
}
