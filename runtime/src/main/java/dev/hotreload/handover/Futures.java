package dev.hotreload.handover;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Has a future for each generation, because the JDK's code looks into those of others and past any proxy. */
final class Futures {
    private final Translation translation;

    Futures(Translation translation) {
        this.translation = translation;
    }

    /** A future that is completed with the given one, whichever is completed first. */
    @SuppressWarnings("FutureReturnValueIgnored") // it is the caller's, who has it as the other one's form
    Object other(Object value) {
        @SuppressWarnings("unchecked") // what it has is only passed on
        CompletableFuture<@Nullable Object> future = (CompletableFuture<@Nullable Object>) value;
        CompletableFuture<@Nullable Object> other = new CompletableFuture<>();
        join(future, other, translation);
        join(other, future, translation.back());
        return other;
    }

    private static void join(
            CompletableFuture<@Nullable Object> first,
            CompletableFuture<@Nullable Object> second,
            Translation translation) {
        var unused = first.whenComplete((result, failure) -> {
            if (second.isDone()) {
                return;
            }
            try {
                if (failure == null) {
                    second.complete(result == null ? null : translation.translate(result));
                } else {
                    second.completeExceptionally(translation.failure(failure));
                }
            } catch (CannotBeKept e) {
                second.completeExceptionally(e);
            }
        });
    }
}
