package dev.hotreload.control;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts the lines of a batch together again; one reader's thread uses it. */
public final class BatchLines {

    private final BatchListener listener;
    private final Consumer<String> held;
    private final Map<String, Set<String>> files = new LinkedHashMap<>();

    /**
     * Reads for a listener.
     *
     * @param listener is told what the lines say
     * @param held is given the number of each batch whose files may be written now, on any thread
     */
    public BatchLines(BatchListener listener, Consumer<String> held) {
        this.listener = listener;
        this.held = held;
    }

    /** Takes a line of the channel; any other than those of batches is passed over. */
    public void take(String line) {
        if (line.startsWith(ControlProtocol.WRITING + " ")) {
            files.clear();
            String number = line.substring(ControlProtocol.WRITING.length() + 1);
            CompletableFuture<Void> unused = listener.writing().thenRun(() -> held.accept(number));
        } else if (line.equals(ControlProtocol.COMPLETE)) {
            listener.complete(new LinkedHashMap<>(files));
            files.clear();
        } else if (line.startsWith(ControlProtocol.WRITTEN + " ")) {
            String[] words = line.split(" ", -1);
            Set<String> paths = Arrays.stream(words)
                    .skip(2)
                    .map(word -> URLDecoder.decode(word, StandardCharsets.UTF_8))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            files.put(URLDecoder.decode(words[1], StandardCharsets.UTF_8), paths);
        }
    }

    /** The line that says what was written in one module. */
    public static String written(String module, Collection<String> paths) {
        return Stream.concat(Stream.of(module), paths.stream())
                .map(word -> URLEncoder.encode(word, StandardCharsets.UTF_8))
                .collect(Collectors.joining(" ", ControlProtocol.WRITTEN + " ", ""));
    }
}
