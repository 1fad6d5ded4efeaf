package dev.hotreload.random.model;

import java.util.List;
import java.util.Set;

/**
 * The body of a method, lambda or anonymous class: statements that add to a text, and a result that is made of it.
 *
 * @param tag a text that no other body has; it stays when the body changes
 * @param statements what adds to the text
 * @param bare whether the result is the value alone, without statements and text
 * @param result the value
 */
public record Block(String tag, List<Statement> statements, boolean bare, Expression result) {

    /** The statements in Java, the last of them a {@code return}. */
    String java(Scope scope, String wanted) {
        return java(scope, wanted, "return ");
    }

    /** The statements in Java; {@code ending} stands before the result. */
    String java(Scope scope, String wanted, String ending) {
        if (bare) {
            return ending + result.java(scope, wanted) + ";\n";
        }
        if (isMuted(scope)) {
            return ending + scope.convert("\"" + tag + "\"", JavaType.STRING, wanted) + ";\n";
        }
        StringBuilder java = new StringBuilder("String " + text() + " = \"" + tag + "\";\n");
        if (!scope.program().isMuted(tag)) {
            statements.forEach(statement -> java.append(statement.java(scope, text())));
            // Not while objects are made: a fresh program makes others than one that keeps some.
            java.append(scope.makesObjects() ? "c.Values.passed();\n" : "");
        }
        if (wanted.equals(JavaType.SUPPLIER) && result instanceof Expression.Lambda lambda) {
            return java + "return () -> {\n" + lambda.body().java(scope, JavaType.STRING) + "};\n";
        }
        if (wanted.equals(JavaType.OBJECT) && result instanceof Expression.Anonymous anonymous) {
            return java + "return " + anonymous.object(scope) + ";\n";
        }
        String sum = "(" + text() + " + " + result.java(scope, JavaType.STRING) + ")";
        return java.append(ending)
                .append(scope.convert(sum, JavaType.STRING, wanted))
                .append(";\n")
                .toString();
    }

    /** A maker makes what it makes even then. */
    private boolean isMuted(Scope scope) {
        return scope.program().isMuted(tag)
                && !(result instanceof Expression.Lambda)
                && !(result instanceof Expression.Anonymous);
    }

    /** The variable that the statements add to. */
    private String text() {
        return "t" + tag;
    }

    void uses(Scope scope, Set<String> captured) {
        if (!scope.program().isMuted(tag)) {
            statements.forEach(statement -> statement.uses(scope, captured));
        }
        if (!isMuted(scope)) {
            result.uses(scope, captured);
        }
    }

    Block with(List<Statement> others, Expression otherResult) {
        return new Block(tag, List.copyOf(others), bare, otherResult);
    }
}
