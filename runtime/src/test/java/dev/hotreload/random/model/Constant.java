package dev.hotreload.random.model;

/**
 * A constant of an enum.
 *
 * @param argument the literal that its constructor gets
 * @param body the literal that its own {@code label()} adds, or empty if it has no body
 */
public record Constant(String name, String argument, String body) {

    Constant withArgument(String other) {
        return new Constant(name, other, body);
    }

    Constant withBody(String other) {
        return new Constant(name, argument, other);
    }

    String declaration() {
        return name + "(" + argument + ")"
                + (body.isEmpty()
                        ? ""
                        : " {\n@Override public String label() {\nreturn " + body + " + super.label();\n}\n}");
    }

    /** What every enum of the program has for its constants. */
    static String members(String type) {
        return "private final String argument;\n\n" + type + "(String argument) {\nthis.argument = argument;\n}\n\n"
                + "public String label() {\nreturn name() + ordinal() + argument;\n}\n";
    }
}
