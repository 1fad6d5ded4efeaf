package dev.hotreload.classfile;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.objectweb.asm.Type;

/** Members as the user wrote them. */
public final class MemberNames {
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
}
