package dev.hotreload.state;

import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The quick way to the value of one added field: a cell at a fixed index of the array that hangs on the prepared field.
 *
 * <p>A record, because the JIT takes the fields of records for constants, and so folds the index into the code.
 *
 * @param index of the field's cells
 * @param values who makes a cell that is not there yet
 */
record Slot(int index, AddedFieldValues values) {

    @Nullable
    Object reference(@Nullable Object state, @Nullable Object object) throws Throwable {
        return cell(state, object).reference;
    }

    @Nullable
    Object volatileReference(@Nullable Object state, @Nullable Object object) throws Throwable {
        Object value = cell(state, object).reference;
        VarHandle.fullFence();
        return value;
    }

    long bits(@Nullable Object state, @Nullable Object object) throws Throwable {
        return cell(state, object).bits;
    }

    long volatileBits(@Nullable Object state, @Nullable Object object) throws Throwable {
        long value = cell(state, object).bits;
        VarHandle.fullFence();
        return value;
    }

    void set(@Nullable Object state, @Nullable Object object, @Nullable Object value) throws Throwable {
        cell(state, object).reference = value;
    }

    void setVolatile(@Nullable Object state, @Nullable Object object, @Nullable Object value) throws Throwable {
        Cell cell = cell(state, object);
        VarHandle.fullFence();
        cell.reference = value;
        VarHandle.fullFence();
    }

    void set(@Nullable Object state, @Nullable Object object, long value) throws Throwable {
        cell(state, object).bits = value;
    }

    void setVolatile(@Nullable Object state, @Nullable Object object, long value) throws Throwable {
        Cell cell = cell(state, object);
        VarHandle.fullFence();
        cell.bits = value;
        VarHandle.fullFence();
    }

    Cell cell(@Nullable Object state, @Nullable Object object) throws Throwable {
        if (state instanceof Cell[] cells && index < cells.length) {
            Cell cell = cells[index];
            if (cell != null) {
                return cell;
            }
        }
        return values.slowly(object);
    }
}
