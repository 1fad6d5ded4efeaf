package dev.hotreload.maven.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;

/** Writes what a process prints to a stream of this JVM as soon as it comes, on a thread of its own. */
final class OutputForwarder {

    private OutputForwarder() {}

    /** Forwards until the process closes its end. */
    static Thread start(InputStream from, PrintStream to, String name) {
        Thread thread = new Thread(() -> forward(from, to), name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void forward(InputStream from, PrintStream to) {
        byte[] buffer = new byte[8192];
        try (from) {
            for (int length = from.read(buffer); length >= 0; length = from.read(buffer)) {
                to.write(buffer, 0, length);
                to.flush();
            }
        } catch (IOException e) {
            // The process ended while it printed; there is nothing left to forward.
        }
    }
}
