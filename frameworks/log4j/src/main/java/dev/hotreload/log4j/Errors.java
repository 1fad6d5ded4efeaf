package dev.hotreload.log4j;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.status.StatusData;
import org.apache.logging.log4j.status.StatusListener;
import org.apache.logging.log4j.status.StatusLogger;
import org.jspecify.annotations.Nullable;

/** What Log4j says of its own work that is an error. Errors of other threads are among them. */
final class Errors implements AutoCloseable {
    private final Queue<String> messages = new ConcurrentLinkedQueue<>();
    private final StatusListener listener = new Listener();

    private Errors() {}

    static Errors listen() {
        Errors errors = new Errors();
        StatusLogger.getLogger().registerListener(errors.listener);
        return errors;
    }

    /** The first one, in a line. */
    @Nullable
    String first() {
        return messages.peek();
    }

    @Override
    public void close() {
        StatusLogger.getLogger().removeListener(listener);
    }

    private final class Listener implements StatusListener {
        @Override
        public void log(StatusData data) {
            Throwable thrown = data.getThrowable();
            String message = data.getMessage().getFormattedMessage();
            messages.add(thrown == null ? message : message + ": " + thrown.getMessage());
        }

        @Override
        public Level getStatusLevel() {
            return Level.ERROR;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
