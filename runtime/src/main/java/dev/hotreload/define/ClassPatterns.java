package dev.hotreload.define;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which classes may be reloaded, by patterns of binary names: {@code *} is any text without a dot, {@code **} any text.
 */
public final class ClassPatterns {
    private final List<Pattern> includes;
    private final List<Pattern> excludes;

    public ClassPatterns(List<String> includes, List<String> excludes) {
        this.includes = compiled(includes);
        this.excludes = compiled(excludes);
    }

    /** Whether the class of this internal name may be reloaded. */
    boolean accept(String internalName) {
        if (includes.isEmpty() && excludes.isEmpty()) {
            return true;
        }
        String binaryName = internalName.replace('/', '.');
        return (includes.isEmpty() || matches(includes, binaryName)) && !matches(excludes, binaryName);
    }

    /** Without patterns, as mostly, nothing is made: this runs while the application starts. */
    private static List<Pattern> compiled(List<String> patterns) {
        return patterns.isEmpty()
                ? List.of()
                : patterns.stream().map(ClassPatterns::compile).toList();
    }

    private static boolean matches(List<Pattern> patterns, String binaryName) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(binaryName).matches());
    }

    private static Pattern compile(String pattern) {
        String regex = Pattern.compile("\\*\\*|\\*|[^*]+")
                .matcher(pattern)
                .results()
                .map(part -> switch (part.group()) {
                    case "**" -> ".*";
                    case "*" -> "[^.]*";
                    default -> Pattern.quote(part.group());
                })
                .collect(Collectors.joining());
        return Pattern.compile(regex);
    }
}
