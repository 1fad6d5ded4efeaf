package l;

public class Twice {
    public static String from() {
        return "the jar";
    }

    static class Nested {
        static String from() {
            return "the jar";
        }
    }
}
