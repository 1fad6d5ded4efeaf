package dev.hotreload.vm.stress;

import java.util.Arrays;
import java.util.Random;

/** Asks all the time; what was asked while nothing changed must be as it should be. */
final class Comparing implements Runnable {
    private static final int WHOLE_EVERY = 64;
    private static final int ASKED = 7;

    private final StressState state;
    private final Object[] objects;
    private final int others;
    private final int foos;
    private final Random random;
    private final Object[] runnables = new Runnable[1];
    private final Object[] arrayOfFoos = new Foo[1];
    private final Object[] arrayOfNamed = new Named[1];

    Comparing(StressState state, Object[] objects, long seed) {
        this.state = state;
        this.objects = objects;
        this.others = (int)
                Arrays.stream(objects).filter(each -> each instanceof Other).count();
        this.foos =
                (int) Arrays.stream(objects).filter(each -> each instanceof Foo).count();
        this.random = new Random(seed);
    }

    @Override
    public void run() {
        for (long round = 0; !state.isStopped; round++) {
            compare(state.epoch.get(), round % WHOLE_EVERY == 0);
        }
    }

    private void compare(int epoch, boolean isWhole) {
        boolean isAdopted = StressState.isAdopted(epoch);
        Object object = objects[random.nextInt(objects.length)];
        boolean isOther = object instanceof Other;
        boolean isFoo = object instanceof Foo;
        boolean expected = (isFoo && isAdopted) || isOther;
        int yes = yes(Checks.isRunnable(object))
                + yes(Checks.isReflected(object))
                + yes(Checks.isCast(object))
                + yes(Checks.isStored(runnables, object))
                + yes(Checks.runs(object))
                + yes(Checks.isTwice(object))
                + yes(Checks.runsLocked(object));
        boolean isNamedTwice = Checks.isNamedTwice(arrayOfNamed);
        boolean isNewRunnable = Checks.isNewRunnable();
        boolean newRuns = Checks.newRuns();
        boolean isArray = Checks.isArray(arrayOfFoos);
        int counted = isWhole ? Checks.count(objects) : 0;
        int ran = isWhole ? Checks.runAll(objects) : 0;
        if (isFoo && !Checks.isStillFoo(object)) {
            state.wrong("no Foo any more: " + object);
        }
        boolean greets = Checks.greets(object);
        boolean isOne = Checks.isOne(object);
        boolean isExtra = Checks.isExtra(object);
        if (object instanceof Whole whole
                && (!Checks.isStillBoth(whole) || whole.zeroth() != 0 || whole.third() != 3)) {
            state.wrong("Whole has other methods");
        }
        if (object instanceof Foo foo && foo.hello() != 5) {
            state.wrong("Foo greets otherwise");
        }
        if (object instanceof Bar bar && (bar.before() != 11 || bar.zAfter() != 22)) {
            state.wrong("Bar has other methods");
        }
        // In the middle of a change any answer is right, as long as there is one.
        if (state.epoch.get() == epoch && !StressState.isChanging(epoch)) {
            state.compared.incrementAndGet();
            int count = isAdopted ? foos + others : others;
            if (yes != (expected ? ASKED : 0)
                    || greets != (isFoo && state.hasFirst(isAdopted))
                    || isOne != (isAdopted && object instanceof Whole)
                    || isExtra != (state.hasFirst(isAdopted) && object instanceof Whole)
                    || isNamedTwice != isAdopted
                    || isNewRunnable != isAdopted
                    || newRuns != isAdopted
                    || isArray != isAdopted
                    || (isWhole && (counted != count || ran != count))) {
                state.wrong("epoch " + epoch + ", " + object.getClass().getSimpleName() + ": " + yes + " of " + ASKED
                        + ", new is " + isNewRunnable + ", runs " + newRuns + ", array is " + isArray + ", counted "
                        + counted + ", ran " + ran + " of " + count + ", greets " + greets + ", is one " + isOne
                        + ", is extra " + isExtra + ", named twice " + isNamedTwice + "; asked again " + askAgain());
            }
        }
    }

    /**
     * What tells a memory that is wrong from compiled code that is: the same questions by reflection, and once more.
     */
    private String askAgain() {
        Object made = new Foo();
        return "reflected: new " + Runnable.class.isInstance(made) + ", array "
                + Runnable[].class.isInstance(arrayOfFoos)
                + "; the same: new is " + Checks.isNewRunnable() + ", runs " + Checks.newRuns() + " (is "
                + Checks.isRunnable(made) + ", cast " + Checks.isCast(made) + ", runs " + Checks.runs(made)
                + "), array is " + Checks.isArray(arrayOfFoos);
    }

    private static int yes(boolean answer) {
        return answer ? 1 : 0;
    }
}
