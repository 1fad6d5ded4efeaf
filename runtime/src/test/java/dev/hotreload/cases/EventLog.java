package dev.hotreload.cases;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** The events file of a running program: one JSON object a line, one line a generation. */
public final class EventLog {

    private static final Duration PATIENCE = Duration.ofSeconds(Integer.getInteger("hotreload.case.patience", 20));
    /** Longer where a loaded machine pauses between two files of a set, as the quiet period is. */
    private static final Duration GRACE =
            Duration.ofMillis(Math.max(700, 4L * Integer.getInteger("hotreload.case.quiet", 0)));
    /** Often enough that nobody waits for it, seldom enough that reading the file costs nothing beside the reloads. */
    private static final Duration POLL = Duration.ofMillis(10);

    private final Path file;
    private final List<JsonObject> unseen = new ArrayList<>();
    private long position;

    /** A file that need not exist yet. */
    public EventLog(Path file) {
        this.file = file;
    }

    /** The file. */
    public Path file() {
        return file;
    }

    /**
     * Waits until each of the modules has reported a generation that was not returned before.
     *
     * @throws ConditionTimeoutException if that takes too long
     */
    public List<JsonObject> await(Set<String> modules) {
        return await(modules, PATIENCE);
    }

    /**
     * The same for a set of the changes of many cases, which takes longer.
     *
     * @throws ConditionTimeoutException if that takes too long
     */
    List<JsonObject> awaitMany(Set<String> modules) {
        return await(modules, PATIENCE.multipliedBy(3));
    }

    private List<JsonObject> await(Set<String> modules, Duration patience) {
        Awaitility.await()
                .atMost(patience)
                .pollInterval(POLL)
                .until(() -> modulesOf(read()).containsAll(modules));
        return takeUnseen();
    }

    /** The modules of which generations have been reported that were not returned before. */
    Set<String> modules() {
        return modulesOf(read());
    }

    /** How many generations have been reported that were not returned before. */
    public int unseen() {
        return read().size();
    }

    /** Whether a generation is reported within a while that nobody was waiting for. */
    public boolean anotherFollows() {
        try {
            Awaitility.await().atMost(GRACE).pollInterval(POLL).until(() -> !read().isEmpty());
        } catch (ConditionTimeoutException e) {
            return false;
        }
        takeUnseen();
        return true;
    }

    private synchronized List<JsonObject> takeUnseen() {
        List<JsonObject> taken = List.copyOf(unseen);
        unseen.clear();
        return taken;
    }

    /** Reads what has been added to the file, and returns all that nobody has taken. */
    private synchronized List<JsonObject> read() {
        if (!Files.exists(file)) {
            return List.copyOf(unseen);
        }
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(position);
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            // The last line may be half written.
            String complete = text.substring(0, text.lastIndexOf('\n') + 1);
            position += complete.getBytes(StandardCharsets.UTF_8).length;
            complete.lines()
                    .map(line -> JsonParser.parseString(line).getAsJsonObject())
                    .forEach(unseen::add);
            return List.copyOf(unseen);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> modulesOf(List<JsonObject> events) {
        return events.stream().flatMap(event -> modulesOf(event).stream()).collect(Collectors.toSet());
    }

    /** The modules that an event names. */
    public static List<String> modulesOf(JsonObject event) {
        return event.getAsJsonArray("modules").asList().stream()
                .map(JsonElement::getAsString)
                .toList();
    }
}
