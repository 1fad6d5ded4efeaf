package dev.hotreload.agent;

import java.util.concurrent.ThreadFactory;

/** Makes the runtime's own threads: daemons of the system's thread group, where applications do not look. */
final class DaemonThreads implements ThreadFactory {
    private final ThreadGroup system;

    DaemonThreads() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        system = group;
    }

    @Override
    public Thread newThread(Runnable task) {
        Thread thread = new Thread(system, task, "hotreload", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        return thread;
    }
}
