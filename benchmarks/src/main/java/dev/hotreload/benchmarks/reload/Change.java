package dev.hotreload.benchmarks.reload;

import dev.hotreload.benchmarks.generate.Sources;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A kind of change. Of version {@code n} of its classes every object answers {@code n}.
 *
 * <p>What a version adds, later versions keep, and it is private and static: the plain JVM can redefine a class only
 * so.
 */
public enum Change {
    /** The body of one method. */
    BODY("body of one class", 1),
    /** The bodies of ten methods of ten classes at once. */
    BODIES("bodies of ten classes", 10),
    /** The bodies of 53 classes that have nothing to do with each other. */
    BODIES_OF_53("bodies of 53 classes", 53),
    /** The bodies of a class and of all its ten nested classes at once. */
    NEST_OF_10("class with 10 nested ones", 1, 10),
    /** The same with 50. */
    NEST_OF_50("class with 50 nested ones", 1, 50),
    /** The same with 200. */
    NEST_OF_200("class with 200 nested ones", 1, 200),
    /** The initialisers of all 300 static fields of a class. */
    STATICS_300("300 static fields of a class", 1) {
        @Override
        String members(int version) {
            return statics(300, version);
        }
    },
    /** The same with 600. */
    STATICS_600("600 static fields of a class", 1) {
        @Override
        String members(int version) {
            return statics(600, version);
        }
    },
    /** The same with 1,200. */
    STATICS_1200("1,200 static fields of a class", 1) {
        @Override
        String members(int version) {
            return statics(1_200, version);
        }
    },
    /** The same with 2,500. */
    STATICS_2500("2,500 static fields of a class", 1) {
        @Override
        String members(int version) {
            return statics(2_500, version);
        }
    },
    /** One method more, and its call. */
    METHOD("method added", 1) {
        @Override
        String members(int version) {
            return answer(version == 0 ? "return 0;" : "return added" + version + "();")
                    + each(version, "private static int added%1$d() { return %1$d; }");
        }
    },
    /** One lambda more, and its call. The earlier ones are no longer called, for each would have to be linked again. */
    LAMBDA("lambda added", 1) {
        @Override
        String members(int version) {
            String branches = each(
                    version,
                    "if (latest == %1$d) { IntSupplier lambda%1$d = () -> %1$d; return lambda%1$d.getAsInt(); }");
            return answer("int latest = " + version + ";\n" + branches + "return 0;");
        }
    },
    /** Every other version has an interface more. A plain JVM cannot follow. */
    INTERFACE("interface added or removed", 1) {
        @Override
        String interfaces(int version) {
            return version % 2 == 0 ? "" : ", Runnable";
        }

        @Override
        String members(int version) {
            return "public void run() {}\n"
                    + answer("Object self = this;\nreturn self instanceof Runnable == " + (version % 2 != 0) + " ? "
                            + version + " : -1;");
        }
    };

    /** Those that a plain JVM can follow, too. */
    static final List<Change> OF_EVERY_JVM =
            Arrays.stream(values()).filter(change -> change != INTERFACE).toList();

    /** The package of all subjects. */
    public static final String PACKAGE = "subject";

    private final String title;
    private final int classes;
    private final int nested;

    Change(String title, int classes) {
        this(title, classes, 0);
    }

    /** @param nested how many member classes each of its classes has, which change alike */
    Change(String title, int classes, int nested) {
        this.title = title;
        this.classes = classes;
        this.nested = nested;
    }

    /** What it is called in tables. */
    public String title() {
        return title;
    }

    /** The sources of all its classes. */
    Sources sources(int version) {
        Sources sources = new Sources();
        for (String subject : subjects()) {
            sources.add(PACKAGE + "." + subject, source(subject, version));
        }
        return sources;
    }

    List<String> subjects() {
        String stem =
                name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT).replace("_", "");
        return IntStream.range(0, classes).mapToObj(i -> stem + i).toList();
    }

    /** What a class implements besides, each behind a comma. */
    String interfaces(int version) {
        return "";
    }

    /** What a class has: one method, whose body changes. */
    String members(int version) {
        return answer("return " + version + ";");
    }

    private String source(String subject, int version) {
        return """
                package %s;

                import java.util.function.IntSupplier;

                public class %s implements IntSupplier%s {
                    private final String name = "a subject";
                    private int asked;

                    public String name() {
                        return name + " that was asked " + asked + " times";
                    }

                %s
                %s
                }
                """.formatted(PACKAGE, subject, interfaces(version), members(version), nested(version));
    }

    private String nested(int version) {
        return IntStream.range(0, nested)
                .mapToObj(i -> """
                public static class Nested%d implements IntSupplier {
                    private int asked;

                %s
                }
                """.formatted(i, members(version)))
                .collect(Collectors.joining());
    }

    private static String answer(String body) {
        return "@Override public int getAsInt() {\nasked++;\n" + body + "\n}\n";
    }

    /** The last field is the answer; in a plain JVM, which initialises no field again, a constant is. */
    private static String statics(int fields, int version) {
        return "private static final boolean PLAIN = Boolean.getBoolean(\"" + RedefinitionLauncher.PLAIN + "\");\n"
                + "private static int number(int version) { return version; }\n"
                + IntStream.rangeClosed(1, fields)
                        .mapToObj(i -> "static int field%d = number(%d);\n".formatted(i, version))
                        .collect(Collectors.joining())
                + answer("return PLAIN ? " + version + " : field" + fields + ";");
    }

    private static String each(int version, String line) {
        return IntStream.rangeClosed(1, version)
                .mapToObj(n -> line.formatted(n) + "\n")
                .collect(Collectors.joining());
    }
}
