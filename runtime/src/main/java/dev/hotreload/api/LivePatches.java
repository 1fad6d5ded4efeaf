package dev.hotreload.api;

import java.util.List;

/**
 * The patches of the running program, for {@code mvn hotreload:patch} and its kin in code: see {@link
 * HotReload#patches}.
 *
 * <p>A source is compiled by the Maven that the program was started with, and becomes live as a reload of its own.
 * Neither sources nor class files on disk change, but by {@link #commit}.
 *
 * <p>Safe for use by any thread but those that a reload waits for: reload listeners, methods around reloads, and
 * initialisers that a reload runs. Methods return when the change is live. If the calling thread is interrupted they
 * throw, and what they have asked for may still be done.
 */
public interface LivePatches {

    /**
     * The patches that are live.
     *
     * @return in the order in which they came; empty without hot reload
     */
    List<LivePatch> all();

    /**
     * Applies the source of a class, as {@link #apply(String, OnSave)} with {@link OnSave#REPLACE}.
     *
     * @param source the whole source file
     * @return the patch, which is live
     * @throws PatchException if it is not
     */
    default LivePatch apply(String source) throws PatchException {
        return apply(source, OnSave.REPLACE);
    }

    /**
     * Applies the source of a class in place of what is live of it, an earlier patch too.
     *
     * @param source the whole source file
     * @param onSave what is to happen when the class is saved
     * @return the patch, which is live
     * @throws PatchException if it does not compile, cannot be applied to the running program, or there is no hot
     *     reload
     */
    LivePatch apply(String source, OnSave onSave) throws PatchException;

    /**
     * Applies the source of a method, as {@link #applyMethod(String, String, OnSave)} with {@link OnSave#REPLACE}.
     *
     * @param method the method
     * @param source its source
     * @return the patch, which is live
     * @throws PatchException if it is not
     */
    default LivePatch applyMethod(String method, String source) throws PatchException {
        return applyMethod(method, source, OnSave.REPLACE);
    }

    /**
     * Applies the source of a method; what else is live of its class, patches too, stays.
     *
     * @param method {@code com.example.App#render}, or {@code com.example.App#render(int,String)} if there are several
     * @param source its source, with its modifiers
     * @param onSave what is to happen when the class is saved
     * @return the patch, which is live
     * @throws PatchException if there is no such method, it does not compile, cannot be applied to the running program,
     *     or there is no hot reload
     */
    LivePatch applyMethod(String method, String source, OnSave onSave) throws PatchException;

    /**
     * Takes a patch back: what is on disk is live again.
     *
     * @param patch one that is live
     * @throws PatchException if it is not live, or cannot be taken back
     */
    void revert(LivePatch patch) throws PatchException;

    /**
     * Takes all patches back. If there is none, this does nothing.
     *
     * @throws PatchException if they cannot be taken back
     */
    void revertAll() throws PatchException;

    /**
     * Writes a patch into its source on disk; then it is a patch no more.
     *
     * @param patch one that is live
     * @throws PatchException if it is not live, or the source has changed since the patch was made
     */
    void commit(LivePatch patch) throws PatchException;

    /**
     * Writes all patches into their sources. If there is none, this does nothing.
     *
     * @throws PatchException if one of the sources has changed since its patch was made
     */
    void commitAll() throws PatchException;

    /** What happens to a patch when its class is saved; the terminal says which. */
    enum OnSave {
        /** What is saved takes its place. */
        REPLACE,
        /** It stays, and what is saved is not live until it is taken back. */
        KEEP
    }
}
