package l;

public class Twice {
    public static String from() {
        return "the module";
    }

    static class Nested {
        static String from() {
            return "the module";
        }
    }
}
