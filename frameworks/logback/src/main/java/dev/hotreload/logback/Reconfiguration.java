package dev.hotreload.logback;

import ch.qos.logback.classic.BasicConfigurator;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.ContextBase;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.status.Status;
import ch.qos.logback.core.status.StatusListener;
import dev.hotreload.spi.Following;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;

/**
 * Configures a context anew, as Logback does by itself when it looks for changes: from nothing. Events of the
 * milliseconds in between may be lost.
 */
final class Reconfiguration {
    private final LoggerContext context;
    private final Following following;

    Reconfiguration(LoggerContext context, Following following) {
        this.context = context;
        this.following = following;
    }

    /**
     * Reads a file.
     *
     * @param paths the files that changed, for the user
     * @param file what the context is to be configured by; null if there is no file any more
     */
    void follow(Set<String> paths, @Nullable URL file) {
        String names = String.join(", ", paths);
        try {
            if (file != null) {
                check(file);
            }
            List<String> errors = configure(file);
            paths.forEach(following::changed);
            if (!errors.isEmpty()) {
                following.note(names + " has errors (" + errors.get(0) + "), as after a restart");
            }
        } catch (IOException | JoranException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            following.note(names + " is not used (" + cause.getMessage() + "); logging goes on as before");
        }
    }

    /** One that cannot be read would leave the application without any logging. */
    private static void check(URL file) throws IOException, JoranException {
        JoranConfigurator parser = new JoranConfigurator();
        // The mistakes are none of the application's context.
        parser.setContext(new ContextBase());
        URLConnection connection = file.openConnection();
        connection.setUseCaches(false);
        try (InputStream in = connection.getInputStream()) {
            parser.populateSaxEventRecorder(new InputSource(in));
        }
    }

    private List<String> configure(@Nullable URL file) throws JoranException {
        List<String> errors = new ArrayList<>();
        StatusListener listener = status -> {
            if (status.getEffectiveLevel() == Status.ERROR) {
                errors.add(status.getMessage());
            }
        };
        context.reset();
        // Not before: a reset takes listeners away.
        context.getStatusManager().add(listener);
        try {
            if (file == null) {
                BasicConfigurator basic = new BasicConfigurator();
                basic.setContext(context);
                basic.configure(context);
            } else {
                JoranConfigurator configurator = new JoranConfigurator();
                configurator.setContext(context);
                configurator.doConfigure(file);
            }
            context.putObject(ConfigurationFile.LAST, Optional.ofNullable(file));
        } finally {
            context.getStatusManager().remove(listener);
        }
        return errors;
    }
}
