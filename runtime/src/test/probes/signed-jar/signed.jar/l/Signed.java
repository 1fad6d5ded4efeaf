package l;

public class Signed {
    public static class Nested {}
}
