package dev.hotreload.maven.message;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** The texts about values of parameters. */
public final class ParameterTexts {

    /** In front of everything that is logged. */
    private static final String PREFIX = "hotreload  ";

    private ParameterTexts() {}

    /** A duration that is none. */
    public static String badInterval(String parameter, String value) {
        return "hotreload." + parameter + " is \"" + value + "\"; expected a duration such as 50ms.\n"
                + "  A whole number with ms, s or m; without a unit it is in milliseconds";
    }

    /** A count that is none. */
    public static String badCount(String parameter, String value) {
        return "hotreload." + parameter + " is \"" + value + "\"; expected a whole number such as 2.\n"
                + "  0 means never";
    }

    /** A text of arguments whose end is inside a quote. */
    public static String openQuote(String parameter, String value) {
        return "hotreload." + parameter + " has a quote that is not closed: " + value + "\n"
                + "  Quote as in a shell, such as --title 'My shop'; put a quote character into quotes of the other kind";
    }

    /** A text of environment variables that is none. */
    public static String badEnvironment(String entry) {
        return "hotreload.environment has \"" + entry + "\"; expected NAME=value.\n"
                + "  Separate several by spaces; put a value that has spaces into quotes";
    }

    /** The working directory is no directory. */
    public static String noWorkingDirectory(Path directory) {
        return "the working directory " + directory + " is not a directory.\n"
                + "  Create it, or correct hotreload.workingDirectory; the default is the application module's directory";
    }

    /** A user property in this plugin's name space that is no parameter's. */
    public static String unknownProperty(String property, Collection<String> known) {
        return PREFIX + "-D" + property + " has no effect: there is no such parameter. Parameters: "
                + String.join(", ", known);
    }

    /** The {@code control} parameter has a value that is none. */
    public static String badControlKind(String value) {
        return "hotreload.control is \"" + value + "\"; expected auto or tcp.\n"
                + "  auto uses a Unix domain socket where the system has them";
    }

    /** The {@code hierarchy} parameter has a value that is none. */
    public static String badHierarchy(String value) {
        return "hotreload.hierarchy is \"" + value + "\"; expected auto, true or false.\n"
                + "  auto lets classes get other interfaces on JVMs on which that has been tested for an hour";
    }

    /** The {@code onRefused} parameter has a value that is none. */
    public static String badOnRefused(String value, List<String> expected) {
        return "hotreload.onRefused is \"" + value + "\"; expected " + String.join(", ", expected) + ".\n"
                + "  keep lets the program run on as it is when a change cannot be applied to it";
    }

    /** Keys are to be pressed, and there are none. */
    public static String asksWithoutKeys() {
        return "hotreload.onRefused is \"ask\", and keys are off: who is asked could not answer.\n"
                + "  Leave -Dhotreload.keys=false out, or choose keep or restart";
    }

    /** The {@code compile} parameter has a value that is none. */
    public static String badCompileMode(String value) {
        return "hotreload.compile is \"" + value + "\"; expected true, false or auto.\n"
                + "  auto leaves compiling to an IDE that compiles on save";
    }

    /** The value of a parameter is none of those that it has. */
    public static String badChoice(String parameter, String value, List<String> expected) {
        return "hotreload." + parameter + " is \"" + value + "\"; expected " + String.join(" or ", expected) + ".";
    }

    /** What {@code skip} does. */
    public static String skipped() {
        return PREFIX + "skipped, because hotreload.skip is set";
    }
}
