package l;

import b.Behind;

public class Lib {
    public static String name() {
        return "base, " + Behind.name();
    }
}
