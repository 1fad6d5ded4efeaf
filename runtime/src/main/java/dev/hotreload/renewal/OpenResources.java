package dev.hotreload.renewal;

import dev.hotreload.message.RenewalTexts;
import java.io.Closeable;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.zip.ZipFile;

/**
 * Closes what would be gone at the end of a JVM, and what the next generation could not open or would wait for: ports
 * that are listened on, executors, timers, HTTP servers. Those that are kept stay open.
 *
 * <p>It finds what the static fields of the generation lead to, and the tasks of its threads. Used by one thread.
 */
final class OpenResources {
    private static final int LIMIT = 500_000;

    private final JdkFields fields;
    private final Going goes;
    private final Set<Object> kept;

    /**
     * @param goes which classes go
     * @param kept objects that stay in use
     */
    OpenResources(JdkFields fields, Going goes, Set<Object> kept) {
        this.fields = fields;
        this.goes = goes;
        this.kept = kept;
    }

    /** What can be found from some objects, and may be of this kind. */
    Set<Object> reached(Collection<?> roots) {
        return new ObjectGraph(fields, LIMIT)
                .through(this::isOfOldOrJdk)
                .from(roots)
                .all();
    }

    /** What of this kind is among some objects. */
    List<Object> among(Collection<Object> objects) {
        List<Object> found = new ArrayList<>();
        for (Object object : objects) {
            if (isResource(object) && !kept.contains(object)) {
                found.add(object);
            }
        }
        return found;
    }

    /** What libraries that stay have for themselves stays, too. */
    private boolean isOfOldOrJdk(Object object) {
        if (object instanceof AsynchronousChannelGroup
                || object.getClass().getName().startsWith(ZipFile.class.getName())) {
            // Most channels share that of the JVM, and class loaders have the same jars open.
            return false;
        }
        ClassLoader loader = object.getClass().getClassLoader();
        return goes.type(object.getClass()) || loader == null || loader == ClassLoader.getPlatformClassLoader();
    }

    /** Whether clients can connect to an object. */
    static boolean isListening(Object object) {
        return object instanceof ServerSocket
                || object instanceof ServerSocketChannel
                || object instanceof AsynchronousServerSocketChannel;
    }

    private static boolean isResource(Object object) {
        return isListening(object)
                || (object instanceof ExecutorService && object != ForkJoinPool.commonPool())
                || object instanceof Timer
                || ServerStop.isKnown(object);
    }

    /**
     * Closes them.
     *
     * @param patience how long to wait for each server
     * @return what the user must know, a sentence each
     */
    static List<String> close(Collection<?> resources, Duration patience) throws InterruptedException {
        List<String> sentences = new ArrayList<>();
        for (Object resource : resources) {
            try {
                String sentence = ServerStop.isKnown(resource) ? ServerStop.stop(resource, patience) : close(resource);
                if (!sentence.isEmpty()) {
                    sentences.add(sentence);
                }
            } catch (IOException | RuntimeException | LinkageError e) {
                sentences.add(RenewalTexts.notClosed(resource.getClass().getName(), e));
            }
        }
        return sentences;
    }

    private static String close(Object resource) throws IOException {
        if (resource instanceof ExecutorService executor) {
            executor.shutdownNow();
        } else if (resource instanceof Timer timer) {
            timer.cancel();
        } else if (resource instanceof Closeable closeable) {
            boolean isOpen = resource instanceof ServerSocket socket
                    ? !socket.isClosed()
                    : resource instanceof Channel channel && channel.isOpen();
            String shown = String.valueOf(resource);
            closeable.close();
            return isOpen ? RenewalTexts.portClosed(shown) : "";
        }
        return "";
    }
}
