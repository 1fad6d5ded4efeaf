package dev.hotreload.reload;

import dev.hotreload.cases.MemoryVersions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Programs whose numbered classes change, and the ways in which their class files can be written. */
final class HalfNests {
    static final String WITH_EVERYTHING = "local and anonymous classes above others";

    /** As text of cases, by what changes from v1 to v2. */
    static final Map<String, String> PROGRAMS = new LinkedHashMap<>();

    /** Nothing runs here. */
    private static final String DRIVE = "=== drive ===\nprint(1);\n";

    private static final String LOC = "class Loc { public String toString() { return \"%s\"; } } return new Loc();";
    private static final String ANON = "new Object() { public String toString() { return \"%s\"; } }";

    static {
        program(
                WITH_EVERYTHING,
                "Object a() { return \"a1\"; }",
                "Object b() { " + LOC.formatted("b1") + " }",
                "Object c() { return " + ANON.formatted("c1") + "; }",
                "---",
                "Object a() { class Loc { int size = 2; public String toString() { return \"a\" + size; } }",
                "    return new Loc(); }",
                "Object b() { " + LOC.formatted("b2") + " }",
                "Object c() {",
                "    Object above = new Object() { int size = 3; public String toString() { return \"x\" + size; } };",
                "    System.out.print(above);",
                "    return " + ANON.formatted("c2") + "; }");
        program(
                "an anonymous class above one that stays",
                "Object a() {",
                "    return " + ANON.formatted("a") + "; }",
                "---",
                "Object a() {",
                "    System.out.print(" + ANON.formatted("above") + ");",
                "    return " + ANON.formatted("a") + "; }");
        program(
                "an anonymous class in another method, above one that changes",
                "Object b() { return " + ANON.formatted("b1") + "; }",
                "---",
                "Object a() { return " + ANON.formatted("a") + "; }",
                "Object b() { return " + ANON.formatted("b2") + "; }");
        program(
                "methods in another order",
                "Object a() { " + LOC.formatted("a") + " }",
                "Object b() { " + LOC.formatted("b") + " }",
                "---",
                "Object b() { " + LOC.formatted("b") + " }",
                "Object a() { " + LOC.formatted("a") + " }");
        program(
                "methods in another order, and other code",
                "Object a() { return " + ANON.formatted("a1") + "; }",
                "Object b() { return " + ANON.formatted("b1") + "; }",
                "---",
                "Object b() { return " + ANON.formatted("b2") + "; }",
                "Object a() { return " + ANON.formatted("a2") + "; }");
        program(
                "two local classes of one name in a method",
                "Object a(boolean first) {",
                "    { " + LOC.formatted("one").replace("return new", "if (first) return new") + " }",
                "    { " + LOC.formatted("two") + " } }",
                "---",
                "Object a(boolean first) {",
                "    { class Loc { int size; } System.out.print(new Loc().size); }",
                "    { " + LOC.formatted("one").replace("return new", "if (first) return new") + " }",
                "    { " + LOC.formatted("two") + " } }");
        program(
                "in lambdas",
                "java.util.function.Supplier<Object> a() { return () -> " + ANON.formatted("a1") + "; }",
                "---",
                "java.util.function.Supplier<Object> a() {",
                "    java.util.function.Supplier<Object> above = () -> " + ANON.formatted("above") + ";",
                "    System.out.print(above.get());",
                "    return () -> " + ANON.formatted("a2") + "; }");
        program(
                "in initialisers of fields and in a constructor",
                "Object one = " + ANON.formatted("one1") + ";",
                "static Object shared = " + ANON.formatted("shared1") + ";",
                "X() { System.out.print(" + ANON.formatted("made1") + "); }",
                "---",
                "Object zero = " + ANON.formatted("zero") + ";",
                "Object one = " + ANON.formatted("one2") + ";",
                "static Object shared = " + ANON.formatted("shared2") + ";",
                "X() { System.out.print(" + ANON.formatted("made2") + "); }");
        program(
                "in other anonymous classes",
                "Object a() { return new Object() {",
                "    Object inner = " + ANON.formatted("in1") + ";",
                "    public String toString() { return \"out1\" + inner; } }; }",
                "---",
                "Object a() { System.out.print(" + ANON.formatted("above") + "); return new Object() {",
                "    Object inner = " + ANON.formatted("in2") + ";",
                "    public String toString() { return \"out2\" + inner; } }; }");
        program(
                "local records and enums",
                "Object a() { record R(int i) { public String toString() { return \"a1\"; } } return new R(1); }",
                "Object b() { enum E { ONE; public String toString() { return \"b1\"; } } return E.ONE; }",
                "---",
                "Object z() { record R(long l) {} return new R(1); }",
                "Object a() { record R(int i) { public String toString() { return \"a2\"; } } return new R(1); }",
                "Object b() { enum E { ONE; public String toString() { return \"b2\"; } } return E.ONE; }");
        program(
                "a variable is captured",
                "Object a(int i) { return " + ANON.formatted("a") + "; }",
                "Object b(int i) { return new Object() { public String toString() { return \"b\" + i; } }; }",
                "---",
                "Object z(int i) { return " + ANON.formatted("z") + "; }",
                "Object a(int i) { return new Object() { public String toString() { return \"a\" + i; } }; }",
                "Object b(int i) { return new Object() { public String toString() { return \"b2\" + i; } }; }");
        program(
                "a method goes with its class",
                "Object a() { return " + ANON.formatted("a") + "; }",
                "Object b() { return " + ANON.formatted("b") + "; }",
                "---",
                "Object b() { return " + ANON.formatted("b2") + "; }");
        program(
                "a class becomes a lambda",
                "java.util.function.Supplier<Object> a() {",
                "    return new java.util.function.Supplier<>() { public Object get() { return \"a\"; } }; }",
                "Object b() { return " + ANON.formatted("b") + "; }",
                "---",
                "java.util.function.Supplier<Object> a() { return () -> \"a\"; }",
                "Object b() { return " + ANON.formatted("b2") + "; }");
        program(
                "the only class goes",
                "Object a() { return " + ANON.formatted("a") + "; }",
                "---",
                "Object a() { return \"none\"; }");
        program(
                "a member class comes",
                "Object a() { return " + ANON.formatted("a") + "; }",
                "---",
                "static class Member { Object m() { return " + ANON.formatted("m") + "; } }",
                "Object z() { return " + ANON.formatted("z") + "; }",
                "Object a() { return " + ANON.formatted("a2") + "; }");
    }

    private HalfNests() {}

    private static void program(String name, String... lines) {
        List<String> all = Arrays.asList(lines);
        int end = all.indexOf("---");
        PROGRAMS.put(
                name,
                name + ".\n\n" + version(1, all.subList(0, end)) + version(2, all.subList(end + 1, all.size()))
                        + DRIVE);
    }

    private static String version(int number, List<String> members) {
        return "=== v" + number + " p/X.java ===\npackage p;\nclass X {\n    " + String.join("\n    ", members)
                + "\n}\n";
    }

    /** The source of a version. */
    static String source(String text, int version) {
        String rest = text.substring(text.indexOf("=== v" + version));
        return rest.substring(rest.indexOf('\n') + 1, rest.indexOf("\n===") + 1);
    }

    /** The files that differ between two versions, some of which may only be in one of them. */
    static Set<String> changed(MemoryVersions versions, int from, int to) {
        Map<String, byte[]> before = versions.classes(NestWriter.MODULE, from);
        Map<String, byte[]> now = versions.classes(NestWriter.MODULE, to);
        Set<String> changed = new TreeSet<>(before.keySet());
        changed.addAll(now.keySet());
        changed.removeIf(path -> Arrays.equals(before.get(path), now.get(path)));
        return changed;
    }

    /** Every choice of files that can come first; all of them, and then each that leaves some for later. */
    static List<Set<String>> halves(Set<String> files) {
        List<String> all = List.copyOf(files);
        List<Set<String>> halves = new ArrayList<>();
        for (int chosen = (1 << all.size()) - 1; chosen > 0; chosen--) {
            halves.add(chosen(all, chosen));
        }
        return halves;
    }

    /** Every way to write all files in groups, one group after the other. */
    static List<List<Set<String>>> orders(Set<String> files) {
        List<List<Set<String>>> orders = new ArrayList<>();
        for (Set<String> first : halves(files)) {
            Set<String> rest = new TreeSet<>(files);
            rest.removeAll(first);
            if (rest.isEmpty()) {
                orders.add(List.of(first));
            }
            for (List<Set<String>> later : orders(rest)) {
                List<Set<String>> order = new ArrayList<>(List.of(first));
                order.addAll(later);
                orders.add(order);
            }
        }
        return orders;
    }

    private static Set<String> chosen(List<String> all, int bits) {
        Set<String> chosen = new TreeSet<>();
        for (int i = 0; i < all.size(); i++) {
            if ((bits & 1 << i) != 0) {
                chosen.add(all.get(i));
            }
        }
        return chosen;
    }
}
