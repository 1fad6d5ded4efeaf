package dev.hotreload.maven;

import dev.hotreload.maven.message.ParameterTexts;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.logging.Log;

/**
 * Finds typing errors in the properties of the command line, which Maven itself cannot know.
 *
 * <p>A warning and no failure: a pom may use a property of such a name, for a version say, for itself.
 */
final class UnknownProperties {

    private static final String PREFIX = "hotreload.";
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{(hotreload\\.[^}]+)}");

    private UnknownProperties() {}

    /** Warns of each property of the command line that looks like a parameter of the goal and is none. */
    static void warn(Properties userProperties, MojoDescriptor goal, Log log) {
        // A property of another goal is none of this one, and no error: a command line may have several goals.
        Set<String> ofAllGoals = new TreeSet<>(known(goal));
        goal.getPluginDescriptor().getMojos().forEach(other -> ofAllGoals.addAll(known(other)));
        for (String name : unknown(userProperties, ofAllGoals)) {
            log.warn(ParameterTexts.unknownProperty(name, known(goal)));
        }
    }

    static List<String> unknown(Properties userProperties, Set<String> known) {
        return userProperties.stringPropertyNames().stream()
                .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
                .sorted()
                .toList();
    }

    private static Set<String> known(MojoDescriptor goal) {
        return goal.getParameters().stream()
                .map(Parameter::getExpression)
                .filter(expression -> expression != null)
                .map(EXPRESSION::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
