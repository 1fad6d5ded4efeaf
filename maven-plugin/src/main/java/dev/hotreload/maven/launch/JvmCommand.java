package dev.hotreload.maven.launch;

import dev.hotreload.launch.LaunchDescription;
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
 * @param launchFile where the {@link LaunchDescription} is
 * @param runtime the runtime's jar
 * @param mainClass binary name of the main class
 * @param arguments the arguments of the main class
 */
public record JvmCommand(
        Jdk jdk, List<String> jvmArguments, Path launchFile, Path runtime, String mainClass, List<String> arguments) {

    /** The system class loader that the runtime brings. */
    private static final String APPLICATION_LOADER = "dev.hotreload.loader.ApplicationLoader";

    /** The words of the command. The user's arguments come after the engine's, so that they win. */
    public List<String> words() throws IOException, InterruptedException {
        List<String> words = new ArrayList<>();
        words.add(jdk.java().toString());
        words.addAll(JvmFlags.of(jdk));
        words.addAll(jvmArguments);
        words.add("-D" + LaunchDescription.PROPERTY + "=" + launchFile);
        words.add("-Djava.system.class.loader=" + APPLICATION_LOADER);
        words.add("-javaagent:" + runtime);
        words.add("-cp");
        words.add(runtime.toString());
        words.add(mainClass);
        words.addAll(arguments);
        return words;
    }
}
