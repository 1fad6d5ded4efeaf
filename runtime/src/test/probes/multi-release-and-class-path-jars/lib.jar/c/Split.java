package c;

public class Split {
    public static String name() {
        return "base";
    }
}
