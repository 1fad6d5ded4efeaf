package c;

import java.io.Externalizable;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.function.Supplier;

public class Kinds {
    public static class Plain implements Serializable {
        public String text = "text";
        private transient Object cache = this;
        static final Object CONSTANT = new Object();
    }

    public static class Child extends Plain {
        int more;

        public String toString() {
            return text + more;
        }
    }

    public static class OfLibrary extends l.Base {
        protected void run() {}
    }

    public static class OfList extends ArrayList<String> {
        private int extra = 3;
    }

    public static class Failure extends RuntimeException {
        final int code;

        public Failure(int code) {
            super("failed");
            this.code = code;
        }
    }

    public static class External implements Externalizable {
        String text = "external";

        public External() {}

        @Override
        public void writeExternal(ObjectOutput out) {}

        @Override
        public void readExternal(ObjectInput in) {}
    }

    public static class Copied implements Serializable, Cloneable {
        @Override
        public boolean equals(Object other) {
            return other instanceof Copied;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    public enum Colour {
        RED,
        GREEN {
            @Override
            public String toString() {
                return "verdant";
            }
        }
    }

    public record Point(int x, int y) implements Serializable {}

    public abstract static class Abstract implements Serializable, Comparable<Abstract> {
        abstract void run();
    }

    public interface Marker extends Serializable {
        int NUMBER = Integer.parseInt("3");
    }

    public static Serializable lambda() {
        int captured = 5;
        return (Serializable & Supplier<Integer>) () -> captured;
    }
}
