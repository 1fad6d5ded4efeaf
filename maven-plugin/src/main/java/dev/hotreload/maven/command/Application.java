package dev.hotreload.maven.command;

import java.nio.file.Path;
import java.util.List;

/**
 * What tells one running application from another.
 *
 * @param module the name of the application module
 * @param mainClass binary name
 * @param directory the application module's directory, absolute
 * @param directories the directories of all projects that were built with it, absolute
 * @param maven the process id of Maven's JVM
 */
public record Application(String module, String mainClass, String directory, List<String> directories, long maven) {

    /** Copies the list. */
    public Application {
        directories = List.copyOf(directories);
    }

    /** In words that tell it from others. */
    public String title() {
        return mainClass + " of " + module + " in " + directory + " (Maven has pid " + maven + ")";
    }

    /** Its directory. */
    Path path() {
        return Path.of(directory);
    }

    /**
     * Whether a user's word for it means this one: module, main class with or without package, directory, process id.
     */
    boolean isCalled(String word, Path base) {
        return word.equals(module)
                || word.equals(mainClass)
                || mainClass.endsWith("." + word)
                || word.equals(String.valueOf(maven))
                || base.resolve(word).normalize().toString().equals(directory);
    }

    /** Whether a directory is one of its projects', or below one. */
    boolean isIn(Path base) {
        return directories.stream().anyMatch(project -> base.startsWith(Path.of(project)));
    }

    /** Whether it is below a directory. */
    boolean isBelow(Path base) {
        return path().startsWith(base);
    }
}
