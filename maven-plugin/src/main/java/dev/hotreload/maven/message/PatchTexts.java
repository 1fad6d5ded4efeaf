package dev.hotreload.maven.message;

import java.nio.file.Path;
import java.util.List;

/** The texts of the goals about patches. */
public final class PatchTexts {
    private PatchTexts() {}

    /** What names a method looks otherwise. */
    public static String noMethodName(String text) {
        return "\"" + text
                + "\" names no method; expected com.example.App#render or com.example.App#render(int,String)";
    }

    /** There is no such method, or there are several. */
    public static String noSuchMethod(String type, String name, List<String> parameters) {
        return parameters.isEmpty()
                ? type + " declares no method " + name + "; a patch of the whole class can add one"
                : type + " declares " + name + " with these parameters; choose one: " + String.join("  ", parameters);
    }

    /** What is given as a method's source is something else. */
    public static String notOneMethod(String source) {
        return source + " is not the source of just one method, with its modifiers and its body";
    }

    /** No module has the class. */
    public static String noSource(String type) {
        return "no module that this Maven compiles has a source of " + type;
    }

    /** The source is of no package that a module has. */
    public static String noPackage(String source, String packageName) {
        return source + " is of the package " + packageName + ", of which no module, or more than one, has sources";
    }

    /** A source is of no class. */
    public static String noType(String source) {
        return source + " declares no class";
    }

    /** A module is compiled otherwise. */
    public static String compiledByGoals(String module) {
        return module + " is compiled by goals of its build, which write to target/classes; patches are of sources that"
                + " this Maven compiles itself";
    }

    /** Nobody compiles here. */
    public static String notCompiling() {
        return "this Maven does not compile (-Dhotreload.compile=false), so it cannot make patches";
    }

    /** A source cannot be read. */
    public static String unreadable(Path source, String reason) {
        return source + " cannot be read or written (" + reason + ")";
    }

    /** The patch changes nothing. */
    public static String nothing() {
        return "nothing of it is other than what is live";
    }

    /** A patch is live. */
    public static String applied(int number, String label, int generation) {
        return "#" + generation + ": patch " + number + " (" + label + ") is live, and not on disk";
    }

    /** Patches are taken back. */
    public static String reverted(List<String> patches, int generation) {
        return (generation == 0 ? "" : "#" + generation + ": ")
                + (patches.size() == 1 ? "patch " : "patches ") + String.join(", ", patches)
                + (patches.size() == 1 ? " is" : " are") + " taken back";
    }

    /** Patches are in the sources. */
    public static String committed(List<String> files) {
        return "written to " + String.join(", ", files);
    }

    /** No patch is live, or none that is meant. */
    public static String none() {
        return "no such patch is live; mvn hotreload:patches lists those that are";
    }

    /** There is no patch. */
    public static String noPatches() {
        return "no patches are live";
    }

    /** One line of the list. */
    public static String line(int number, String label, Path source, boolean isKept) {
        return "patch " + number + "  " + label + "  " + source
                + (isKept ? "  stays when its class is saved" : "  until its class is saved");
    }

    /** The source on disk has changed since. */
    public static String changedSince(Path source) {
        return source + " has changed since the patch was made; nothing was written";
    }

    /** A restart does not apply patches. */
    public static String lost(int count) {
        return "hotreload  "
                + (count == 1 ? "the patch that was live is not" : count + " patches that were live are not")
                + " in the new run";
    }

    /** It could not be done. */
    public static String refused() {
        return "nothing has changed";
    }

    /** Neither a file nor a method's source is given. */
    public static String noPatch() {
        return "give the source of a class, -Dhotreload.patch=App.java, or a method and its source,"
                + " -Dhotreload.patch.method=com.example.App#render with -Dhotreload.patch=render.java or standard input";
    }

    /** What is to happen at a save is something else. */
    public static String badOnSave(String value) {
        return "hotreload.patch.onSave is \"" + value + "\"; expected replace or keep";
    }

    /** A number of a patch is none. */
    public static String badNumber(String value) {
        return "\"" + value + "\" is no number of a patch; expected one, several with commas, or all";
    }
}
