package c;

public class Core {
    static {
        System.out.println("initialised " + Core.class);
    }

    public static class Nested {}
}
