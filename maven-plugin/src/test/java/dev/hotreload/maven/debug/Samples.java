package dev.hotreload.maven.debug;

import java.util.Map;

/** The program that is debugged in the tests: it calls {@code Counter.tick} again and again. */
final class Samples {

    static final Source MAIN = new Source("Main.java", """
            package p;

            public class Main {
                public static void main(String[] args) throws Exception {
                    Counter counter = new Counter();
                    while (true) {
                        System.out.println("ticked " + counter.tick(1));
                        Thread.sleep(10);
                    }
                }
            }
            """);

    static final Source COUNTER = new Source("Counter.java", """
            package p;

            import java.util.function.IntSupplier;

            public class Counter {
                int total;

                int tick(int step) {
                    int next = total + step; // @next
                    total = next; // @set
                    return call(() -> {
                        int seen = total; // @lambda
                        return seen;
                    });
                } // @end

                private int call(IntSupplier supplier) {
                    return supplier.getAsInt();
                }
            }
            """);

    private Samples() {}

    /** The files of the program with this {@code Counter}. */
    static Map<String, String> with(Source counter) {
        return Map.of(MAIN.name(), MAIN.text(), counter.name(), counter.text());
    }
}
