package c;

import java.lang.invoke.MethodHandles;

public final class Core {
    public static MethodHandles.Lookup lookup() {
        return MethodHandles.lookup();
    }

    static String secret() {
        return "secret";
    }
}
