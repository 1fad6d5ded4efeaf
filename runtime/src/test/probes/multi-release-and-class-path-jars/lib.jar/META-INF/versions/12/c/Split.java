package c;

public class Split {
    public static String name() {
        return "of 12, in a package of a module";
    }
}
