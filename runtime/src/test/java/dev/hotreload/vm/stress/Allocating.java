package dev.hotreload.vm.stress;

import java.util.ArrayList;
import java.util.List;

/** Makes garbage, and collects it. */
final class Allocating implements Runnable {
    private final StressState state;

    Allocating(StressState state) {
        this.state = state;
    }

    @Override
    public void run() {
        List<Object> held = new ArrayList<>();
        for (int i = 0; !state.isStopped; i++) {
            held.add(new byte[20_000]);
            held.add(new Foo());
            if (held.size() > 2_000) {
                held.clear();
            }
            if (i % 20_000 == 0) {
                System.gc();
            }
        }
    }
}
