package dev.hotreload.vm;

/**
 * A word of the JVM's memory that is to change.
 *
 * @param size 4 or 8 bytes
 * @param before what is there now: if it is anything else when it is written, nothing is
 */
record Word(Memory memory, long address, int size, long before, long now) {

    static Word ofLong(Memory memory, long address, long now) {
        return new Word(memory, address, 8, memory.longAt(address), now);
    }

    static Word ofInt(Memory memory, long address, int now) {
        return new Word(memory, address, 4, memory.intAt(address), now);
    }

    void write() {
        replace(before, now);
    }

    void undo() {
        replace(now, before);
    }

    /** Whether the word is as it was when the change was planned. */
    boolean isAsPlanned() {
        return current() == before;
    }

    private long current() {
        return size == 8 ? memory.longAt(address) : memory.intAt(address);
    }

    private void replace(long expected, long value) {
        if (current() != expected) {
            throw new IllegalStateException("the JVM's memory is not as it was planned to be changed");
        }
        if (size == 8) {
            memory.putLong(address, value);
        } else {
            memory.putInt(address, (int) value);
        }
    }
}
