package dev.hotreload.maven.launch;

import dev.hotreload.launch.JvmOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of the application's JVM.
 *
 * <p>Its class path is the runtime alone; the runtime reads the application's from the launch file.
 *
 * @param jdk the JDK to use
 * @param jvmArguments the user's own arguments for the JVM
 * @param launchFile where the launch description is
 * @param runtime the runtime's jar
 * @param mainClass binary name of the main class
 * @param arguments the arguments of the main class
 */
public record JvmCommand(
        Jdk jdk, List<String> jvmArguments, Path launchFile, Path runtime, String mainClass, List<String> arguments) {

    /** The words of the command. The user's arguments come after the engine's flags, so that they win over those. */
    public List<String> words() throws IOException, InterruptedException {
        List<String> words = new ArrayList<>();
        words.add(jdk.java().toString());
        words.addAll(JvmFlags.of(jdk));
        words.addAll(jvmArguments);
        words.addAll(JvmOptions.runtime(runtime, launchFile));
        words.add(mainClass);
        words.addAll(arguments);
        return words;
    }
}
