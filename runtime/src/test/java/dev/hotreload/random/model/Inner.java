package dev.hotreload.random.model;

/**
 * An inner class of a type: its objects have one of the type's around them.
 *
 * @param name its simple name, which no other has
 * @param body of its one method
 * @param order where it stands among the members
 */
public record Inner(String name, Block body, int order) {

    Inner withBody(Block other) {
        return new Inner(name, other, order);
    }

    String declaration(Program program, Type type) {
        return "class " + name + " {\nprivate String text = \"" + name + "\";\n\nprivate String say() {\n"
                + body.java(Scope.ofInner(program, type), JavaType.STRING, "return text + ") + "}\n}\n";
    }
}
