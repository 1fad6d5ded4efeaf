package dev.hotreload.renewal;

import dev.hotreload.message.RenewalTexts;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The methods by which libraries stop their servers, with connections, timers and threads. */
final class ServerStop {
    /** By the class or interface that declares it: without parameters, or with how many seconds to wait. */
    private static final Map<String, String> METHODS = Map.of(
            "com.sun.net.httpserver.HttpServer", "stop",
            "io.helidon.spi.HelidonShutdownHandler", "shutdown",
            "io.helidon.webserver.WebServer", "stop",
            "io.undertow.Undertow", "stop",
            "io.vertx.core.Vertx", "close",
            "org.apache.catalina.Server", "stop",
            "org.eclipse.jetty.server.Server", "stop",
            "org.glassfish.grizzly.http.server.HttpServer", "shutdownNow",
            // All that threads of Undertow know.
            "org.xnio.XnioWorker", "shutdownNow");

    private static final ClassValue<Optional<Method>> STOPS = new ClassValue<>() {
        @Override
        protected Optional<Method> computeValue(Class<?> type) {
            return Optional.ofNullable(method(type));
        }
    };

    private ServerStop() {}

    /** Whether it is known how to stop an object, which then is a server. */
    static boolean isKnown(Object object) {
        return STOPS.get(object.getClass()).isPresent();
    }

    /**
     * Stops it.
     *
     * @param server one that {@link #isKnown}
     * @param patience how long to wait until it has stopped
     * @return what the user must know; empty: nothing
     */
    static String stop(Object server, Duration patience) throws InterruptedException {
        Method method = STOPS.get(server.getClass()).orElseThrow();
        FutureTask<@Nullable Object> stop = new FutureTask<>(
                () -> method.getParameterCount() == 0 ? method.invoke(server) : method.invoke(server, 0));
        Thread thread = new Thread(stop, "stop of " + server.getClass().getSimpleName());
        thread.setDaemon(true);
        thread.start();
        try {
            stop.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return "";
        } catch (TimeoutException e) {
            return RenewalTexts.notStopped(server.getClass().getName(), patience);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() instanceof InvocationTargetException
                    ? e.getCause().getCause()
                    : e.getCause();
            return RenewalTexts.notClosed(server.getClass().getName(), cause == null ? e : cause);
        }
    }

    /** That of the class or interface itself, which others may call. */
    private static @Nullable Method method(@Nullable Class<?> type) {
        if (type == null) {
            return null;
        }
        String name = METHODS.get(type.getName());
        if (name != null) {
            return Arrays.stream(type.getMethods())
                    .filter(method -> method.getName().equals(name))
                    .filter(method -> method.getParameterCount() == 0
                            || Arrays.equals(method.getParameterTypes(), new Class<?>[] {int.class}))
                    .min(Comparator.comparing(Method::getParameterCount))
                    .orElse(null);
        }
        for (Class<?> parent : type.getInterfaces()) {
            Method method = method(parent);
            if (method != null) {
                return method;
            }
        }
        return method(type.getSuperclass());
    }
}
