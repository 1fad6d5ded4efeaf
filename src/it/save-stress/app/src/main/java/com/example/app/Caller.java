package com.example.app;

/** Calls the program all the time, so that changes arrive in the middle of it. */
final class Caller extends Thread {

    private final Sum sum;
    private volatile boolean ended;
    private long calls;
    private long failed;
    private Throwable died;

    Caller(Sum sum) {
        this.sum = sum;
        setDaemon(true);
    }

    @Override
    public void run() {
        while (!ended) {
            try {
                Thread.sleep(1);
                calls += sum.show().isEmpty() ? 0 : 1;
            } catch (LinkageError e) {
                // Between two modules of another build; those of a batch change together.
                failed++;
            } catch (Throwable e) {
                died = e;
                return;
            }
        }
    }

    String end() throws InterruptedException {
        ended = true;
        join();
        return died != null ? "died of " + died : calls + ", failed between two modules: " + failed;
    }
}
