package p;

import java.util.Arrays;

public class Main {
    public static void main(String[] args) throws Exception {
        Thread main = Thread.currentThread();
        System.out.println(main + " " + main.getId() + " " + main.isDaemon() + " " + main.getThreadGroup().activeCount());
        Thread[] threads = new Thread[100];
        int count = main.getThreadGroup().enumerate(threads);
        System.out.println(Arrays.asList(threads).subList(0, count));
        System.out.println(main.getThreadGroup().activeGroupCount());
        System.out.println(main.getThreadGroup().getParent().getName());
        Thread next = new Thread(() -> {});
        System.out.println(next.getName() + " " + next.getThreadGroup().getName() + " " + next.isDaemon());
        System.out.println(Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon())
                .map(Thread::getName)
                .filter(name -> !name.equals("DestroyJavaVM"))
                .toList());
        System.out.println(main.isInterrupted() + " " + main.getPriority() + " " + main.getUncaughtExceptionHandler());
    }
}
