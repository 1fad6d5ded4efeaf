package c;

public final class Access {
    public static Class<?> hidden() {
        return Hidden.class;
    }

    public static String call(Object proxy) {
        return ((Hidden) proxy).hidden();
    }
}
