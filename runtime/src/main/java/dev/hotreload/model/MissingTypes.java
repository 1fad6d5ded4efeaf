package dev.hotreload.model;

import org.objectweb.asm.Type;

/**
 * The types that code mentions and no class file is found of: of optional dependencies that are not there. The JVM
 * never asks for them before an object of theirs is needed, so call sites must not name them: linking one loads all
 * types of its descriptor (JVMS §5.4.3.5).
 */
public final class MissingTypes {
    private static final Type OBJECT = Type.getObjectType("java/lang/Object");

    private final ClassModel model;

    public MissingTypes(ClassModel model) {
        this.model = model;
    }

    /** Whether a type is, or is an array of, a class that nobody has. */
    public boolean isMissing(Type type) {
        Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
        return element.getSort() == Type.OBJECT
                && !element.getInternalName().startsWith("java/")
                && model.find(element.getInternalName()) == null;
    }

    /** The type, or {@code Object} if it is missing. */
    public Type present(Type type) {
        return isMissing(type) ? OBJECT : type;
    }

    /** A method's descriptor without missing types among its parameters. */
    public String withPresentParameters(String descriptor) {
        Type[] parameters = Type.getArgumentTypes(descriptor);
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = present(parameters[i]);
        }
        return Type.getMethodDescriptor(Type.getReturnType(descriptor), parameters);
    }
}
