package dev.hotreload.message;

/** The texts about patches, most of them notes of a generation. {@code docs/commands.md} explains them. */
public final class PatchTexts {
    private PatchTexts() {}

    /** A patch has become live. */
    public static String begun(String patch) {
        return "patch " + patch + " is live, and not on disk; mvn hotreload:unpatch takes it back";
    }

    /** A patch has been taken back. */
    public static String ended(String patch) {
        return "patch " + patch + " is taken back";
    }

    /** What a patch has changed has been saved, and is live in its place. */
    public static String replaced(String patch) {
        return "replaces patch " + patch + ": its class was saved";
    }

    /** What a patch has changed has been saved, and the patch goes on. */
    public static String kept(String patch) {
        return "patch " + patch + " stays: what was saved of its class is not live until mvn hotreload:unpatch";
    }

    /** What was saved is just what the patch has changed. */
    public static String saved(String patch) {
        return "patch " + patch + " is on disk now";
    }

    /** A generation with a patch was taken back. */
    public static String takenBack(int generation) {
        return "takes #" + generation + " back, which was one of patches alone";
    }

    /** A thread that a reload waits for wants another one. */
    public static String withinReload() {
        return "a patch cannot be made by code that a reload waits for, such as a reload listener; another thread can";
    }

    /** Whoever waited for a patch was interrupted. */
    public static String interrupted() {
        return "the thread was interrupted while it waited for the patch, which may still become live";
    }

    /** Somebody has taken a patch back before who made it could see it. */
    public static String goneAlready(int number) {
        return "patch " + number + " was live, and has been taken back or replaced meanwhile";
    }

    /** Nobody can compile patches. */
    public static String noPlugin() {
        return "no Maven is connected to this program that could compile a patch; start it with mvn hotreload:run";
    }

    /** The patch is why something on disk is not live. */
    public static String isLive(int number) {
        return "patch " + number + " is live in its place";
    }

    /** What to do about that. */
    public static String revert() {
        return "mvn hotreload:unpatch takes it back, mvn hotreload:patch -Dhotreload.patch.commit writes it into the source";
    }

    /** A change refers to something that the program has not, because of a patch or without it. */
    public static String refersInVain(String member, boolean isPatch) {
        return "refers to " + member + ", which does not exist "
                + (isPatch ? "in what is live" : "while the patch of its class stays");
    }

    /** What to do about that. */
    public static String revertOrSave(boolean isPatch) {
        return isPatch
                ? "Save, or mend, what is not live first: mvn hotreload:status tells"
                : "Take the patch back: mvn hotreload:unpatch";
    }
}
