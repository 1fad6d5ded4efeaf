package dev.hotreload.benchmarks.debug;

import dev.hotreload.maven.debug.DebugGateway;
import dev.hotreload.maven.debug.DebugMessages;
import dev.hotreload.maven.debug.reload.ChangesUnderWay;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A gateway in a process of its own, as Maven's is, with an application behind it that is never changed. */
public final class GatewayProcess {
    private GatewayProcess() {}

    /**
     * Opens the gateway on the port that the first argument says, and runs the {@code java} command of the others, with
     * the gateway's option as its first.
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]));
        try (DebugGateway gateway = DebugGateway.open(address, false, new NoChanges(), new NoMessages())) {
            List<String> command = new ArrayList<>(List.of(args).subList(1, args.length));
            command.add(1, gateway.jvmOption());
            Process application = new ProcessBuilder(command).inheritIO().start();
            Runtime.getRuntime().addShutdownHook(new Thread(application::destroyForcibly));
            application.waitFor();
        }
    }

    private static final class NoChanges implements ChangesUnderWay {
        @Override
        public void awaitApplied(Duration patience) {
            // There never are any.
        }

        @Override
        public void debuggerAttached() {
            // Nobody wants to know.
        }

        @Override
        public void debuggerDetached() {
            // Nobody wants to know.
        }
    }

    private static final class NoMessages implements DebugMessages {
        @Override
        public void attached(String debugger) {
            // Nobody reads it.
        }

        @Override
        public void detached(String debugger) {
            // Nobody reads it.
        }

        @Override
        public void refused(String debugger, String attached) {
            // Nobody reads it.
        }

        @Override
        public void malformed(String debugger, String reason) {
            throw new IllegalStateException(reason);
        }

        @Override
        public void failed(Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
