package c;

public class Core {
    public static void run() {}
}
