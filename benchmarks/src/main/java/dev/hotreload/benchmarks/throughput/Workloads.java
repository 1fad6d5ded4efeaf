package dev.hotreload.benchmarks.throughput;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Work for one processor that spends its time in application classes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Workloads {

    private final Expression formula = Expression.random(new SplittableRandom(1), 10);
    private final List<Order> orders = orders(2_000);

    /** Virtual calls over a tree of objects. */
    @Benchmark
    public double calls() {
        double sum = 0;
        for (int i = 0; i < 100; i++) {
            sum += formula.value(i);
        }
        return sum;
    }

    /** New objects, as keys of a map and in a sort. */
    @Benchmark
    public List<Total> objects() {
        Map<Key, Total> totals = new HashMap<>();
        for (Order order : orders) {
            totals.computeIfAbsent(new Key(order.customer(), order.product()), Total::new)
                    .add(order.amount());
        }
        List<Total> sorted = new ArrayList<>(totals.values());
        sorted.sort(Comparator.comparingLong(Total::amount)
                .thenComparing(total -> total.key().customer()));
        return sorted;
    }

    private static List<Order> orders(int count) {
        SplittableRandom random = new SplittableRandom(2);
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            orders.add(new Order(random.nextInt(50), random.nextInt(10), random.nextInt(1_000)));
        }
        return orders;
    }

    record Order(int customer, int product, int amount) {}

    record Key(int customer, int product) {

        @Override
        public int hashCode() {
            return customer * 31 + product;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.customer == customer && key.product == product;
        }
    }

    /** The sum of the amounts of one key. */
    public static final class Total {
        private final Key key;
        private long amount;

        Total(Key key) {
            this.key = key;
        }

        Key key() {
            return key;
        }

        long amount() {
            return amount;
        }

        void add(int more) {
            amount += more;
        }
    }
}
