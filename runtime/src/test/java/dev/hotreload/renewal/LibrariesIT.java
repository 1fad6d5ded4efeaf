package dev.hotreload.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.cases.ProgramsOnEachJdk;
import dev.hotreload.testing.TestJdk;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Jars that change under a program that begins again in the same JVM, and those that stay. */
class LibrariesIT extends ProgramsOnEachJdk {
    private static final String A = """
            package a;
            public class A {
                public static int version() { return 1; }
            }
            """;

    private static final String B = """
            package b;
            public class B {
                public static int uses;
                public static String text() { return "b" + a.A.version() + " " + ++uses; }
            }
            """;

    private static final String C = """
            package c;
            public class C {
                public static Object held;
                public static int uses;
                private int calls;
                public int call() { return ++calls; }
                public static Class<?> find(String name) throws ClassNotFoundException {
                    return Class.forName(name);
                }
            }
            """;

    private static final String CORE = """
            package q;
            public class Core {
                public static int starts;
                private final c.C c = new c.C();
                public c.C c() { return c; }
            }
            """;

    private static final String MAIN = """
            package p;
            import dev.hotreload.api.HotReload;
            import a.A;
            import b.B;
            import c.C;
            import q.Core;
            public class Main {
                public static void main(String... args) throws Exception {
                    C kept = HotReload.keep("kept", C::new);
                    Core core = HotReload.keep("core", Core::new);
                    System.out.println("a" + A.version() + " " + B.text() + " c " + ++C.uses + " kept " + kept.call() + " "
                            + ((Object) kept).getClass().equals(C.class) + " core " + ++Core.starts + " "
                            + (core.getClass() == Core.class) + " " + (core.c().getClass() == C.class)
                            + " " + (A.class.getClassLoader() == B.class.getClassLoader())
                            + " " + System.identityHashCode(C.class));
                    then();
                    Thread.sleep(Long.MAX_VALUE);
                }
                static void then() throws Exception {}
            }
            """;

    /** What a class path's order decides: classes of a package that several jars have, services, resources. */
    private static final String ORDER = """
            package p;
            import java.util.*;
            public class Main {
                public static void main(String... args) throws Exception {
                    List<String> told = new ArrayList<>();
                    for (s.Service service : ServiceLoader.load(s.Service.class)) {
                        told.add(service.name());
                    }
                    for (s.Service service : ServiceLoader.load(s.Service.class, s.Service.class.getClassLoader())) {
                        told.add(service.name());
                    }
                    for (ClassLoader loader : List.of(
                            Main.class.getClassLoader(),
                            s.Service.class.getClassLoader(),
                            Class.forName("x.One").getClassLoader())) {
                        told.add(text(loader.getResource("text.txt")));
                        for (java.net.URL url : Collections.list(loader.getResources("text.txt"))) {
                            told.add(text(url));
                        }
                        told.add(loader.loadClass("x.One").getMethod("text").invoke(null).toString());
                    }
                    told.add(Class.forName("x.One").getProtectionDomain().getCodeSource().getLocation().getPath()
                            .replaceAll(".*/", ""));
                    told.add("" + Arrays.stream(Package.getPackages()).map(Package::getName)
                            .filter(Set.of("x", "y", "s")::contains).sorted().toList());
                    System.out.println(String.join(" ", told));
                    Thread.sleep(Long.MAX_VALUE);
                }
                static String text(java.net.URL url) throws Exception {
                    try (var in = url.openStream()) {
                        return new String(in.readAllBytes()).strip();
                    }
                }
            }
            """;

    /**
     * Only a changed jar and those that link to it begin anew; modules and kept objects of others stay what they are.
     */
    @ParameterizedTest
    @MethodSource("enough")
    void jarsThatDoNotLinkToChangedOnesStay(TestJdk jdk) {
        try (RunningProgram program = new RunningProgram(kit, jdk, "jars")) {
            program.jar("a", "1.0", Map.of("a/A.java", A))
                    .jar("b", "1.0", Map.of("b/B.java", B))
                    .jar("c", "1.0", Map.of("c/C.java", C))
                    .compile("core", Map.of("q/Core.java", CORE))
                    .compile("app", Map.of("p/Main.java", MAIN))
                    .start();
            String first = program.line();
            String stayed = first.substring(first.lastIndexOf(' '));
            assertThat(first).isEqualTo("a1 b1 1 c 1 kept 1 true core 1 true true true" + stayed);

            program.jar("a", "1.1", Map.of("a/A.java", A.replace("return 1", "return 2")));
            assertThat(program.nextWithLibraries()).as(program.log()).isTrue();
            assertThat(program.line()).isEqualTo("a2 b2 1 c 2 kept 2 true core 2 true true true" + stayed);
            assertThat(program.log())
                    .contains("#1 new generation  app  (a 1.0 -> 1.1)  kept core, kept  ")
                    .contains("libraries that begin anew, too, because they know what has changed: b\n");

            // Another file of the same name.
            program.jar("a", "1.1", Map.of("a/A.java", A.replace("return 1", "return 33")));
            assertThat(program.nextWithLibraries()).as(program.log()).isTrue();
            assertThat(program.line()).isEqualTo("a33 b33 1 c 3 kept 3 true core 3 true true true" + stayed);
            assertThat(program.log()).contains("#2 new generation  app  (a 1.1 replaced)  kept core, kept  ");

            // Nothing has changed: libraries stay, and as somebody wants it all modules begin anew.
            assertThat(program.nextWithLibraries()).as(program.log()).isTrue();
            assertThat(program.line()).isEqualTo("a33 b33 2 c 4 kept 4 true core 1 false true true" + stayed);

            program.jar("c", "1.1", Map.of("c/C.java", C.replace("int uses", "int uses = 100")));
            assertThat(program.nextWithLibraries()).as(program.log()).isTrue();
            String line = program.line();
            assertThat(line).startsWith("a33 b33 3 c 101 kept 5 false core 1 ").doesNotEndWith(stayed);
            assertThat(program.log())
                    .contains("#4 new generation  app, core  (c 1.0 -> 1.1)  ")
                    .doesNotContain("internal error", "still in memory", "Exception", "Error");
            for (int uses = 102; uses <= 105; uses++) {
                program.jar("a", "1." + uses, Map.of("a/A.java", A.replace("return 1", "return " + uses)));
                assertThat(program.nextWithLibraries()).as(program.log()).isTrue();
                assertThat(program.line()).startsWith("a" + uses + " b" + uses + " 1 c " + uses + " ");
            }
            assertThat(program.instances("dev.hotreload.loader.LibraryLoader"))
                    .as("loaders: of a and b, of c, of the kept object of the first c, and perhaps of the last a and b")
                    .isLessThanOrEqualTo(4);
        }
    }

    /** A jar begins anew, too, if it may look for classes that do, or has objects of theirs. */
    @ParameterizedTest
    @MethodSource("enough")
    void jarsThatMayKnowChangedOnesBeginAnew(TestJdk jdk) {
        try (RunningProgram program = new RunningProgram(kit, jdk, "knowing")) {
            Map<String, String> ofC = new HashMap<>(Map.of("c/C.java", C));
            program.jar("a", "1.0", Map.of("a/A.java", A))
                    .jar("b", "1.0", Map.of("b/B.java", B))
                    .jar("c", "1.0", ofC)
                    .compile("core", Map.of("q/Core.java", CORE))
                    .compile("app", then(1, "C.held = java.util.List.of(new A());"))
                    .start();
            assertThat(program.line()).startsWith("a1 b1 1 c 1 ");

            // Its static field has an object of a.
            assertC(program, 2, "java.util.List.of(1);", 1);
            // A text of its own, not read here, names a class of a.
            ofC.put("c/classes.properties", "version=a.A\n");
            program.jar("c", "1.1", ofC);
            assertC(program, 3, "", 1);
            assertC(program, 4, "", 1);
            // It has a service that a provides.
            ofC.remove("c/classes.properties");
            ofC.put("c/Service.java", "package c; public interface Service {}");
            program.jar("c", "1.2", ofC);
            assertC(program, 5, "", 1);
            program.jar("a", "1.5", Map.of("a/A.java", A, "a/Lent.java", "package a; public class Lent {}"));
            assertC(program, 6, "", 2);
            // It shares a package.
            ofC.put("a/Other.java", "package a; class Other {}");
            program.jar("c", "1.3", ofC);
            assertC(program, 7, "", 1);
            assertC(program, 8, "", 1);
            // It has found a class of the program by name, for good.
            ofC.remove("a/Other.java");
            program.jar("c", "1.4", ofC);
            assertC(program, 9, "C.find(\"p.Main\");", 1);
            assertC(program, 10, "", 1);
            assertThat(program.log())
                    .contains("libraries begin anew, too, because they have found p.Main by name")
                    .doesNotContain("internal error", "Error");
            assertC(program, 11, "", 2);
        }
    }

    /** Begins anew with another jar a; c has been used so often then. */
    private static void assertC(RunningProgram program, int version, String then, int uses) {
        program.jar("a", "2." + version, Map.of("a/A.java", A.replace("return 1", "return " + version)));
        program.compile("app", then(version, then));
        assertThat(program.nextWithLibraries()).as(program.log()).isTrue();
        assertThat(program.line())
                .as(program.log())
                .startsWith("a" + version + " b" + version + " 1 c " + uses + " kept ");
    }

    private static Map<String, String> then(int version, String statement) {
        return Map.of(
                "p/Main.java",
                MAIN.replace(
                        "then() throws Exception {}",
                        "then() throws Exception { int version = " + version + "; " + statement + " }"));
    }

    /**
     * Classes of shared packages, services and resources are found in the order of the class path, whichever loaders
     * have them.
     */
    @ParameterizedTest
    @MethodSource("enough")
    void theOrderOfTheClassPathHolds(TestJdk jdk) {
        try (RunningProgram program = new RunningProgram(kit, jdk, "order")) {
            program.jar("s", "1.0", Map.of("s/Service.java", "package s; public interface Service { String name(); }"))
                    .jar("x", "1.0", providing("x", "x1"))
                    .jar("y", "1.0", providing("y", "y1"))
                    .compile("app", Map.of("p/Main.java", ORDER))
                    .start();
            assertThat(program.line()).isEqualTo(program.fresh());

            program.jar("y", "1.1", providing("y", "y2"));
            assertSameAsFresh(program);
            // A jar that has the same package as x comes after it, then before it.
            program.jar("z", "1.0", Map.of("x/One.java", one("z1"), "text.txt", "z1"));
            assertSameAsFresh(program);
            program.lastFirst();
            assertSameAsFresh(program);
            program.jar("x", "1.1", providing("x", "x2"));
            assertSameAsFresh(program);
            program.without("z");
            assertSameAsFresh(program);
            program.without("y");
            assertSameAsFresh(program);
            assertThat(program.log()).doesNotContain("internal error", "Error");
        }
    }

    private static void assertSameAsFresh(RunningProgram program) {
        assertThat(program.nextWithLibraries()).as(program.log()).isTrue();
        assertThat(program.line()).isEqualTo(program.fresh());
    }

    private static Map<String, String> providing(String name, String text) {
        return Map.of(
                name + "/Provider.java",
                "package " + name + "; public class Provider implements s.Service {"
                        + " public String name() { return One.text() + \"" + text + "\"; } }",
                name + "/One.java",
                one(text).replace("package x", "package " + name),
                "META-INF/services/s.Service",
                name + ".Provider",
                "text.txt",
                text);
    }

    private static String one(String text) {
        return "package x; public class One { public static String text() { return \"" + text + "\"; } }";
    }
}
