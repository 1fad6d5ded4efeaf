package dev.hotreload.boot;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Iterates over a set of constants in the order that is declared now. Weakly consistent, as the JDK's own iterators of
 * these sets are.
 */
final class EnumIterator implements Iterator<Object> {
    private final @Nullable Enum<?>[] order;
    private final Set<?> set;
    private int next;
    private @Nullable Object last;

    EnumIterator(@Nullable Enum<?>[] order, Set<?> set) {
        this.order = order;
        this.set = set;
    }

    @Override
    public boolean hasNext() {
        while (next < order.length && !set.contains(order[next])) {
            next++;
        }
        return next < order.length;
    }

    @Override
    public Object next() {
        Object constant = hasNext() ? order[next++] : null;
        if (constant == null) {
            throw new NoSuchElementException();
        }
        last = constant;
        return constant;
    }

    @Override
    public void remove() {
        if (last == null) {
            throw new IllegalStateException();
        }
        set.remove(last);
        last = null;
    }
}
