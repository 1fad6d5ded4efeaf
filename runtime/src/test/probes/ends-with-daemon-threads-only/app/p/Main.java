package p;

import java.util.concurrent.CountDownLatch;

public class Main {
    public static void main(String[] args) throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
        CountDownLatch started = new CountDownLatch(1);
        Thread daemon = new Thread(() -> {
            started.countDown();
            new java.util.concurrent.locks.ReentrantLock().lock();
            while (true) {
                java.util.concurrent.locks.LockSupport.park();
            }
        });
        daemon.setDaemon(true);
        daemon.start();
        started.await();
        System.out.println("main ends");
    }
}
