package dev.hotreload.launch;

import java.nio.file.Path;
import java.util.List;

/**
 * Which methods are run again after each reload, and how.
 *
 * @param methods the methods: {@code com.acme.App#render}, with parameter types in parentheses if overloads must be
 *     told apart
 * @param onAny whether every generation runs them again, not only one that can matter to them
 * @param onException whether only a run that throws something waits
 * @param copies whether each run gets copies of the arguments
 * @param sources the directories of the program's sources, where they are known, to show lines of them
 */
public record LoopSettings(
        List<String> methods, boolean onAny, boolean onException, boolean copies, List<Path> sources) {

    /** No method is looped. */
    public static final LoopSettings NONE = new LoopSettings(List.of(), false, false, false, List.of());

    /** Copies the lists, so that settings never change. */
    public LoopSettings {
        methods = List.copyOf(methods);
        sources = List.copyOf(sources);
    }
}
