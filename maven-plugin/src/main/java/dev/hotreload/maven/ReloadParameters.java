package dev.hotreload.maven;

import dev.hotreload.launch.Hierarchy;
import dev.hotreload.maven.compile.CompileMode;
import dev.hotreload.maven.control.ControlKind;
import dev.hotreload.maven.launch.Counts;
import dev.hotreload.maven.launch.Intervals;
import dev.hotreload.maven.launch.KeyMode;
import dev.hotreload.maven.launch.LaunchParameters;
import dev.hotreload.maven.launch.OnRefused;
import dev.hotreload.maven.message.ParameterTexts;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** The parameters about how changes are noticed and applied, which the goals have in common. */
abstract class ReloadParameters extends StartParameters {

    /**
     * Patterns of the names of classes that may be reloaded; <code>*</code> stands for any characters but dots,
     * <code>**</code> for any characters. Default: all classes of all modules. Example:
     * <code>-Dhotreload.includes=com.example.**</code>.
     */
    @Parameter(property = "hotreload.includes")
    private List<String> includes = List.of();

    /**
     * Patterns of the names of classes that are never reloaded; they override <code>includes</code>.
     * Default: none. Example: <code>-Dhotreload.excludes=com.example.generated.**,**.*Test</code>.
     */
    @Parameter(property = "hotreload.excludes")
    private List<String> excludes = List.of();

    /**
     * How long a module's output directory must have been still before its changes are applied, so that classes that a
     * compiler writes together are reloaded together. A number with <code>ms</code>, <code>s</code> or <code>m</code>.
     * Example: <code>-Dhotreload.quietPeriod=50ms</code>.
     */
    @Parameter(property = "hotreload.quietPeriod", defaultValue = "10ms")
    private String quietPeriod = "10ms";

    /**
     * Whether this goal compiles saved sources: <code>true</code>, <code>false</code>, or <code>auto</code>, which
     * leaves it to an IDE that compiles on save. Example: <code>-Dhotreload.compile=false</code>.
     */
    @Parameter(property = "hotreload.compile", defaultValue = "auto")
    private String compile = "auto";

    /**
     * Looks for changes at this interval instead of waiting for the file system's events; for network drives and other
     * directories without events. A number with <code>ms</code>, <code>s</code> or <code>m</code>, or
     * <code>off</code>. Example: <code>-Dhotreload.poll=500ms</code>.
     */
    @Parameter(property = "hotreload.poll", defaultValue = "off")
    private String poll = "off";

    /**
     * The file that receives one line of JSON for each generation. The default is in the application module's build
     * directory. Example: <code>-Dhotreload.events=/tmp/events.jsonl</code>.
     */
    @Parameter(property = "hotreload.events", defaultValue = "${project.build.directory}/hotreload/events.jsonl")
    private File events = new File("events.jsonl");

    /**
     * How this goal and the application talk to each other: <code>auto</code>, through a Unix domain socket where the
     * system has them, or <code>tcp</code>, through a port of the loopback interface. Example:
     * <code>-Dhotreload.control=tcp</code>.
     */
    @Parameter(property = "hotreload.control", defaultValue = "auto")
    private String control = "auto";

    /**
     * Whether classes may get and lose interfaces while the application runs, for which the memory of its JVM is
     * changed: <code>true</code>, on every JVM that proves to be as expected; <code>false</code>, on none; or
     * <code>auto</code>, on those JVMs on which that has been tested for an hour. Example:
     * <code>-Dhotreload.hierarchy=true</code>.
     */
    @Parameter(property = "hotreload.hierarchy", defaultValue = "auto")
    private String hierarchy = "auto";

    /**
     * What happens when a change cannot be applied to the running program: <code>keep</code>, it runs on as it is;
     * <code>generation</code>, it begins again in the same JVM, with new class loaders, and keeps what it is to keep;
     * <code>restart</code>, it is started again in a JVM of its own, without Maven's start; or <code>ask</code>, the
     * terminal says which keys there are for it, with <code>keys</code>. Example:
     * <code>-Dhotreload.onRefused=restart</code>.
     */
    @Parameter(property = "hotreload.onRefused", defaultValue = "keep")
    private String onRefused = "keep";

    /**
     * Whether the windows of a program with Swing, AWT or JavaFX are laid out and drawn anew after each generation that
     * changed classes, so that changed code shows at once. Example: <code>-Dhotreload.ui</code>.
     */
    @Parameter(property = "hotreload.ui", defaultValue = "false")
    private boolean ui;

    /**
     * Whether verticles of Vert.x are deployed again, the same objects, after each generation that changed their
     * classes. Example: <code>-Dhotreload.redeploy</code>.
     */
    @Parameter(property = "hotreload.redeploy", defaultValue = "false")
    private boolean redeploy;

    /**
     * Whether keys in the terminal do something, such as <code>s</code> for the status and <code>h</code> for help:
     * <code>auto</code>, until the application reads its standard input, unless Maven runs in batch mode;
     * <code>true</code>, always, and the application's standard input is empty, because only one can read a terminal;
     * or <code>false</code>. Without a terminal there are none. Example: <code>-Dhotreload.keys=false</code>.
     */
    @Parameter(property = "hotreload.keys", defaultValue = "auto")
    private String keys = "auto";

    /**
     * Whether the first save is practised while the application rests after its start, which takes some seconds of
     * processor time and makes that save as fast as the others. Example: <code>-Dhotreload.warmUp=false</code>.
     */
    @Parameter(property = "hotreload.warmUp", defaultValue = "true")
    private boolean warmUp = true;

    /**
     * Ends the application with exit code 0 after this number of generations; <code>0</code> means never. Made for
     * tests. Example: <code>-Dhotreload.exitAfterReloads=2</code>.
     */
    @Parameter(property = "hotreload.exitAfterReloads", defaultValue = "0")
    private String exitAfterReloads = "0";

    /** The parameters that switch supports on which the user must want, by their names. */
    final Set<String> supportParameters() {
        return Map.of("ui", ui, "redeploy", redeploy).entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Who compiles saved sources. */
    final CompileMode compileMode() throws MojoFailureException {
        return CompileMode.parse(compile);
    }

    /**
     * All parameters of a launch.
     *
     * @param sources where the packages of the application's sources begin
     * @param isColoured whether messages may be coloured
     * @param isInteractive whether the user may be expected at the terminal
     * @throws MojoFailureException if a value is none
     */
    final LaunchParameters parameters(List<Path> sources, boolean isColoured, boolean isInteractive)
            throws MojoFailureException {
        KeyMode keyMode = KeyMode.parse(keys);
        return new LaunchParameters(
                arguments(),
                jvmArguments(),
                variables(),
                workingDirectory(),
                includes,
                excludes,
                Intervals.parse("quietPeriod", quietPeriod),
                poll.trim().equals("off") ? Optional.empty() : Optional.of(Intervals.parse("poll", poll)),
                events.toPath(),
                ControlKind.parse(control),
                Counts.parse("exitAfterReloads", exitAfterReloads),
                debugOptions(),
                loopSettings(sources),
                keyMode == KeyMode.AUTO && !isInteractive ? KeyMode.FALSE : keyMode,
                isColoured,
                parsedHierarchy(),
                parsedOnRefused(),
                keptMethods(),
                warmUp);
    }

    private OnRefused parsedOnRefused() throws MojoFailureException {
        OnRefused parsed = OnRefused.parse(onRefused);
        if (parsed == OnRefused.ASK && KeyMode.parse(keys) == KeyMode.FALSE) {
            throw new MojoFailureException(ParameterTexts.asksWithoutKeys());
        }
        return parsed;
    }

    private Hierarchy parsedHierarchy() throws MojoFailureException {
        try {
            return Hierarchy.of(hierarchy.trim());
        } catch (IllegalArgumentException e) {
            throw new MojoFailureException(ParameterTexts.badHierarchy(hierarchy), e);
        }
    }
}
