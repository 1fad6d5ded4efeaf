package l;

public class Lib {
    public static String name() {
        return "of 99";
    }
}
