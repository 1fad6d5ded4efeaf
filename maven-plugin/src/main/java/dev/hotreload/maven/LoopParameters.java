package dev.hotreload.maven;

import dev.hotreload.launch.LoopSettings;
import dev.hotreload.maven.launch.LoopList;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** The parameters about looped methods that the goals have in common. */
abstract class LoopParameters extends DebugParameters {

    /**
     * Methods that wait when they have run, and run again after each reload, with commas between them. Parameter types
     * tell overloads. Default: none. Example:
     * <code>-Dhotreload.loop=com.example.App#render(int,java.lang.String)</code>.
     */
    @Parameter(property = "hotreload.loop")
    private String loop = "";

    /**
     * The same in the pom, one <code>&lt;loop&gt;</code> element each. Default: none. Example:
     * <code>&lt;loops&gt;&lt;loop&gt;com.example.App#render&lt;/loop&gt;&lt;/loops&gt;</code>.
     */
    @Parameter
    private List<String> loops = List.of();

    /**
     * After which reloads a looped method runs again: <code>used</code>, those that changed a class which the program
     * has used so far, or a resource, or <code>any</code>. Example: <code>-Dhotreload.loopOn=any</code>.
     */
    @Parameter(property = "hotreload.loopOn", defaultValue = "used")
    private String loopOn = "used";

    /**
     * Has a looped method wait only when it has thrown something; a run that returns lets the program go on. Example:
     * <code>-Dhotreload.loopOnException</code>.
     */
    @Parameter(property = "hotreload.loopOnException", defaultValue = "false")
    private boolean loopOnException;

    /**
     * What each run of a looped method gets: <code>same</code>, the arguments themselves, or <code>copy</code>, copies
     * of those that are serialisable, as they were when the method was called. Example:
     * <code>-Dhotreload.loop.keep=copy</code>.
     */
    @Parameter(property = "hotreload.loop.keep", defaultValue = "same")
    private String loopKeep = "same";

    /**
     * What is configured.
     *
     * @param sources where the packages of the application's sources begin
     * @throws MojoFailureException if a value is none
     */
    final LoopSettings loopSettings(List<Path> sources) throws MojoFailureException {
        return LoopList.parse(loop, loops, loopOn, loopOnException, loopKeep, sources);
    }
}
