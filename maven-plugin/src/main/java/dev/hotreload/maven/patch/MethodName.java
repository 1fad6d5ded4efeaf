package dev.hotreload.maven.patch;

import dev.hotreload.maven.message.PatchTexts;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A method as its user names it: {@code com.example.App#render(int,String)}.
 *
 * @param type the class's name; nested classes with {@code $} or {@code .}
 * @param name the method's name; that of the class for a constructor
 * @param parameters the types of its parameters, without packages; empty: any
 */
public record MethodName(String type, String name, Optional<List<String>> parameters) {
    private static final Pattern FORM = Pattern.compile("([\\w.$]+)#([\\w$]+|<init>)(?:\\((.*)\\))?");
    private static final Pattern QUALIFIER = Pattern.compile("\\b[\\w$]+\\.(?=[\\w$])");

    /**
     * Reads a name.
     *
     * @throws PatchException if it is none
     */
    public static MethodName parse(String text) throws PatchException {
        Matcher found = FORM.matcher(text.strip());
        if (!found.matches()) {
            throw new PatchException(PatchTexts.noMethodName(text));
        }
        Optional<List<String>> parameters = Optional.ofNullable(found.group(3))
                .map(types -> types.isBlank()
                        ? List.of()
                        : Arrays.stream(types.split(","))
                                .map(MethodName::simple)
                                .toList());
        return new MethodName(found.group(1), found.group(2), parameters);
    }

    /** A type without annotations, type arguments, package and spaces; {@code String...} is {@code String[]}. */
    static String simple(String type) {
        String plain = type.replaceAll("@[\\w.]+(\\([^)]*\\))?", "").replaceAll("\\s", "");
        for (String before = ""; !before.equals(plain); ) {
            before = plain;
            plain = plain.replaceAll("<[^<>]*>", "");
        }
        return QUALIFIER.matcher(plain.replace("...", "[]")).replaceAll("");
    }
}
