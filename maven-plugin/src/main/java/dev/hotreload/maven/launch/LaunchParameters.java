package dev.hotreload.maven.launch;

import dev.hotreload.launch.Hierarchy;
import dev.hotreload.launch.LoopSettings;
import dev.hotreload.maven.control.ControlKind;
import dev.hotreload.maven.debug.DebugOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;

/**
 * What the user configured about one launch, checked.
 *
 * @param arguments the arguments of the main class
 * @param jvmArguments the arguments of the JVM
 * @param environment variables to set beside those that Maven itself has
 * @param workingDirectory the directory to run in; empty: the application module's
 * @param includes patterns of classes that may be reloaded; empty: all
 * @param excludes patterns of classes that are never reloaded
 * @param quietPeriod how long a directory must be still before its changes are taken
 * @param poll the interval of polling; empty: native events
 * @param events the file of events
 * @param control the kind of channel between plugin and application
 * @param exitAfterReloads how many generations end the application; 0: never
 * @param debug how a debugger attaches; empty: none can
 * @param loops the methods that are run again after each reload
 * @param keys whether the terminal is read for keys, if there is one
 * @param isColoured whether messages may be coloured
 * @param hierarchy whether classes may get other interfaces
 * @param onRefused what happens when a change cannot be applied
 * @param keeps the methods whose results the program keeps when it begins again
 * @param warmsUp whether reloading is practised while the application rests
 */
public record LaunchParameters(
        List<String> arguments,
        List<String> jvmArguments,
        Map<String, String> environment,
        Optional<Path> workingDirectory,
        List<String> includes,
        List<String> excludes,
        Duration quietPeriod,
        Optional<Duration> poll,
        Path events,
        ControlKind control,
        int exitAfterReloads,
        Optional<DebugOptions> debug,
        LoopSettings loops,
        KeyMode keys,
        boolean isColoured,
        Hierarchy hierarchy,
        OnRefused onRefused,
        List<String> keeps,
        boolean warmsUp) {

    private static final String ACTIVE_PROFILES = "--spring.profiles.active=";

    /** Copies the collections, so that parameters never change. */
    public LaunchParameters {
        arguments = List.copyOf(arguments);
        jvmArguments = List.copyOf(jvmArguments);
        environment = Map.copyOf(environment);
        includes = List.copyOf(includes);
        excludes = List.copyOf(excludes);
        keeps = List.copyOf(keeps);
    }

    /** Whether the terminal is read for keys, unless it turns out not to be possible. */
    public boolean hasKeys() {
        return switch (keys) {
            case FALSE -> false;
            case AUTO -> MvnCommand.isThisJvm() && Terminal.isThere(System.getenv());
            case TRUE -> true;
        };
    }

    /**
     * These parameters, with what a module configures for {@code spring-boot:run} where they say nothing themselves.
     *
     * @throws MojoFailureException if that has a quote that is not closed
     */
    public LaunchParameters over(SpringBootRun configured) throws MojoFailureException {
        List<String> allArguments = new ArrayList<>(arguments.isEmpty() ? configured.arguments() : arguments);
        if (!configured.profiles().isEmpty()
                && allArguments.stream().noneMatch(argument -> argument.startsWith(ACTIVE_PROFILES))) {
            allArguments.add(ACTIVE_PROFILES + String.join(",", configured.profiles()));
        }
        // Of two that contradict one another the JVM takes the last.
        List<String> allJvmArguments = new ArrayList<>(configured.jvmArguments());
        allJvmArguments.addAll(jvmArguments);
        Map<String, String> variables = new LinkedHashMap<>(configured.environment());
        variables.putAll(environment);
        return new LaunchParameters(
                allArguments,
                allJvmArguments,
                variables,
                workingDirectory.or(configured::workingDirectory),
                includes,
                excludes,
                quietPeriod,
                poll,
                events,
                control,
                exitAfterReloads,
                debug,
                loops,
                keys,
                isColoured,
                hierarchy,
                onRefused,
                keeps,
                warmsUp);
    }
}
