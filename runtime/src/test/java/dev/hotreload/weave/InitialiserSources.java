package dev.hotreload.weave;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes classes with fields in many styles: each style of initialiser with each kind of constructor, in each layout, at
 * each place where a class can stand.
 */
final class InitialiserSources {

    /** How the class and its constructor stand in lines. */
    enum Layout {
        CONSTRUCTOR_LAST,
        CONSTRUCTOR_FIRST,
        CONSTRUCTOR_IN_THE_FIELDS_LINE,
        ONE_LINE
    }

    /** Where the class stands. */
    enum Place {
        TOP,
        INNER,
        LOCAL
    }

    /**
     * One class of the name {@code T}, somewhere in the file.
     *
     * @param set whether {@code set}, which only the constructor sets, can be told from a field with an initialiser, if
     *     there are lines
     */
    record Sample(String name, String source, boolean set) {

        /** Whether {@code f} is made of a local variable around the class. */
        boolean isOfCaptured() {
            return name.startsWith("outer_") && name.endsWith(Place.LOCAL.name());
        }
    }

    /** Type and initialiser of the field {@code f}, whose value is told by {@code text(f)}. */
    private static final Map<String, String> STYLES = new LinkedHashMap<>();

    /** The members that are or follow the constructor; {@code T(…)} is written as a constructor of the class. */
    private static final Map<String, String> CONSTRUCTORS = new LinkedHashMap<>();

    static {
        STYLES.put("constant", "long f = 5L;");
        STYLES.put("object", "List<String> f = new ArrayList<>(List.of(\"n\"));");
        STYLES.put("chain", "List<String> f = Stream.of(\"b\", \"a\")\n    .sorted()\n    .toList();");
        STYLES.put("array", "int[] f = {\n    1,\n    calc(2),\n    3\n};");
        STYLES.put("condition", "String f = first > 3\n    ? \"more\"\n    : \"less\";");
        STYLES.put("bool", "boolean f = first > 3\n    || calc(1) > 1\n    && first != 7;");
        STYLES.put(
                "switch",
                "String f = switch (name()) {\n    case \"n\" -> \"N\";\n    case \"m\" -> {\n        String t = name();\n        yield t + t;\n    }\n    default -> \"?\";\n};");
        STYLES.put(
                "try",
                "int f = 1 + switch (first) {\n    case 1 -> {\n        try {\n            yield Integer.parseInt(\"x\");\n        } catch (NumberFormatException e) {\n            yield 9;\n        }\n    }\n    default -> 7;\n};");
        STYLES.put("concatenation", "String f = \"a\" + first\n    + name()\n    + calc(3);");
        STYLES.put("builder", "StringBuilder f = new StringBuilder()\n    .append(first)\n    .append(name());");
        STYLES.put("lambda", "java.util.function.Supplier<String> f = () ->\n    name() + first;");
        STYLES.put(
                "anonymous",
                "Object f = new Object() {\n    @Override\n    public String toString() {\n        return name() + first;\n    }\n};");
        STYLES.put("pattern", "Object f = any() instanceof String s\n    ? s.length()\n    : any();");
        STYLES.put("outer", "double f = around\n    + 0.5;");

        CONSTRUCTORS.put("none", "");
        CONSTRUCTORS.put("empty", "T() {\n}");
        CONSTRUCTORS.put("sets", "T() {\n    set = calc(4);\n    log();\n}");
        CONSTRUCTORS.put("parameter", "T(int p) {\n    set = p;\n    log();\n}");
        CONSTRUCTORS.put("two", "T() {\n    log();\n    set = calc(4);\n}\nT(int p) {\n    set = p;\n}");
        CONSTRUCTORS.put("this", "T() {\n    this(5);\n}\nprivate T(int p) {\n    super();\n    set = p;\n}");
    }

    private InitialiserSources() {}

    static List<Sample> all() {
        List<Sample> samples = new ArrayList<>();
        STYLES.forEach((style, field) -> CONSTRUCTORS.forEach((kind, constructor) -> {
            for (Layout layout : Layout.values()) {
                boolean isUsual = layout == Layout.CONSTRUCTOR_LAST || layout == Layout.ONE_LINE;
                for (Place place : isUsual ? Place.values() : new Place[] {Place.TOP}) {
                    String name = style + "_" + kind + "_" + layout + "_" + place;
                    String type = place == Place.TOP ? name : "T";
                    String members = members(field, constructor.replaceAll("\\bT\\(", type + "("), layout);
                    String argument = kind.equals("parameter") ? "5" : "";
                    boolean isTold = kind.equals("parameter") || kind.equals("two") || kind.equals("this");
                    boolean isApart = layout == Layout.CONSTRUCTOR_LAST || layout == Layout.CONSTRUCTOR_FIRST;
                    samples.add(new Sample(
                            name,
                            file(name, type, members, argument, place),
                            isTold || (isApart && kind.equals("sets"))));
                }
            }
        }));
        return samples;
    }

    private static String members(String field, String constructor, Layout layout) {
        String first = "int set;\nint first = 1;\nint counted = ++made;\n";
        String rest = """
                int calc(int n) { return n * 2; }
                String name() { return "n"; }
                Object any() { return "any"; }
                void log() { made += 100; }
                """;
        return switch (layout) {
            case CONSTRUCTOR_LAST, ONE_LINE -> first + field + "\n\n" + constructor + "\n" + rest;
            case CONSTRUCTOR_FIRST -> constructor + "\n" + first + field + "\n" + rest;
            case CONSTRUCTOR_IN_THE_FIELDS_LINE -> first + field + " " + constructor + "\n" + rest;
        };
    }

    private static String file(String name, String type, String members, String argument, Place place) {
        String body = members;
        String make = "new " + type + "(" + argument + ")";
        String imports = "import java.util.*;\nimport java.util.stream.*;\n";
        String statics = "static int made;\n";
        String source = switch (place) {
            case TOP ->
                "public class " + name + " {\n" + statics + "static int around = 3;\n" + body
                        + "\npublic static Object make() { return " + make + "; }\n}";
            case INNER ->
                "public class " + name + " {\n" + statics + "int around = 3;\nclass T {\n" + body
                        + "\n}\npublic static Object make() { return new " + name + "()." + make + "; }\n}";
            case LOCAL ->
                "public class " + name + " {\n" + statics + "int around;\nObject local(int around) {\nclass T {\n"
                        + body + "\n}\nreturn " + make + ";\n}\npublic static Object make() { return new " + name
                        + "().local(3); }\n}";
        };
        boolean isOneLine = name.contains(Layout.ONE_LINE.name());
        return imports + (isOneLine ? source.replace('\n', ' ') : source);
    }
}
