package dev.hotreload.maven.message;

import java.util.List;

/** The texts about which class of which module is run. */
public final class MainClassTexts {

    /** So many of a long list are shown. */
    private static final int SHOWN = 8;

    private MainClassTexts() {}

    /** Nothing in the candidates can be started. */
    public static String noMainClass(List<String> modules) {
        return "cannot tell the main class: no class of " + Lists.modules(modules) + " has a main method.\n"
                + "  Add public static void main(String[] args) to a class, or, if the main class comes from a library,"
                + " add <mainClass>com.example.Main</mainClass> to the plugin's configuration";
    }

    /**
     * More than one class can be started.
     *
     * @param classes what is shown of each, the module too if there are several, the likeliest first
     * @param example binary name of the first of them
     */
    public static String severalMainClasses(List<String> classes, String example) {
        return "cannot tell the main class: " + classes.size() + " classes have a main method"
                + (classes.size() > SHOWN ? ", among them" : ":") + "\n    "
                + String.join("\n    ", classes.subList(0, Math.min(SHOWN, classes.size()))) + "\n"
                + "  Pass the one to run: -Dhotreload.mainClass=" + example
                + "\n  or add <mainClass>" + example + "</mainClass> to the plugin's configuration";
    }

    /** The configured main class is in no module, and there are several modules whose class path could be meant. */
    public static String mainClassInNoModule(String mainClass, List<String> modules) {
        return "cannot tell the application module: " + mainClass + " is in none of " + Lists.modules(modules) + ".\n"
                + "  Check the name, or, if the class comes from a library, pass the module whose class path has it:"
                + " -Dhotreload.module=" + modules.get(0);
    }

    /** The configured main class is in more than one module. */
    public static String mainClassInSeveralModules(String mainClass, List<String> modules) {
        return "cannot tell the application module: " + mainClass + " is in " + Lists.enumerate(modules) + ".\n"
                + "  Add <module>" + modules.get(0) + "</module> to the plugin's configuration, or pass"
                + " -Dhotreload.module=" + modules.get(0);
    }

    /** The main class is nowhere on the class path. */
    public static String mainClassNotFound(String mainClass, String module, List<String> startable) {
        String advice = startable.isEmpty()
                ? "Check the name and that " + module + " depends on what contains it"
                : "Classes of " + module + " with a main method: "
                        + String.join(", ", startable.subList(0, Math.min(SHOWN, startable.size())))
                        + (startable.size() > SHOWN ? " and " + (startable.size() - SHOWN) + " more" : "");
        return "cannot load the main class: " + mainClass + " is not on the class path of " + module + ".\n  " + advice;
    }

    /** The {@code module} parameter names nothing that can be run. */
    public static String unknownModule(String module, List<String> modules) {
        return "there is no module \"" + module + "\" with classes to run.\n" + "  Valid values of hotreload.module: "
                + String.join(", ", modules);
    }

    /** The build has only modules of packaging pom. */
    public static String nothingToRun() {
        return "there is nothing to run: every module of this build has packaging pom.\n"
                + "  Run the goal where the application's pom.xml is, or in the root of its modules";
    }

    /** A class file could not be read while looking for main classes. */
    public static String classesUnreadable(String reason) {
        return "cannot look for the main class: " + reason + ".\n  Pass it with -Dhotreload.mainClass=com.example.App";
    }
}
