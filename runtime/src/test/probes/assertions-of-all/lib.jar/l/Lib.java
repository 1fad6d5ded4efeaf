package l;

public class Lib {
    public static boolean enabled() {
        boolean enabled = false;
        assert enabled = true;
        return enabled;
    }
}
