package dev.hotreload.maven.launch;

import dev.hotreload.control.ControlProtocol;
import dev.hotreload.control.PatchReply;
import dev.hotreload.control.PatchWish;
import dev.hotreload.maven.control.ControlServer;
import dev.hotreload.maven.patch.PatchAnswer;
import dev.hotreload.maven.patch.PatchRequest;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Answers what the running program itself wants to be done about patches. Used by the control server's thread. */
final class PatchWishes {
    /** What errors in a source call it: it is in no file. */
    private static final String SOURCE = "source";

    private final ControlServer control;
    private final Function<PatchRequest, CompletableFuture<PatchAnswer>> patches;

    private PatchWishes(ControlServer control, Function<PatchRequest, CompletableFuture<PatchAnswer>> patches) {
        this.control = control;
        this.patches = patches;
    }

    /**
     * Hears them.
     *
     * @param patches does what is wanted
     */
    static void hear(ControlServer control, Function<PatchRequest, CompletableFuture<PatchAnswer>> patches) {
        control.on(ControlProtocol.PATCH_WISH, new PatchWishes(control, patches)::wanted);
    }

    private void wanted(String text) {
        int space = text.indexOf(' ');
        String number = text.substring(0, space);
        CompletableFuture<Void> unused = patches.apply(request(PatchWish.parse(text.substring(space + 1))))
                .handle((answer, failure) -> failure == null
                        ? new PatchReply(answer.isDone(), answer.number(), answer.text())
                        : new PatchReply(false, 0, failure.toString()))
                .thenAccept(reply -> control.send(ControlProtocol.PATCH_REPLY, number + " " + reply.line()));
    }

    private static PatchRequest request(PatchWish wish) {
        return switch (wish.action()) {
            case APPLY ->
                new PatchRequest(
                        PatchRequest.Action.APPLY,
                        wish.source(),
                        SOURCE,
                        wish.method().isEmpty() ? null : wish.method(),
                        wish.isKept(),
                        wish.numbers());
            case REVERT -> PatchRequest.of(PatchRequest.Action.REVERT, wish.numbers());
            case COMMIT -> PatchRequest.of(PatchRequest.Action.COMMIT, wish.numbers());
        };
    }
}
