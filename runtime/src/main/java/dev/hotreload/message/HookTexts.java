package dev.hotreload.message;

/**
 * The texts about the application's methods that are called around reloads, and that give fields their values, a line each.
 * {@code docs/hooks.md} explains them.
 */
public final class HookTexts {
    private HookTexts() {}

    /** A method has thrown something. */
    public static String failed(String annotation, String method, int generation, String failure) {
        return "@" + annotation + " " + method + " failed at generation #" + generation + ": " + failure;
    }

    /** A method has other parameters than it may have. */
    public static String wrongParameters(String annotation, String method) {
        return "@" + annotation + " " + method
                + " is not called: it must take nothing, or one dev.hotreload.api.Reload";
    }

    /** A method that gives a field its value has thrown something. */
    public static String migrationFailed(String method, String field, String failure) {
        return "@Migrate " + method + " failed: " + failure + "; the object has the value of " + field
                + " that it would have without the method";
    }

    /** A method that gives a field its value cannot be called. */
    public static String migrationUnusable(String method, String reason) {
        return "@Migrate " + method + " is not called: " + reason;
    }

    /** The field has neither another name nor another type, so objects have its value already. */
    public static String nothingToMigrate(String method, String field) {
        return "@Migrate " + method + " is not called for objects that exist: " + field
                + " is the field that they have already. Give it another name, and pass the old one as from";
    }
}
