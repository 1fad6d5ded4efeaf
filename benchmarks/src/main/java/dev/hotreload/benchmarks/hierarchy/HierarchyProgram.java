package dev.hotreload.benchmarks.hierarchy;

import dev.hotreload.benchmarks.generate.ClassFiles;
import dev.hotreload.benchmarks.generate.Sources;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The program in two versions: in the second one its classes have a superclass and an interface more.
 *
 * @param directory holds both
 */
record HierarchyProgram(Path directory) {
    /** The class that implements {@link Kinship}. */
    static final String MAIN = "kin.Program";

    private static final String FIRST_PROGRAM = """
            package kin;

            import dev.hotreload.benchmarks.hierarchy.Kinship;

            public final class Program implements Kinship {
                static Object[] objects = Node.all(1_000);

                public int version() { return 1; }
                public long instanceOf() { return 0; }
                public long interfaceCall() { return 0; }
                public long superclassCall() { return 0; }
                public long superclassField() { return 0; }
            }
            """;
    private static final String SECOND_PROGRAM = """
            package kin;

            import dev.hotreload.benchmarks.hierarchy.Kinship;

            public final class Program implements Kinship {
                static Object[] objects = Node.all(1_000);

                public int version() { return 2; }

                public long instanceOf() {
                    long count = 0;
                    for (Object object : objects) { if (object instanceof Greets) { count++; } }
                    return count;
                }

                public long interfaceCall() {
                    long sum = 0;
                    for (Object object : objects) { if (object instanceof Greets greets) { sum = greets.greet(sum); } }
                    return sum;
                }

                public long superclassCall() {
                    long sum = 0;
                    for (Object object : objects) { if (object instanceof Base base) { sum = base.counted(sum); } }
                    return sum;
                }

                public long superclassField() {
                    long sum = 0;
                    for (Object object : objects) { if (object instanceof Base base) { sum = sum * 31 + base.count; } }
                    return sum;
                }
            }
            """;
    private static final String NODE = """
            package kin;

            class Node%s {
                int number;

                static Object[] all(int count) {
                    Object[] all = new Object[count];
                    for (int i = 0; i < count; i++) {
                        all[i] = i %% 3 == 0 ? new Other() : i %% 3 == 1 ? new Leaf(i) : new Node(i);
                    }
                    return all;
                }

                Node(int number) { this.number = number; }

                public long greet(long value) { return value * 31 + number; }
            }

            class Leaf extends Node {
                Leaf(int number) { super(number); }

                @Override
                public long greet(long value) { return value * 17 + number; }
            }

            class Other {}
            """;
    private static final String GREETS = """
            package kin;

            interface Greets {
                long greet(long value);
            }
            """;
    private static final String BASE = """
            package kin;

            class Base {
                long count = 3;

                long counted(long value) { return value * 31 + 7; }
            }
            """;

    /** Compiles both versions. */
    void generate() throws IOException {
        ClassFiles.delete(directory);
        new Sources()
                .add(MAIN, FIRST_PROGRAM)
                .add("kin.Node", NODE.formatted(""))
                .compile(live());
        new Sources()
                .add(MAIN, SECOND_PROGRAM)
                .add("kin.Node", NODE.formatted(" extends Base implements Greets"))
                .add("kin.Greets", GREETS)
                .add("kin.Base", BASE)
                .compile(second());
    }

    /** What starts as the first version. */
    Path live() {
        return directory.resolve("live");
    }

    /** The second version. */
    Path second() {
        return directory.resolve("second");
    }
}
