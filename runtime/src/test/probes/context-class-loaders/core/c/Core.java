package c;

public final class Core {
    public static Thread thread(Runnable task) {
        return new Thread(task);
    }
}
