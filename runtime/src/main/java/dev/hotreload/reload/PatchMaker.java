package dev.hotreload.reload;

import dev.hotreload.control.PatchReply;
import dev.hotreload.control.PatchWish;
import java.util.concurrent.CompletableFuture;

/** Who compiles patches for the program, and knows its sources. Safe for use by any thread. */
public interface PatchMaker {

    /** Does what the program wants; completes when it is live, or refused. */
    CompletableFuture<PatchReply> make(PatchWish wish);
}
