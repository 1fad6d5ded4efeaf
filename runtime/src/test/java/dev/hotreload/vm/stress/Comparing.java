package dev.hotreload.vm.stress;

import java.util.Arrays;
import java.util.Random;

/** Asks all the time; what was asked while nothing changed must be as it should be. */
final class Comparing implements Runnable {
    private static final int WHOLE_EVERY = 64;
    private static final int ASKED = 7;
    private static final int ASKED_OF_NEW = 3;

    private final StressState state;
    private final Object[] objects;
    private final int others;
    private final Random random;
    private final Object[] runnables = new Runnable[1];
    private final Object[] foos = new Foo[1];

    Comparing(StressState state, Object[] objects, long seed) {
        this.state = state;
        this.objects = objects;
        this.others = (int)
                Arrays.stream(objects).filter(each -> each instanceof Other).count();
        this.random = new Random(seed);
    }

    @Override
    public void run() {
        for (long round = 0; !state.isStopped; round++) {
            int epoch = state.epoch.get();
            if (StressState.isChanging(epoch)) {
                Thread.onSpinWait();
            } else {
                compare(epoch, round % WHOLE_EVERY == 0);
            }
        }
    }

    private void compare(int epoch, boolean isWhole) {
        boolean isAdopted = StressState.isAdopted(epoch);
        Object object = objects[random.nextInt(objects.length)];
        boolean isOther = object instanceof Other;
        boolean expected = isAdopted || isOther;
        int yes = yes(Checks.isRunnable(object))
                + yes(Checks.isReflected(object))
                + yes(Checks.isCast(object))
                + yes(Checks.isStored(runnables, object))
                + yes(Checks.runs(object))
                + yes(Checks.isTwice(object))
                + yes(Checks.runsLocked(object));
        int ofNew = yes(Checks.isNewRunnable()) + yes(Checks.newRuns()) + yes(Checks.isArray(foos));
        int counted = isWhole ? Checks.count(objects) : 0;
        int ran = isWhole ? Checks.runAll(objects) : 0;
        if (!isOther && !Checks.isStillFoo(object)) {
            state.wrong("no Foo any more: " + object);
        }
        if (object instanceof Bar bar && (bar.before() != 11 || bar.zAfter() != 22)) {
            state.wrong("Bar has other methods");
        }
        if (state.epoch.get() == epoch) {
            state.compared.incrementAndGet();
            int count = isAdopted ? objects.length : others;
            if (yes != (expected ? ASKED : 0)
                    || ofNew != (isAdopted ? ASKED_OF_NEW : 0)
                    || (isWhole && (counted != count || ran != count))) {
                state.wrong("epoch " + epoch + ", " + object.getClass().getSimpleName() + ": " + yes + " of " + ASKED
                        + ", new " + ofNew + " of " + ASKED_OF_NEW + ", counted " + counted + ", ran " + ran + " of "
                        + count);
            }
        }
    }

    private static int yes(boolean answer) {
        return answer ? 1 : 0;
    }
}
