package dev.hotreload.cases;

import java.util.Arrays;
import java.util.List;

/**
 * Which compiler compiles the Java sources of each version of a case: in turns, as in {@code javac,ecj}.
 *
 * @param inTurns {@code javac} or {@code ecj}, Eclipse's
 */
record Compilers(List<String> inTurns) {

    private static final List<String> KNOWN = List.of("javac", "ecj");
    /** Several of them, separated by blanks: the cases are run with each. */
    private static final String PROPERTY = "hotreload.case.compilers";

    Compilers {
        inTurns = List.copyOf(inTurns);
        if (inTurns.isEmpty() || !KNOWN.containsAll(inTurns)) {
            throw new IllegalArgumentException("compilers " + inTurns + ": there are " + KNOWN);
        }
    }

    /** Those that {@code -Dhotreload.case.compilers} names, as in {@code "javac,ecj ecj"}; else javac alone. */
    static List<Compilers> chosen() {
        return Arrays.stream(System.getProperty(PROPERTY, "javac").trim().split("\\s+"))
                .map(Compilers::of)
                .toList();
    }

    /** Has {@link #chosen} give these. */
    static void choose(String inTurns) {
        System.setProperty(PROPERTY, inTurns);
    }

    static Compilers of(String inTurns) {
        return new Compilers(List.of(inTurns.split(",")));
    }

    /** Whether they can compile a case; the versions of some must be written by one compiler. */
    boolean mayCompile(CaseFile file) {
        return inTurns.size() == 1 || !file.has("one compiler");
    }

    /** The compiler of a version, counted from 1. */
    String ofVersion(int version) {
        return inTurns.get((version - 1) % inTurns.size());
    }

    /** A suffix for names; empty for javac alone. */
    String suffix() {
        return inTurns.equals(List.of("javac")) ? "" : "-" + String.join("-", inTurns);
    }

    @Override
    public String toString() {
        return String.join(",", inTurns);
    }
}
