package p;

import c.Core;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

public class Main {
    static class Fails {
        static {
            boom("in a static initialiser");
        }

        static void touch() {}
    }

    static class Key implements Comparable<Key>, Cloneable {
        @Override
        public int compareTo(Key other) {
            throw new IllegalStateException("compare");
        }

        @Override
        protected Key clone() throws CloneNotSupportedException {
            return (Key) super.clone();
        }
    }

    static class NotCloneable {
        void copy() throws CloneNotSupportedException {
            clone();
        }
    }

    public static void main(String[] args) throws Throwable {
        trace(() -> Fails.touch());
        trace(() -> Fails.touch());
        trace(() -> Core.run(() -> boom("in a lambda")));
        trace(() -> new Core().get(() -> new TreeMap<>(Map.of(new Key(), 1, new Key(), 2))));
        trace(() -> List.of(3, 1).stream().map(number -> number / 0).toList());
        trace(() -> new NotCloneable().copy());
        trace(() -> new Key().clone());
        trace(() -> Main.class.getDeclaredMethod("boom", String.class).invoke(null, "reflective"));
        trace(() -> {
            Object key = new Key();
            String text = (String) key;
        });
        trace(() -> ((Object) null).toString());
        trace(() -> new Main().overflow(0));
        Thread thread = new Thread(() -> boom("in a thread"), "worker");
        thread.start();
        thread.join();
        StackWalker.getInstance(StackWalker.Option.SHOW_HIDDEN_FRAMES)
                .forEach(frame -> System.out.println("frame " + frame));
        Core.run(() -> StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .forEach(frame -> System.out.println(frame.getDeclaringClass().isHidden() + " " + frame.getMethodName())));
        System.out.println(new Core().get(() ->
                StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE).getCallerClass()));
        for (StackTraceElement element : Thread.currentThread().getStackTrace()) {
            System.out.println(element.getModuleName() + " " + element);
        }
        throw new IllegalArgumentException("out of main", new RuntimeException("cause"));
    }

    private int overflow(int depth) {
        if (depth == 100_000_000) {
            return 0;
        }
        return overflow(depth + 1) + 1;
    }

    private static void boom(String where) {
        throw new IllegalStateException(where);
    }

    interface Code {
        Object run() throws Throwable;

        static Code of(Action action) {
            return () -> {
                action.run();
                return null;
            };
        }
    }

    interface Action {
        void run() throws Throwable;
    }

    private static void trace(Action code) {
        try {
            code.run();
            System.out.println("nothing thrown");
        } catch (InvocationTargetException e) {
            e.getCause().printStackTrace(System.out);
        } catch (StackOverflowError e) {
            System.out.println(e + " " + e.getStackTrace()[5]);
        } catch (Throwable e) {
            e.printStackTrace(System.out);
        }
    }
}
