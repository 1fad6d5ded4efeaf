package dev.hotreload.classfile;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.objectweb.asm.Type;

/** Members as the user wrote them. */
public final class MemberNames {
    private static final Pattern LAMBDA =
            Pattern.compile("lambda\\$(.+?)(?:\\$\\w+){1,2}|(.+?)\\$lambda(?:\\$\\d+)+(?:\\$lambda(?:\\$\\d+)+)*");

    private MemberNames() {}

    /** {@code run(Prompt, int)}; a constructor bears the simple name of its class. */
    public static String method(String ownerInternalName, MethodKey method) {
        String name = method.isConstructor() ? simple(ownerInternalName.replace('/', '.')) : method.name();
        return name
                + Arrays.stream(Type.getArgumentTypes(method.descriptor()))
                        .map(type -> simple(type.getClassName()))
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    /** The class's name as the source has it: {@code p.Outer$Inner} is {@code Inner}. */
    public static String simple(String binaryName) {
        String name = binaryName.substring(binaryName.lastIndexOf('.') + 1);
        int dollar = name.lastIndexOf('$');
        boolean isNamed = dollar >= 0 && dollar + 1 < name.length() && !Character.isDigit(name.charAt(dollar + 1));
        return isNamed ? name.substring(dollar + 1) : name;
    }

    /**
     * What a lambda stands in, by the name of the method that the compiler made of it: {@code run} for {@code
     * lambda$run$0} (javac) and for {@code run$lambda$0} and {@code run$lambda$1$lambda$0} (Kotlin); empty for other
     * methods.
     */
    public static Optional<String> enclosingOfLambda(String methodName) {
        Matcher matcher = LAMBDA.matcher(methodName);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String name = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
        return Optional.of(
                switch (name) {
                    case "new", "_init_" -> "constructor";
                    case "static", "_clinit_" -> "static initialiser";
                    default -> name;
                });
    }
}
