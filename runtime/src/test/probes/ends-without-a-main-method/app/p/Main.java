package p;

public class Main {
    static void start() {}
}
