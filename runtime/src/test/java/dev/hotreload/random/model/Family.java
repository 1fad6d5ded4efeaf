package dev.hotreload.random.model;

import java.util.List;

/**
 * A method and all its overrides.
 *
 * @param id what calls refer to; it stays when the method is renamed
 * @param name the method's name
 * @param parameters types of the parameters
 * @param returns type of the result
 * @param isStatic whether it is static; it has no overrides then
 * @param visibility that of all declarations
 * @param level a method calls only those of lower levels, and so every program ends
 * @param root the type that declares it first, or a class of the JDK
 */
public record Family(
        String id,
        String name,
        List<String> parameters,
        String returns,
        boolean isStatic,
        Visibility visibility,
        int level,
        String root) {

    Family renamed(String other) {
        return new Family(id, other, parameters, returns, isStatic, visibility, level, root);
    }

    Family withParameters(List<String> others) {
        return new Family(id, name, others, returns, isStatic, visibility, level, root);
    }

    Family returning(String other) {
        return new Family(id, name, parameters, other, isStatic, visibility, level, root);
    }

    Family withStatic(boolean other) {
        return new Family(id, name, parameters, returns, other, visibility, level, root);
    }

    Family withRoot(String other) {
        return new Family(id, name, parameters, returns, isStatic, visibility, level, other);
    }

    Family withVisibility(Visibility other) {
        return new Family(id, name, parameters, returns, isStatic, other, level, root);
    }

    /** As the type declares or inherits it: outside of the root its type parameter has become an argument. */
    Family in(Program program, Type type) {
        return root.equals(type.id()) ? this : outside(program);
    }

    /** As it is outside of its root. */
    Family outside(Program program) {
        return program.type(root)
                .flatMap(Type::generics)
                .map(generics -> withVariable(generics.argument()))
                .orElse(this);
    }

    private Family withVariable(String argument) {
        List<String> replaced = parameters.stream()
                .map(type -> type.equals(OwnType.VARIABLE) ? argument : type)
                .toList();
        return withParameters(replaced).returning(returns.equals(OwnType.VARIABLE) ? argument : returns);
    }

    /** Whether it names its root's type parameter. */
    boolean hasVariable() {
        return returns.equals(OwnType.VARIABLE) || parameters.contains(OwnType.VARIABLE);
    }

    /** Whether a lambda or an object of an anonymous class is what it returns. */
    public boolean isMaker() {
        return returns.equals(JavaType.SUPPLIER) || returns.equals(JavaType.OBJECT);
    }

    /** Whether the JDK declares it. */
    public boolean isLibrary() {
        return root.startsWith("java.");
    }
}
