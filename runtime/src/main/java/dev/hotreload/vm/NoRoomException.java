package dev.hotreload.vm;

/** A class cannot be given the interfaces that it should have; nothing has changed. The message says which and why. */
public final class NoRoomException extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean isForNow;

    NoRoomException(String reason) {
        this(reason, false);
    }

    private NoRoomException(String reason, boolean isForNow) {
        super(reason);
        this.isForNow = isForNow;
    }

    /** Because of what a thread is doing at the moment. */
    static NoRoomException forNow(String reason) {
        return new NoRoomException(reason, true);
    }

    /** Whether it may be possible in a moment, because a thread is just loading or linking a class. */
    public boolean isForNow() {
        return isForNow;
    }
}
