package dev.hotreload.message;

import java.util.Collection;

/** What was being done when something of ours failed, to be read after "internal error while". */
public final class ErrorTexts {

    private ErrorTexts() {}

    /** The agent begins. */
    public static String starting() {
        return "starting; the application runs without reloading";
    }

    /** A change of our own is walked through the engine. */
    public static String warmingUp() {
        return "warming up; the first reload may take longer";
    }

    /** A module's directory is watched. */
    public static String watching(Object directory) {
        return "watching " + directory;
    }

    /** The watcher has found changes. */
    public static String handling(Object modules) {
        return "handling the changes of " + modules;
    }

    /** The JVM is asked about a class. */
    public static String askingForInitialisation() {
        return "asking whether a class is initialised";
    }

    /** Patches are applied, or taken back. */
    public static String patching() {
        return "patching";
    }

    /** A change set is applied. */
    public static String applying(Collection<String> modules) {
        return "applying changes of " + String.join(", ", modules);
    }

    /** A change set is applied that lacks members which it refers to. */
    public static String applyingIncomplete() {
        return "applying changes whose rest did not come";
    }

    /** What was not applied is tried once more, because somebody wants it. */
    public static String applyingAgain() {
        return "applying once more what was not applied";
    }

    /** The last generation is taken back. */
    public static String takingBack() {
        return "taking the last generation back";
    }

    /** A reporter beside the terminal's gets an event. */
    public static String reporting() {
        return "reporting";
    }

    /** An enum is given the constants that it declares now. */
    public static String changingConstants(String enumName) {
        return "changing the constants of " + enumName;
    }

    /** A constant gets what it is made with now. */
    public static String changingArguments(String constant) {
        return "giving " + constant + " its changed arguments";
    }

    /** A constant gets a body. */
    public static String givingBody(String constant) {
        return "giving " + constant + " a body";
    }

    /** The tables of switch statements are filled again. */
    public static String changingSwitches(String type) {
        return "updating the switch statements of " + type;
    }

    /** The program begins again. */
    public static String renewing() {
        return "starting the program again in this JVM";
    }
}
