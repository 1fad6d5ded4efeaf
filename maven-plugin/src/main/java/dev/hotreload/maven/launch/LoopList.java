package dev.hotreload.maven.launch;

import dev.hotreload.launch.LoopSettings;
import dev.hotreload.maven.message.ParameterTexts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;

/** Reads what users write about looped methods. */
public final class LoopList {
    private LoopList() {}

    /**
     * The settings of one launch.
     *
     * @param text methods with commas between them; a comma in parentheses is between parameter types
     * @param elements one method each
     * @param on which reloads run a method again: {@code used} or {@code any}
     * @param onException whether only a run that fails is held
     * @param keep what each run gets of the arguments: {@code same} or {@code copy}
     * @param sources where the sources' packages begin
     * @throws MojoFailureException if a value is none
     */
    public static LoopSettings parse(
            String text, List<String> elements, String on, boolean onException, String keep, List<Path> sources)
            throws MojoFailureException {
        List<String> methods = new ArrayList<>();
        for (String element : elements) {
            methods.addAll(split(element));
        }
        methods.addAll(split(text));
        return new LoopSettings(
                methods,
                isSecond("loopOn", on, "used", "any"),
                onException,
                isSecond("loop.keep", keep, "same", "copy"),
                sources);
    }

    private static boolean isSecond(String parameter, String value, String first, String second)
            throws MojoFailureException {
        String trimmed = value.trim();
        if (!trimmed.equals(first) && !trimmed.equals(second)) {
            throw new MojoFailureException(ParameterTexts.badChoice(parameter, value, List.of(first, second)));
        }
        return trimmed.equals(second);
    }

    /** The parts between commas that are in no parentheses. */
    public static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ',';
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (i == text.length() || (c == ',' && depth <= 0)) {
                parts.add(text.substring(start, i).trim());
                start = i + 1;
            }
        }
        parts.removeIf(String::isEmpty);
        return parts;
    }
}
