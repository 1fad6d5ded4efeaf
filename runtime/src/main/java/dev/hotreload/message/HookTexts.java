package dev.hotreload.message;

/**
 * The texts about the application's methods that are called around reloads, and that give fields their values, a line
 * each. {@code docs/hooks.md} explains them.
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

    /** A method of a library's service has thrown something. */
    public static String serviceFailed(String method, int generation, String failure) {
        return "ReloadHook " + method + " failed at generation #" + generation + ": " + failure;
    }

    /** A library's service cannot be made, or is not there. */
    public static String serviceUnusable(String reason) {
        return "A ReloadHook is not called: " + reason;
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

    /** The field has its name and type as before; its values mean something else. */
    public static String migratesSameField(String method, String field) {
        return "objects that exist get a new value of " + field + " from @Migrate " + method
                + " when it is next used, once each";
    }

    /** A reload is taken back in which a field's values got another meaning. */
    public static String notMigratedBack(String method, String field) {
        return "objects keep the values of " + field + " that @Migrate " + method + " has given them";
    }
}
