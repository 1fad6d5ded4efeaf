package dev.hotreload.cases;

/** Writes the classes around the statements of a case. */
final class CaseSources {

    private static final String IMPORTS = """
            import static dev.hotreload.cases.forked.CaseSupport.*;
            import java.io.*;
            import java.lang.invoke.*;
            import java.lang.reflect.*;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.function.*;
            import java.util.stream.*;
            """;

    private CaseSources() {}

    /** The class whose {@code drive} is run after every reload; it is reloaded like any other. */
    static String drive(CaseFile file, int version) {
        return """
                package %s;

                %s%s
                public final class Drive implements Kept {
                    public static void drive() throws Throwable {
                %s
                    }
                }
                """.formatted(file.packageName(), IMPORTS, imports(file, version), file.text("drive", version));
    }

    /** The interface whose constants are the kept objects; its class file is never replaced. */
    static String kept(CaseFile file, int version) {
        return """
                package %s;

                %s%s
                public interface Kept {
                %s
                    static void setup() throws Throwable {
                %s
                    }
                }
                """.formatted(
                        file.packageName(),
                        IMPORTS,
                        imports(file, version),
                        file.text("kept", version),
                        file.text("setup", version));
    }

    private static String imports(CaseFile file, int version) {
        StringBuilder imports = new StringBuilder();
        for (String line : file.lines("imports", version)) {
            imports.append("import ").append(line).append(";\n");
        }
        return imports.toString();
    }
}
