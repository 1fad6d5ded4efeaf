package com.example.app;

import java.nio.file.Path;

/** Edits this very program at random while it runs, and compares it with a fresh start at the end. */
public class App {

    public static void main(String[] args) throws Exception {
        int edits = Integer.parseInt(args[0]);
        Sum sum = new Sum();
        Path root = Path.of("..").toAbsolutePath().normalize();
        System.out.println("start: " + sum.show());
        Caller caller = new Caller(sum);
        caller.start();

        OtherBuild build = new OtherBuild(root, Path.of(args[1]), args[2]);
        new Edits(root).run(edits, build);
        build.await();

        String expected = new FreshStart(root).run();
        long end = System.nanoTime() + 60_000_000_000L;
        while (!sum.show().equals(expected) && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        System.out.println("fresh: " + expected);
        System.out.println("running: " + sum.show());
        System.out.println("calls: " + caller.end());
    }
}
