package dev.hotreload.reload;

import com.google.gson.JsonObject;
import dev.hotreload.cases.ProgramsOnEachJdk;
import dev.hotreload.cases.RunningCase;
import dev.hotreload.testing.TestJdk;
import java.util.Locale;

/** Programs that run under the runtime jar, in a JVM of their own, on every JDK. */
abstract class ReloadedPrograms extends ProgramsOnEachJdk {
    static final String APP = "app";
    static final String CORE = "core";

    /** Three versions of a class and a subclass of it; v4 changes what cannot be changed. */
    static final String VERSIONS = """
            === v1 p/A.java ===
            package p;
            class A {
                static int number() { return 1; }
                static String text() { return "one"; }
            }
            === v2 p/A.java ===
            package p;
            class A {
                static int number() { return 2; }
                static String text() { return "two"; }
            }
            === v3 p/A.java ===
            package p;
            class A {
                static int number() { return added() + 1; }
                static String text() { return "three"; }
                private static int added() { return 2; }
            }
            === v4 p/A.java ===
            package p;
            class A extends java.util.ArrayList<String> {
                static int number() { return 4; }
                static String text() { return "four"; }
            }
            === drive ===
            print(A.number(), A.text());
            """;

    RunningCase.Starter starter(TestJdk jdk, String name) {
        return new RunningCase.Starter(kit, jdk, name);
    }

    static String outcome(JsonObject event) {
        return event.get("outcome").getAsString().toUpperCase(Locale.ROOT) + " #"
                + event.get("number").getAsInt();
    }
}
