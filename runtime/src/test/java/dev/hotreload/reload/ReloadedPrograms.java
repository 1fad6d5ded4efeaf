package dev.hotreload.reload;

import com.google.gson.JsonObject;
import dev.hotreload.cases.CaseKit;
import dev.hotreload.cases.Extent;
import dev.hotreload.cases.RunningCase;
import dev.hotreload.testing.TestJdk;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Programs that run under the runtime jar, in a JVM of their own, on every JDK. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT) // what JUnit does not assume of one instance for all
abstract class ReloadedPrograms {
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

    private final CaseKit kit = CaseKit.open(Path.of("target"));

    @AfterAll
    void close() {
        kit.close();
    }

    static Collection<TestJdk> jdks() {
        return TestJdk.chosen();
    }

    static Collection<TestJdk> enough() {
        return Extent.enough();
    }

    RunningCase.Starter starter(TestJdk jdk, String name) {
        return new RunningCase.Starter(kit, jdk, name);
    }

    static String outcome(JsonObject event) {
        return event.get("outcome").getAsString().toUpperCase(Locale.ROOT) + " #"
                + event.get("number").getAsInt();
    }
}
