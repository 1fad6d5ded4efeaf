package c;

public class Core {
    public static boolean enabled() {
        boolean enabled = false;
        assert enabled = true;
        return enabled;
    }

    public static class Nested {
        public static boolean enabled() {
            boolean enabled = false;
            assert enabled = true;
            return enabled;
        }
    }
}
