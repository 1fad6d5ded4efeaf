package dev.hotreload.vm.stress;

import java.io.Serializable;

/** Each way of asking an object for its interfaces, in a method of its own for the JIT. */
final class Checks {
    private Checks() {}

    static boolean isRunnable(Object object) {
        return object instanceof Runnable;
    }

    static boolean isReflected(Object object) {
        return Runnable.class.isInstance(object) && Runnable.class.isAssignableFrom(object.getClass());
    }

    static boolean isCast(Object object) {
        try {
            Runnable runnable = (Runnable) object;
            return runnable != null;
        } catch (ClassCastException no) {
            return false;
        }
    }

    static boolean isStored(Object[] runnables, Object object) {
        try {
            runnables[0] = object;
            return true;
        } catch (ArrayStoreException no) {
            return false;
        }
    }

    static boolean runs(Object object) {
        try {
            ((Runnable) object).run();
            return true;
        } catch (ClassCastException | IncompatibleClassChangeError no) {
            return false;
        }
    }

    static boolean isTwice(Object object) {
        try {
            return ((Twice) object).twice() == 2 && object instanceof Twice;
        } catch (ClassCastException | IncompatibleClassChangeError no) {
            return false;
        }
    }

    static boolean greets(Object object) {
        try {
            return ((Greets) object).hello() >= 5 && object instanceof Greets;
        } catch (ClassCastException | IncompatibleClassChangeError no) {
            return false;
        }
    }

    static boolean isOne(Object object) {
        try {
            return ((One) object).first() == 1 && object instanceof One;
        } catch (ClassCastException | IncompatibleClassChangeError no) {
            return false;
        }
    }

    static boolean isExtra(Object object) {
        try {
            return ((Extra) object).zeroth() == 0 && object instanceof Extra;
        } catch (ClassCastException | IncompatibleClassChangeError no) {
            return false;
        }
    }

    /** Must never be false for an object of {@link Whole}. */
    static boolean isStillBoth(Both both) {
        return both.first() == 1 && both.second() == 2;
    }

    /** The JIT knows the exact class. */
    static boolean isNewRunnable() {
        Object made = new Foo();
        return made instanceof Runnable;
    }

    static boolean newRuns() {
        Object made = new Foo();
        return isRunnable(made) && isCast(made) && runs(made);
    }

    static boolean runsLocked(Object object) {
        synchronized (object) {
            return object instanceof Runnable && runs(object);
        }
    }

    static boolean isNamedTwice(Object array) {
        return Twice.class.isAssignableFrom(Named.class) && array instanceof Twice[];
    }

    static boolean isArray(Object array) {
        return array instanceof Runnable[];
    }

    /** Must never be false for an object of {@link Foo}. */
    static boolean isStillFoo(Object object) {
        return object instanceof Serializable && object instanceof Foo;
    }

    static int count(Object[] objects) {
        int count = 0;
        for (Object object : objects) {
            if (object instanceof Runnable) {
                count++;
            }
        }
        return count;
    }

    static int runAll(Object[] objects) {
        int count = 0;
        for (Object object : objects) {
            if (object instanceof Runnable && runs(object)) {
                count++;
            }
        }
        return count;
    }
}
