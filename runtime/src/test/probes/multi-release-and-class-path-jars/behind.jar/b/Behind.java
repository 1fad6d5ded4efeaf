package b;

public class Behind {
    public static String name() {
        return "found through Class-Path";
    }
}
