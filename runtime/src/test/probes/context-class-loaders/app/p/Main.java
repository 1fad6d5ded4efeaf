package p;

import c.Core;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import l.Lib;

public class Main {
    public static void main(String[] args) throws Exception {
        show("main");
        for (Thread thread : List.of(
                new Thread(() -> show("thread of a module")),
                Core.thread(() -> show("thread of another module")),
                Lib.thread(() -> show("thread of a library")))) {
            thread.start();
            thread.join();
        }
        ExecutorService executor = Executors.newFixedThreadPool(1);
        executor.submit(() -> show("executor")).get();
        executor.shutdown();
        CompletableFuture.runAsync(() -> show("common pool")).get();
        ForkJoinPool.commonPool().submit(() -> show("common pool, submitted")).get();
        IntStream.range(0, 1000).parallel().forEach(i -> {
            if (!name().equals("app") || !finds()) {
                System.out.println("parallel stream in " + Thread.currentThread() + ": " + name());
            }
        });
        ForkJoinPool own = new ForkJoinPool(2);
        own.submit(() -> show("own pool")).get();
        own.shutdown();
        CountDownLatch fired = new CountDownLatch(1);
        Timer timer = new Timer(true);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        show("timer");
                        fired.countDown();
                    }
                },
                0);
        fired.await();
        if (Runtime.version().feature() >= 21) {
            Thread virtual = (Thread) Thread.class
                    .getMethod("startVirtualThread", Runnable.class)
                    .invoke(null, (Runnable) () -> show("virtual thread"));
            virtual.join();
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> show("shutdown hook")));
        ClassLoader platform = ClassLoader.getPlatformClassLoader();
        Thread.currentThread().setContextClassLoader(platform);
        Thread child = new Thread(
                () -> System.out.println("inherited " + (Thread.currentThread().getContextClassLoader() == platform)));
        child.start();
        child.join();
    }

    private static void show(String where) {
        System.out.println(where + ": " + name() + " "
                + (Thread.currentThread().getContextClassLoader() == ClassLoader.getSystemClassLoader()) + " " + finds());
    }

    private static String name() {
        return Thread.currentThread().getContextClassLoader().getName();
    }

    private static boolean finds() {
        try {
            ClassLoader context = Thread.currentThread().getContextClassLoader();
            return context.loadClass("p.Main") == Main.class
                    && context.loadClass("c.Core") == Core.class
                    && context.loadClass("l.Lib") == Lib.class;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
