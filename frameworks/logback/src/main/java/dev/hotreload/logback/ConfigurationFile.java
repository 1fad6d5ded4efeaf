package dev.hotreload.logback;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.DefaultJoranConfigurator;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.ConfigurationWatchList;
import ch.qos.logback.core.joran.util.ConfigurationWatchListUtil;
import ch.qos.logback.core.status.Status;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where the configuration of a logger context is, and where Logback would find it now. */
final class ConfigurationFile {
    /** What we leave in the context: the file that it was last configured by, if by one. */
    static final String LAST = "dev.hotreload.configuration";

    /** From 1.5.24 on, a context that does not look for changes itself tells its file in a message only. */
    private static final Pattern FOUND = Pattern.compile("Found resource \\[.*] at \\[(.*)]");

    private final LoggerContext context;

    ConfigurationFile(LoggerContext context) {
        this.context = context;
    }

    /** The file by which the context was configured; null if by none, or by one that the program gave. */
    @Nullable
    URL read() {
        if (context.getObject(LAST) instanceof Optional<?> last) {
            return (URL) last.orElse(null);
        }
        ConfigurationWatchList watched = ConfigurationWatchListUtil.getConfigurationWatchList(context);
        URL main = watched == null ? null : ConfigurationWatchListUtil.getMainWatchURL(context);
        if (main != null) {
            return main;
        }
        for (Status status : context.getStatusManager().getCopyOfStatusList()) {
            Matcher matcher = FOUND.matcher(String.valueOf(status.getMessage()));
            if (matcher.matches()) {
                return url(matcher.group(1));
            }
        }
        return null;
    }

    /** What Logback's own search finds now. */
    @SuppressWarnings("deprecation") // what takes its place is not public
    @Nullable
    URL found() {
        DefaultJoranConfigurator search = new DefaultJoranConfigurator();
        search.setContext(context);
        return search.findURLOfDefaultConfigurationFile(false);
    }

    /** Whether the context is as Logback sets it up when it finds no file. */
    boolean isMissing() {
        List<Appender<ILoggingEvent>> appenders = new ArrayList<>();
        context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders().forEachRemaining(appenders::add);
        return appenders.size() == 1
                && appenders.get(0) instanceof ConsoleAppender
                && "console".equals(appenders.get(0).getName());
    }

    static boolean exists(URL file) {
        try {
            file.openStream().close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static @Nullable URL url(String text) {
        try {
            return new URL(text);
        } catch (MalformedURLException e) {
            return null;
        }
    }
}
