package dev.hotreload.api;

import java.util.List;

/** Those of a program that runs without hot reload: there is none, and there can be none. */
final class NoPatches implements LivePatches {
    static final LivePatches INSTANCE = new NoPatches();

    private NoPatches() {}

    private static PatchException refused() {
        return new PatchException(
                "the program does not run under hot reload, so nothing can be patched; start it with mvn hotreload:run");
    }

    @Override
    public List<LivePatch> all() {
        return List.of();
    }

    @Override
    public LivePatch apply(String source, OnSave onSave) throws PatchException {
        throw refused();
    }

    @Override
    public LivePatch applyMethod(String method, String source, OnSave onSave) throws PatchException {
        throw refused();
    }

    @Override
    public void revert(LivePatch patch) throws PatchException {
        throw refused();
    }

    @Override
    public void revertAll() {
        // There is none.
    }

    @Override
    public void commit(LivePatch patch) throws PatchException {
        throw refused();
    }

    @Override
    public void commitAll() {
        // There is none.
    }
}
