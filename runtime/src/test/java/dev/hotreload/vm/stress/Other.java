package dev.hotreload.vm.stress;

/** Has the interfaces from the start. */
class Other implements Runnable, Twice {
    int runs;

    @Override
    public void run() {
        runs++;
    }

    @Override
    public int one() {
        return 1;
    }
}
