package dev.hotreload.maven.compile.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** The parameters of one execution of a goal, evaluated as Maven would for the goal itself. */
final class GoalParameters {

    private final Xpp3Dom configuration;
    private final PluginParameterExpressionEvaluator evaluator;

    GoalParameters(Xpp3Dom configuration, PluginParameterExpressionEvaluator evaluator) {
        this.configuration = configuration;
        this.evaluator = evaluator;
    }

    /** The text of a parameter, if it has one; its default value counts. */
    Optional<String> text(String name) {
        Xpp3Dom node = configuration.getChild(name);
        return node == null ? Optional.empty() : text(node);
    }

    /** Whether a parameter is {@code true}. */
    boolean isTrue(String name) {
        return text(name).filter("true"::equalsIgnoreCase).isPresent();
    }

    /** The elements of a list, or the parts of a text with commas. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Xpp3Dom element : elements(name)) {
            text(element).ifPresent(texts::add);
        }
        if (texts.isEmpty()) {
            text(name).ifPresent(text -> texts.addAll(List.of(text.split("\\s*,\\s*", -1))));
        }
        return texts;
    }

    /** The child elements of a parameter. */
    List<Xpp3Dom> elements(String name) {
        Xpp3Dom node = configuration.getChild(name);
        return node == null ? List.of() : List.of(node.getChildren());
    }

    /** The evaluated text of an element, or of its default value. */
    Optional<String> text(Xpp3Dom node) {
        return evaluate(node.getValue()).or(() -> evaluate(node.getAttribute("default-value")));
    }

    private Optional<String> evaluate(String expression) {
        if (expression == null || expression.isBlank()) {
            return Optional.empty();
        }
        try {
            Object value = evaluator.evaluate(expression);
            return Optional.ofNullable(value)
                    .map(Object::toString)
                    .map(String::trim)
                    .filter(text -> !text.isEmpty());
        } catch (ExpressionEvaluationException e) {
            // Maven itself takes what it cannot evaluate for a literal.
            return Optional.of(expression);
        }
    }
}
