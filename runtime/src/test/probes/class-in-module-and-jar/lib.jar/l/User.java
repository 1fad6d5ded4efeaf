package l;

public class User {
    public static String twice() {
        return Twice.from() + ", nested of " + Twice.Nested.from() + ", " + Other.number();
    }
}
