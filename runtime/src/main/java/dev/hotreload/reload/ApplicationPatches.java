package dev.hotreload.reload;

import dev.hotreload.api.LivePatch;
import dev.hotreload.api.LivePatches;
import dev.hotreload.api.PatchException;
import dev.hotreload.control.PatchReply;
import dev.hotreload.control.PatchWish;
import dev.hotreload.message.PatchTexts;
import dev.hotreload.patch.PatchSet;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** The patches, for the application itself. Safe for use by any thread of it. */
final class ApplicationPatches implements LivePatches {
    private final Applying applying;
    private final PatchMaker maker;

    ApplicationPatches(Applying applying, PatchMaker maker) {
        this.applying = applying;
        this.maker = maker;
    }

    @Override
    public List<LivePatch> all() {
        List<LivePatch> all = new ArrayList<>();
        for (PatchSet.Patch patch : applying.patches()) {
            all.add(new LivePatch(patch.number(), patch.label(), patch.isKept()));
        }
        return List.copyOf(all);
    }

    @Override
    public LivePatch apply(String source, OnSave onSave) throws PatchException {
        return applied(new PatchWish(PatchWish.Action.APPLY, source, "", onSave == OnSave.KEEP, List.of()));
    }

    @Override
    public LivePatch applyMethod(String method, String source, OnSave onSave) throws PatchException {
        return applied(new PatchWish(PatchWish.Action.APPLY, source, method, onSave == OnSave.KEEP, List.of()));
    }

    private LivePatch applied(PatchWish wish) throws PatchException {
        int number = ask(wish).number();
        return all().stream()
                .filter(patch -> patch.number() == number)
                .findFirst()
                .orElseThrow(() -> new PatchException(PatchTexts.goneAlready(number)));
    }

    @Override
    public void revert(LivePatch patch) throws PatchException {
        ask(PatchWish.of(PatchWish.Action.REVERT, List.of(patch.number())));
    }

    @Override
    public void revertAll() throws PatchException {
        if (!all().isEmpty()) {
            ask(PatchWish.of(PatchWish.Action.REVERT, List.of()));
        }
    }

    @Override
    public void commit(LivePatch patch) throws PatchException {
        ask(PatchWish.of(PatchWish.Action.COMMIT, List.of(patch.number())));
    }

    @Override
    public void commitAll() throws PatchException {
        if (!all().isEmpty()) {
            ask(PatchWish.of(PatchWish.Action.COMMIT, List.of()));
        }
    }

    private PatchReply ask(PatchWish wish) throws PatchException {
        if (applying.isOfThisThread()) {
            throw new PatchException(PatchTexts.withinReload());
        }
        PatchReply reply;
        try {
            reply = maker.make(wish).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PatchException(PatchTexts.interrupted());
        } catch (ExecutionException e) {
            throw new PatchException(String.valueOf(e.getCause()));
        }
        if (!reply.isDone()) {
            throw new PatchException(reply.text());
        }
        return reply;
    }
}
