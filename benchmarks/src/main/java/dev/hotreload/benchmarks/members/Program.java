package dev.hotreload.benchmarks.members;

import dev.hotreload.benchmarks.generate.ClassFiles;
import dev.hotreload.benchmarks.generate.Sources;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The program in two versions: what the second one uses, the first one does not have.
 *
 * @param directory holds both
 */
record Program(Path directory) {
    /** The class that implements {@link Work}. */
    static final String MAIN = "members.Program";

    private static final String FIRST_PROGRAM = """
            package members;

            import dev.hotreload.benchmarks.members.Work;

            public final class Program implements Work {
                static Node[] nodes = Node.all(1_000);

                public int version() { return 1; }
                public long method() { return 0; }
                public long selected() { return 0; }
                public long override() { return 0; }
                public long fieldRead() { return 0; }
                public long fieldWritten() { return 0; }
                public long fieldAlone() { return 0; }
                public long byHand() { return 0; }
                public long staticField() { return 0; }
                public long lambda() { return 0; }
                public long constructor() { return 0; }
            }
            """;
    private static final String SECOND_PROGRAM = """
            package members;

            import dev.hotreload.benchmarks.members.Work;
            import java.util.function.LongUnaryOperator;

            public final class Program implements Work {
                static Node[] nodes = Node.all(1_000);

                public int version() { return 2; }

                public long method() {
                    long sum = 0;
                    for (Node node : nodes) { sum = node.mixed(sum); }
                    return sum;
                }

                public long selected() {
                    long sum = 0;
                    for (Node node : nodes) { sum = node.chosen(sum); }
                    return sum;
                }

                public long override() {
                    long sum = 0;
                    for (Node node : nodes) { sum += node.value(); }
                    return sum;
                }

                public long fieldRead() {
                    long sum = 0;
                    for (Node node : nodes) { sum = sum * 31 + node.added; }
                    return sum;
                }

                public long fieldWritten() {
                    long sum = 0;
                    for (Node node : nodes) { sum = sum * 31 + node.number; node.added = sum; }
                    return sum;
                }

                public long fieldAlone() {
                    long sum = 0;
                    for (Node node : nodes) { node.added += sum; sum = node.added; }
                    return sum;
                }

                public long byHand() {
                    long sum = 0;
                    for (ByHand one : ByHand.all) { one.held.value += sum; sum = one.held.value; }
                    return sum;
                }

                public long staticField() {
                    for (Node node : nodes) { Node.total = Node.total * 31 + node.number; }
                    return Node.total;
                }

                public long lambda() {
                    long sum = 0;
                    for (Node node : nodes) { sum = applied(value -> value * 31 + node.number, sum); }
                    return sum;
                }

                private static long applied(LongUnaryOperator operator, long value) {
                    return operator.applyAsLong(value);
                }

                public long constructor() {
                    long sum = 0;
                    for (int i = 0; i < 1_000; i++) { sum += new Node(i, sum).number; }
                    return sum;
                }
            }
            """;
    /** The same in both versions: what a programmer would write who keeps a value in another object. */
    private static final String BY_HAND = """
            package members;

            final class ByHand {
                static final ByHand[] all = new ByHand[1_000];
                static {
                    for (int i = 0; i < all.length; i++) { all[i] = new ByHand(); }
                    for (ByHand one : all) { one.held = new Held(); }
                }

                Held held;
            }

            final class Held {
                long value;
            }
            """;

    private static final String FIRST_NODE = """
            package members;

            class Node {
                int number;

                static Node[] all(int count) {
                    Node[] all = new Node[count];
                    for (int i = 0; i < count; i++) {
                        all[i] = i % 3 == 0 ? new Leaf() : new Node();
                        all[i].number = i;
                    }
                    return all;
                }

                long value() { return number; }
            }

            class Leaf extends Node {}
            """;
    private static final String SECOND_NODE = """
            package members;

            class Node {
                int number;
                long added = 3;
                static long total;

                static Node[] all(int count) {
                    Node[] all = new Node[count];
                    for (int i = 0; i < count; i++) {
                        all[i] = i % 3 == 0 ? new Leaf() : new Node();
                        all[i].number = i;
                    }
                    return all;
                }

                Node() {}

                Node(int number, long seed) {
                    this.number = number + (int) seed % 7;
                }

                long value() { return number; }

                long mixed(long value) { return more(value) * 17; }

                private long more(long value) { return value * 31 + number; }

                long chosen(long value) { return value * 31 + number; }
            }

            class Leaf extends Node {
                @Override
                long value() { return number * 3L; }

                @Override
                long chosen(long value) { return value * 17 + number; }
            }
            """;

    /** Compiles both versions. */
    void generate() throws IOException {
        ClassFiles.delete(directory);
        new Sources()
                .add(MAIN, FIRST_PROGRAM)
                .add("members.Node", FIRST_NODE)
                .add("members.ByHand", BY_HAND)
                .compile(live());
        new Sources()
                .add(MAIN, SECOND_PROGRAM)
                .add("members.Node", SECOND_NODE)
                .add("members.ByHand", BY_HAND)
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
