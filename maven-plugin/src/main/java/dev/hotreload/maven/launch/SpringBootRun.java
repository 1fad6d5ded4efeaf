package dev.hotreload.maven.launch;

import dev.hotreload.maven.message.ParameterTexts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * What a module configures for {@code mvn spring-boot:run}, so that {@code mvn hotreload:run} starts the same.
 *
 * <p>Read are the configuration of {@code spring-boot-maven-plugin}, that of its execution {@code default-cli}, and the
 * user properties {@code spring-boot.run.*}, which count only where the pom says nothing, as everywhere in Maven.
 */
public final class SpringBootRun {
    private static final String PLUGIN = "org.springframework.boot:spring-boot-maven-plugin";
    private static final String PREFIX = "spring-boot.run.";

    private final Xpp3Dom configuration;
    private final Properties properties;

    private SpringBootRun(Xpp3Dom configuration, Properties properties) {
        this.configuration = configuration;
        this.properties = properties;
    }

    /**
     * What a module configures.
     *
     * @param properties the user's, from the command line
     * @return empty if the module does not have that plugin
     */
    public static Optional<SpringBootRun> of(MavenProject module, Properties properties) {
        Plugin plugin = module.getPlugin(PLUGIN);
        if (plugin == null) {
            return Optional.empty();
        }
        Xpp3Dom configuration = copy(plugin.getConfiguration());
        PluginExecution onCommandLine = plugin.getExecutionsAsMap().get("default-cli");
        if (onCommandLine != null) {
            configuration = Xpp3Dom.mergeXpp3Dom(copy(onCommandLine.getConfiguration()), configuration);
        }
        return Optional.of(new SpringBootRun(configuration, properties));
    }

    private static Xpp3Dom copy(@Nullable Object configuration) {
        return configuration instanceof Xpp3Dom dom ? new Xpp3Dom(dom) : new Xpp3Dom("configuration");
    }

    /** The main class, if it is configured. */
    public Optional<String> mainClass() {
        return text("mainClass", "main-class");
    }

    /** The directory to run in, if it is configured; relative to the module's. */
    public Optional<Path> workingDirectory() {
        return text("workingDirectory", "workingDirectory").map(Path::of);
    }

    /**
     * The arguments of the application, without its profiles.
     *
     * @throws MojoFailureException if a quote is not closed
     */
    public List<String> arguments() throws MojoFailureException {
        List<String> arguments = children("arguments");
        return arguments.isEmpty() ? words("commandlineArguments", "arguments") : arguments;
    }

    /** The profiles that are to be active. */
    public List<String> profiles() {
        List<String> profiles = children("profiles");
        return profiles.isEmpty() ? split(properties.getProperty(PREFIX + "profiles", ""), ",") : profiles;
    }

    /**
     * The arguments of the JVM; system properties among them.
     *
     * @throws MojoFailureException if a quote is not closed
     */
    public List<String> jvmArguments() throws MojoFailureException {
        List<String> arguments = new ArrayList<>();
        values("systemPropertyVariables").forEach((key, value) -> arguments.add("-D" + key + "=" + value));
        arguments.addAll(words("jvmArguments", "jvmArguments"));
        return arguments;
    }

    /** The environment variables. */
    public Map<String, String> environment() {
        return values("environmentVariables");
    }

    /** What it configures that this goal does not do: names of its parameters. */
    public List<String> notFollowed() {
        return Stream.of("agents", "additionalClasspathElements", "directories", "excludes", "includes")
                .filter(parameter -> configuration.getChild(parameter) != null)
                .toList();
    }

    private List<String> words(String parameter, String property) throws MojoFailureException {
        String text = text(parameter, property).orElse("");
        return ShellWords.split(text)
                .orElseThrow(() -> new MojoFailureException(ParameterTexts.openQuote(parameter, text)));
    }

    /** A reference to a property that nobody set is as if it was not there: the starter parent names ${start-class}. */
    private Optional<String> text(String parameter, String property) {
        return Optional.ofNullable(configuration.getChild(parameter))
                .map(Xpp3Dom::getValue)
                .or(() -> Optional.ofNullable(properties.getProperty(PREFIX + property)))
                .map(String::trim)
                .filter(value -> !value.isEmpty() && !value.contains("${"));
    }

    /** The elements of a list, which may be one text with commas. */
    private List<String> children(String parameter) {
        Xpp3Dom list = configuration.getChild(parameter);
        if (list == null) {
            return List.of();
        }
        return list.getChildCount() == 0
                ? split(String.valueOf(list.getValue()), ",")
                : Arrays.stream(list.getChildren())
                        .map(Xpp3Dom::getValue)
                        .map(value -> value == null ? "" : value)
                        .toList();
    }

    private Map<String, String> values(String parameter) {
        Map<String, String> values = new LinkedHashMap<>();
        Xpp3Dom map = configuration.getChild(parameter);
        if (map != null) {
            for (Xpp3Dom entry : map.getChildren()) {
                values.put(entry.getName(), entry.getValue() == null ? "" : entry.getValue());
            }
        }
        return values;
    }

    private static List<String> split(String text, String separator) {
        return Arrays.stream(text.split(separator, -1))
                .map(String::trim)
                .filter(part -> !part.isEmpty() && !part.equals("null"))
                .toList();
    }
}
