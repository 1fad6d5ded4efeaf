package c.sub;

public class Deeper {
    public static boolean enabled() {
        return Deeper.class.desiredAssertionStatus();
    }
}
