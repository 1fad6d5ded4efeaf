package dev.hotreload.live;

/** The constant of a small integral type, which a class file holds as an int (JVMS §4.7.2). */
public final class Constants {
    private Constants() {}

    public static Object narrowed(int number, Class<?> type) {
        if (type == byte.class) {
            return (byte) number;
        } else if (type == short.class) {
            return (short) number;
        } else if (type == char.class) {
            return (char) number;
        } else if (type == boolean.class) {
            return number != 0;
        }
        return number;
    }
}
