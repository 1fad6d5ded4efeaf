package c;

import java.io.IOException;
import java.util.AbstractList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

public class Kinds {
    public static class Empty {}

    static final class NoConstructor {
        private NoConstructor() {}
    }

    @Deprecated
    public static class Busy<T extends Comparable<T>> implements Comparable<Busy<T>>, Cloneable {
        public int first;
        protected transient volatile String second;
        private final List<? super T> third = null;
        static int fourth;

        public Busy() {}

        protected Busy(int number, String... rest) throws IOException {}

        private Busy(T value) {}

        @Override
        public int compareTo(Busy<T> other) {
            return 0;
        }

        @Override
        public Busy<T> clone() throws CloneNotSupportedException {
            return (Busy<T>) super.clone();
        }

        public synchronized strictfp void locked() throws InterruptedException {}

        @SafeVarargs
        protected static <E> Map<String, E> several(E... values) {
            return null;
        }

        Function<T, Function<T, Integer>> lambdas() {
            return one -> two -> one.compareTo(two);
        }

        class Inner {
            private int secret = first;
        }
    }

    public static class OfObjectsMethods {
        @Override
        public boolean equals(Object other) {
            return other == this;
        }

        @Override
        public int hashCode() {
            return 5;
        }

        @Override
        public String toString() {
            return "own";
        }

        @Override
        protected void finalize() {}
    }

    public static class OfOfObjectsMethods extends OfObjectsMethods {}

    public static class OfEmpty extends Empty implements Runnable {
        @Override
        public void run() {}
    }

    public static class OfLibrary extends l.Base<String> {
        public OfLibrary() {
            super("x");
        }

        @Override
        protected String change(String by) {
            return value + by;
        }
    }

    public abstract static class OfJdk extends AbstractList<String> {}

    public static class OfThread extends Thread {}

    public static class Failure extends Exception {
        public Failure(String message) {
            super(message);
        }
    }

    public enum Colour implements Runnable {
        RED,
        GREEN {
            @Override
            public void run() {
                System.out.println("go");
            }
        };

        @Override
        public void run() {}
    }

    public record Point(@Deprecated int x, Integer... ys) implements Comparable<Point> {
        public static final Comparator<Point> ORDER = Comparator.comparing(point -> point.x);

        public Point {
            x = x + 1;
        }

        @Override
        public int compareTo(Point other) {
            return 0;
        }
    }

    public interface Shape {
        double PI = 3.14;

        double area();

        default String name() {
            return helper();
        }

        private String helper() {
            return "shape";
        }

        static Shape unit() {
            return () -> 1;
        }
    }

    public sealed interface Sealed permits Sealed.One, Sealed.Two {
        record One() implements Sealed {}

        final class Two implements Sealed {}
    }

    public @interface Marked {
        String value() default "x";

        int[] numbers() default {1, 2};
    }

    public static Object anonymous(int captured) {
        class Local {
            int seen = captured;
        }
        return new Object() {
            int more = captured;
            Local local = new Local();
        };
    }

    public static String texts(Object object) {
        return switch (String.valueOf(object)) {
            case "a" -> "A";
            case "b" -> "B" + object;
            default -> "?";
        };
    }

    public static int colours(Colour colour) {
        switch (colour) {
            case RED:
                return 1;
            default:
                assert colour != null;
                return 2;
        }
    }
}
