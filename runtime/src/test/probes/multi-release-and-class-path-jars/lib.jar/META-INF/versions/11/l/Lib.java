package l;

import b.Behind;

public class Lib {
    public static String name() {
        return "of 11, " + Behind.name();
    }
}
