package p;

public class Main {
    public static void main(String[] args) throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
        Thread other = new Thread(() -> {
            System.err.println("exiting");
            System.exit(42);
        });
        other.start();
        Thread.sleep(100_000);
    }
}
