package dev.hotreload.loop;

import dev.hotreload.classfile.MethodKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.objectweb.asm.Type;

/**
 * Which method is looped, as the user wrote it: {@code com.acme.App#render}, or with parameter types.
 *
 * @param binaryName the class that declares it
 * @param method its name
 * @param parameters the types, qualified or simple; empty: all overloads
 */
public record LoopSpec(String binaryName, String method, Optional<List<String>> parameters) {
    private static final Pattern FORM = Pattern.compile(
            "\\s*([\\w.$]+)\\s*#\\s*([\\p{javaJavaIdentifierStart}][^\\s(#,]*)\\s*(?:\\(([^)]*)\\))?\\s*");

    /** Empty if the entry names no method. */
    static Optional<LoopSpec> parse(String entry) {
        Matcher matcher = FORM.matcher(entry);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new LoopSpec(
                matcher.group(1),
                matcher.group(2),
                Optional.ofNullable(matcher.group(3)).map(LoopSpec::types)));
    }

    /** The types of a list, as users write them. */
    public static List<String> types(String list) {
        if (list.isBlank()) {
            return List.of();
        }
        List<String> types = new ArrayList<>();
        for (String type : list.split(",", -1)) {
            types.add(type.trim().replace("...", "[]").replaceAll("<.*>", "").replace('$', '.'));
        }
        return types;
    }

    boolean isOf(String internalName) {
        return binaryName.replace('.', '/').equals(internalName);
    }

    boolean matches(MethodKey key) {
        return key.name().equals(method)
                && (parameters.isEmpty() || matches(parameters.get(), Type.getArgumentTypes(key.descriptor())));
    }

    /** Whether types are those that the user wrote, qualified or not. */
    public static boolean matches(List<String> written, Type[] types) {
        if (written.size() != types.length) {
            return false;
        }
        List<String> declared = Arrays.stream(types)
                .map(type -> type.getClassName().replace('$', '.'))
                .toList();
        for (int i = 0; i < types.length; i++) {
            boolean isSame =
                    declared.get(i).equals(written.get(i)) || declared.get(i).endsWith("." + written.get(i));
            if (!isSame) {
                return false;
            }
        }
        return true;
    }

    /** As it is read in messages: {@code render(int)}. */
    String shown() {
        return method
                + parameters.map(types -> "(" + String.join(", ", types) + ")").orElse("");
    }
}
