package dev.hotreload.reload;

import dev.hotreload.plan.NextGeneration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Tells which classes the JVM has got anew. Safe for use by any thread. */
final class RedefinedClasses {
    private volatile Consumer<List<String>> listener = binaryNames -> {};

    /** Has {@code other} told the binary names, before a generation is reported. */
    void listener(Consumer<List<String>> other) {
        listener = other;
    }

    /** Tells those of a generation that is current now. */
    void tell(NextGeneration next) {
        listener.accept(Stream.concat(next.redefined().stream(), next.dispatching().stream())
                .map(state -> state.internalName().replace('/', '.'))
                .distinct()
                .toList());
    }
}
