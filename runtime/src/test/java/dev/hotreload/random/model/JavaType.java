package dev.hotreload.random.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** The types of values, and how one becomes another. */
public final class JavaType {

    public static final String STRING = "String";
    public static final String INT = "int";
    /** What a maker of lambdas returns. */
    public static final String SUPPLIER = "java.util.function.Supplier<String>";
    /** What a maker of anonymous classes returns. */
    public static final String OBJECT = "Object";

    /** The types of fields, parameters and results. */
    static final List<String> VALUES = List.of(INT, "long", "double", STRING, "Integer", "boolean", "char");

    private static final Map<String, List<String>> WIDENING =
            Map.of(INT, List.of("long", "double"), "long", List.of("double"), "char", List.of(INT, "long", "double"));

    private JavaType() {}

    /** One of the types of values. */
    static String any(SplittableRandom random) {
        return VALUES.get(random.nextInt(VALUES.size()));
    }

    /** A literal of the type. */
    static String literal(String type, SplittableRandom random) {
        int number = random.nextInt(1, 100);
        return switch (type) {
            case INT, "Integer" -> Integer.toString(number);
            case "long" -> number + "L";
            case "double" -> number + ".5";
            case "boolean" -> Boolean.toString(number % 2 == 0);
            case "char" -> "'" + (char) ('a' + number % 26) + "'";
            default -> "\"s" + number + "\"";
        };
    }

    /** The literal of a field that nobody has set. */
    public static String zero(String type) {
        return switch (type) {
            case INT -> "0";
            case "long" -> "0L";
            case "double" -> "0.0";
            case "boolean" -> "false";
            case "char" -> "'\\0'";
            default -> "null";
        };
    }

    /** The literal after a field's type was changed; empty if the value cannot be assigned. */
    public static Optional<String> converted(String literal, String from, String to) {
        if (from.equals(to) || (from.equals(INT) && to.equals("Integer"))) {
            return Optional.of(literal);
        }
        if (from.equals("Integer") && !literal.equals("null")) {
            return to.equals(INT) ? Optional.of(literal) : converted(literal, INT, to);
        }
        if (!WIDENING.getOrDefault(from, List.of()).contains(to)) {
            return Optional.empty();
        }
        return Optional.of("(" + to + ") " + literal);
    }

    /** An expression of type {@code to} for one of type {@code from}. */
    static String convert(String java, String from, String to) {
        if (from.equals(to)) {
            return java;
        }
        // A string may be null: old objects have fields that only constructors set.
        String text = "String.valueOf(" + java + ")";
        return switch (to) {
            case STRING -> text;
            case INT, "Integer" -> "(" + text + ").hashCode() % 1000";
            case "long" -> "(long) (" + text + ").hashCode() * 10_000_000_000L";
            case "double" -> "(" + text + ").length() / 4.0";
            case "boolean" -> "(" + text + ").length() % 2 == 0";
            case "char" -> "(char) ('a' + (" + text + ").length() % 26)";
            case SUPPLIER -> throw new IllegalArgumentException("only a maker returns " + to);
            default -> text;
        };
    }
}
