package l;

public final class Lib {
    public static Thread thread(Runnable task) {
        return new Thread(task);
    }
}
