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
